"""The lesson frame: predict, then see; tasks tick themselves; the code runs with the picture."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gd_ui.descent.settings import AS_IN_THE_NOTES, Method
from gd_ui.pages.bgd import words as bgd_words
from gd_ui.pages.sgd import words as sgd_words
from gd_ui.text import LANGUAGES
from harness.player import Player, Still
from tests.browser.test_accessible import violations

OpenPage = Callable[..., Page]
PlayerAt = Callable[..., Player]
EN = LANGUAGES["en"].lesson
BGD, SGD = LANGUAGES["en"].of(bgd_words.Words).question, LANGUAGES["en"].of(sgd_words.Words).question
LEFT_OUT = ".gd-plot .subplot.x2y2 .trace"
"""The loss ahead of the clock."""


def asked(open_page: OpenPage, path: str = "/bgd", query: str = "", **how: object) -> Player:
    player = Player(open_page(path, query, player=True, fresh=True, **how))
    player.part("question").wait_for()
    return player


def played(player: Player) -> None:
    player.part("speed").select_option("60")
    player.press("play")
    player.wait_for_end()


# ---- predict, then see


def test_an_answer_is_kept_until_the_run_was_played_and_then_judged(open_page: OpenPage) -> None:
    player = asked(open_page, "/sgd")
    verdict = player.part("verdict")
    player.page.get_by_label(SGD.never).check()
    assert EN.captions.right not in verdict.inner_text()
    played(player)
    expect(verdict).to_contain_text(EN.captions.you_said.format(answer=SGD.never))
    expect(verdict).to_contain_text(EN.captions.right)


def test_a_wrong_answer_is_told_what_happened(open_page: OpenPage) -> None:
    player = asked(open_page, query="lr=5e-5")
    player.page.get_by_label(BGD.away).check()
    player.press("last")
    expect(player.part("verdict")).to_contain_text(EN.captions.wrong.format(answer=BGD.across))
    expect(player.part("verdict")).to_contain_text("1 − α·L = −0.33")


def test_the_question_never_blocks_moves_nothing_under_the_pointer_and_is_asked_once(
    open_page: OpenPage,
) -> None:
    player = asked(open_page)
    before = player.part("play").bounding_box()
    player.part("speed").select_option("60")
    player.press("play")
    assert player.part("play").bounding_box() == before
    player.wait_for_end()
    expect(player.part("verdict")).to_contain_text(BGD.down)
    assert player.part("play").bounding_box() == before
    player.page.reload()
    player.part("handle").wait_for()
    expect(player.part("question")).to_be_hidden()


def test_dont_ask_holds_on_every_page(open_page: OpenPage) -> None:
    player = asked(open_page)
    player.part("dont-ask").focus()
    player.page.keyboard.press("Enter")
    expect(player.part("question")).to_be_hidden()
    assert player.page.evaluate("document.activeElement.dataset.testid") == "gd-play"
    player.page.goto(player.page.url.replace("/bgd", "/sgd"))
    player.part("handle").wait_for()
    expect(player.part("question")).to_be_hidden()


def test_what_would_give_the_answer_away_is_hidden_until_the_run_is_played(open_page: OpenPage) -> None:
    player = asked(open_page)
    page = player.page
    ahead, zone = page.locator(LEFT_OUT).first, page.get_by_text("straight down, never across the bottom")
    ending = page.get_by_text("Stopped by the tolerance")
    for one in (ahead, zone, ending):
        expect(one).to_be_hidden()
    player.press("forward")
    for one in (ahead, zone):
        expect(one).to_be_visible()
    expect(ending).to_be_hidden()
    player.press("last")
    expect(ending).to_be_visible()


def test_another_learning_rate_is_another_question(open_page: OpenPage) -> None:
    player = asked(open_page)
    player.page.get_by_label(BGD.down).check()
    player.page.get_by_test_id("gd-rate-ruler").get_by_role("button", name="2/L").click()
    expect(player.part("question")).to_contain_text("α = 7.519e−5")
    expect(player.page.get_by_label(BGD.down)).to_be_checked()
    player.press("last")
    expect(player.part("verdict")).to_contain_text(EN.captions.wrong.format(answer=BGD.same))


def test_whoever_moves_the_learning_rate_first_sees_what_it_does_unless_a_teacher_insists(
    open_page: OpenPage,
) -> None:
    for query, seen in (("", True), ("ask=always", False)):
        player = asked(open_page, query=query)
        player.part("rate").press("ArrowRight")
        expect(player.part("question")).to_be_visible(visible=not seen)
        player.page.wait_for_url("**lr=*")
        player.page.locator(".gd-bent").wait_for(state="detached")
        expect(player.part("question")).to_be_visible(visible=not seen)
        expect(player.page.locator(LEFT_OUT).first).to_be_visible(visible=seen)


@pytest.mark.parametrize("method", Method)
def test_the_question_is_on_a_phones_first_screen_with_play_and_the_parabola(
    open_page: OpenPage, method: Method
) -> None:
    player = asked(open_page, f"/{method}", width=390, height=844, touch=True)
    for name in ("question", "play", "handle"):
        box = player.part(name).bounding_box()
        assert box and box["y"] >= 0 and box["y"] + box["height"] <= 844, name
    handle, question = player.part("handle").bounding_box(), player.part("question").bounding_box()
    assert handle and question and handle["y"] + handle["height"] <= question["y"]


def test_axe_finds_nothing_wrong_in_a_question_and_its_verdict(open_page: OpenPage) -> None:
    player = asked(open_page, "/sgd", width=390)
    assert violations(player.page) == []
    player.press("last")
    expect(player.part("verdict")).not_to_be_empty()
    assert violations(player.page) == []


# ---- tasks


def test_a_task_is_ticked_when_its_run_has_been_seen_to_the_end_and_stays_so(open_page: OpenPage) -> None:
    player = Player(open_page("/bgd", "lr=3.759e-5", player=True))
    task = player.page.locator("[data-task=three]")
    player.press("forward")
    player.rest()
    expect(task).to_have_attribute("data-done", "false")
    played(player)
    expect(task).to_have_attribute("data-done", "true")
    expect(player.page.locator("[data-task=overshoot]")).to_have_attribute("data-done", "false")
    expect(player.part("tasks-title")).to_contain_text(EN.captions.done.format(done=1, count=5))
    player.page.goto(player.page.url.split("?")[0])
    expect(task).to_have_attribute("data-done", "true")
    player.press("reset")
    expect(task).to_have_attribute("data-done", "false")


# ---- the code


def test_the_codes_numbers_are_those_of_the_step_shown(player_at: PlayerAt) -> None:
    run = AS_IN_THE_NOTES[Method.MINI_BATCH].run
    player = player_at("/mini_batch")
    notes = player.page.locator(".gd-note")
    assert notes.all_inner_texts() == [""] * 6
    player.scrub([3])
    rows, before, cost, gradient, after, stop = notes.all_inner_texts()
    assert {int(row) - 1 for row in rows.removeprefix("rows ").split(" · ")[0].split(", ")} == set(
        run.rows_of(2)
    )
    assert float(before.removeprefix("w = ")) == pytest.approx(run.w[2], abs=1e-4)
    assert float(cost) == pytest.approx(run.batch_cost[2], rel=1e-4)
    assert float(gradient.replace("−", "-")) == pytest.approx(run.gradient[2], rel=1e-5)
    assert float(after) == pytest.approx(run.w[3], abs=1e-4)
    assert stop == EN.code.go_on
    player.press("last")
    expect(notes.last).to_have_text(EN.code.stop)


LIT = """() => {
    window.litByTest = [];
    const look = () => {
        const lit = [...document.querySelectorAll(".gd-code-line")].findLastIndex((node) => node.matches(".gd-lit"));
        if (litByTest.at(-1) !== lit) litByTest.push(lit);
        window.litByTest.look = requestAnimationFrame(look);
    };
    look();
}"""
"""From now on, each line that is lit."""
NOT_ANY_MORE = "() => (cancelAnimationFrame(litByTest.look), [...litByTest])"


def test_the_running_line_is_lit_from_the_drawn_rows_to_the_update(player_at: PlayerAt) -> None:
    player = player_at("/bgd")
    player.part("speed").select_option("0.5")

    def lit(time: Still) -> list[int]:
        player.page.evaluate(LIT)
        time.passes(1.5)
        lines: list[int] = player.page.evaluate(NOT_ANY_MORE)
        return lines

    with player.still() as time:
        assert lit(time) == [-1]
        player.press("forward")
        player.press("first")
        player.press("play")
        assert [line for line in lit(time) if line >= 0][:3] == [0, 3, 4]
        player.press("last")
        assert lit(time) == [5]


def test_the_code_is_open_where_there_is_room_and_stays_as_it_was_left(open_page: OpenPage) -> None:
    phone = Player(open_page("/bgd", width=390, height=844, touch=True, player=True))
    expect(phone.page.locator(".gd-code-line").first).to_be_hidden()
    wide = Player(open_page("/bgd", player=True))
    expect(wide.page.locator(".gd-code-line").first).to_be_visible()
    wide.press("code-title")
    wide.page.reload()
    expect(wide.part("code-title")).to_be_visible()
    expect(wide.page.locator(".gd-code-line").first).to_be_hidden()


# ---- the pages beside the methods' (tests/browser/test_new_student.py predicts and does a task on each of them)


def test_a_task_is_ticked_by_the_run_that_a_link_opens(open_page: OpenPage) -> None:
    player = asked(open_page, "/search", "low=1.5&high=2.5&points=101")
    expect(player.page.locator("[data-task=fine]")).to_have_attribute("data-done", "false")
    player.press("last")
    expect(player.page.locator("[data-task=fine]")).to_have_attribute("data-done", "true")


def test_the_page_on_the_notes_has_tasks_under_the_run_that_proves_a_point(open_page: OpenPage) -> None:
    page = open_page("/pitfalls", "point=2", fresh=True)
    page.get_by_role("switch").check(force=True)
    player = Player(page)
    player.part("last").wait_for()
    expect(player.part("question")).to_be_hidden()
    player.press("last")
    expect(page.locator("[data-task=lucky]")).to_have_attribute("data-done", "true")
