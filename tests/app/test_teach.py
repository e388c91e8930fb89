"""The page for teachers: what its links open, whether its numbers are so, and its files."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from docs import teaching
from gd_core import notes_data
from gd_ui.controls import link
from gd_ui.descent.settings import AS_IN_THE_NOTES, Method
from gd_ui.pages import BY_NAME
from gd_ui.pages.teach.plans import PLANS, STEPS, View, as_markdown, facts_of, length
from gd_ui.pages.teach.sheets import as_html
from gd_ui.pages.teach.words import Words
from gd_ui.text import LANGUAGES, Text
from tests.app.conftest import RunPage
from tests.app.seen import said
from tests.static import player

EN = LANGUAGES["en"]
GOLDEN = Path(__file__).parents[1] / "core" / "golden"
VIEWS = {
    f"{name}.{place}": getattr(step, place) for name, step in STEPS.items() for place in ("first", "second")
}
BESIDE = {"lang", link.PLACE, link.LOCK, link.VIEW, link.PLAN}
"""Names that every page reads."""
both = pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)


def open_link(name: str) -> None:
    """The script that Streamlit runs in place of the page `name`: all of it that reads the link."""
    import streamlit as st

    from gd_ui.controls import link
    from gd_ui.pages import BY_NAME

    link.on_page(name)
    st.session_state.settings = link.read(BY_NAME[name].initial)
    st.session_state.beside = (link.place(), link.locked(), link.is_presented())


def links_in(markdown: str) -> list[str]:
    return re.findall(r"\]\(([a-z_]+\?[^)]*)\)", markdown)


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_a_link_opens_the_page_and_the_settings_that_the_plan_means(view: View) -> None:
    """Read as a browser hands it over, not as it was made."""
    address = urlsplit(view.address(EN, "hour"))
    asked = dict(parse_qsl(address.query))
    at = AppTest.from_function(open_link, args=(address.path,))
    at.query_params.update(asked)
    at.run()
    assert not at.exception
    assert at.session_state["settings"] == view.settings
    place, locked, presented = at.session_state["beside"]
    assert (place, presented) == (str(view.at) if view.at else None, True)
    assert locked >= set(view.lock)
    assert asked["plan"] == "hour"
    assert asked.keys() <= BY_NAME[view.page].initial.inputs | view.settings.inputs | BESIDE, (
        "a name nobody takes"
    )
    assert set(view.lock) <= view.settings.inputs


def test_every_link_of_a_plan_is_one_of_its_steps_for_the_projector_or_the_class() -> None:
    for plan, slots in PLANS.items():
        known = {view.address(EN, hall) for view in VIEWS.values() for hall in (plan, "")}
        found = links_in(as_markdown(plan, EN))
        assert len(found) == 3 * len(slots)
        assert set(found) <= known


@both
def test_a_plan_is_as_long_as_its_title_says_and_has_no_more_steps_than_there_are_digits(text: Text) -> None:
    titles = text.of(Words).plans
    for plan, slots in PLANS.items():
        assert titles[plan].title.startswith(f"{length(plan)} ")
        assert len(slots) <= 10


@both
def test_no_text_of_a_plan_is_left_unfilled(text: Text) -> None:
    for plan in PLANS:
        assert not re.findall(r"[{}]", as_markdown(plan, text))


def by_hand(rate: float, rows: list[list[int]], w: float = 1.0) -> list[float]:
    """w before and after each update, in a plain loop: x = row + 1, y = 2x."""
    path = [w]
    for batch in rows:
        slopes = [2 * (w * (row + 1) - 2 * (row + 1)) * (row + 1) for row in batch]
        w = w - rate * sum(slopes) / len(slopes)
        path.append(w)
    return path


def test_the_numbers_of_the_plans_are_those_of_plain_loops_and_of_the_notes_programs() -> None:
    every = list(range(199))
    golden: dict[str, Any] = json.loads((GOLDEN / "bgd.json").read_text())
    whole, summed, rate = facts_of("whole"), facts_of("sum"), facts_of("rate")
    assert whole["updates"] == rate["updates"] == len(golden["loss"]) == 35
    assert whole["w"] == pytest.approx(golden["w_after"][0]) == pytest.approx(1.266)
    assert whole["gradient"] == pytest.approx(sum(-2 * x * x for x in range(1, 200)) / 199) == -26600
    assert [summed["w"], summed["w_second"]] == pytest.approx(by_hand(199e-5, [every] * 2)[1:])
    assert summed["sum"] == pytest.approx(sum(-2 * x * x for x in range(1, 200)))
    assert summed["limit"] == pytest.approx(2 / 26600)
    path = by_hand(7e-5, [every] * 72)
    costs = [np.mean((w * notes_data().x - notes_data().y) ** 2) for w in path[:-1]]
    assert [cost < 1e-5 for cost in costs] == [False] * 71 + [True]
    assert [rate["updates_large"], rate["w_large"]] == pytest.approx([72, path[1]])
    assert [rate["updates_one_step"], rate["one_step"]] == pytest.approx([2, 1 / 26600], rel=1e-4)
    assert facts_of("scale")["times"] == 199**2
    assert facts_of("scale")["rate_scaled"] == pytest.approx(1e-5 * 199**2)
    assert facts_of("grid")["ten"] == pytest.approx(41.0**10)


def test_the_numbers_of_batches_are_those_of_plain_loops() -> None:
    pair, run = facts_of("pair"), AS_IN_THE_NOTES[Method.MINI_BATCH].run
    first, second = (int(row) for row in run.rows_of(0))
    assert (pair["x"], pair["x_second"]) == (first + 1, second + 1)
    assert pair["w"] == pytest.approx(by_hand(1e-5, [[first, second]])[1])
    alone = [by_hand(1e-5, [[row]])[1] for row in (first, second)]
    assert [pair["alone"], pair["alone_second"]] == pytest.approx(alone)
    assert sum(alone) / 2 == pytest.approx(pair["w"]), "what makes the mistake look true"
    assert pair["in_turn"] == pytest.approx(by_hand(1e-5, [[first], [second]])[2])
    assert abs(pair["in_turn"] - pair["w"]) > 0.1, "what makes it a mistake"
    seen = facts_of("shuffle")
    assert (seen["seen"] + seen["missed"], seen["seen_shuffled"]) == (199, 199)
    assert seen["expected"] == pytest.approx(199 * (1 - (198 / 199) ** 199))
    epoch = facts_of("epoch")
    assert epoch["one_samples"] == epoch["one"] < 199 / 10, "less than a tenth of an epoch, it is said"
    assert epoch["whole_samples"] == 199 * epoch["whole"]
    assert epoch["some_time"] < epoch["whole_time"] < epoch["one_time"], "each clock has its own winner"
    printed = len(json.loads((GOLDEN / "sgd_seed7.json").read_text())["loss"])
    assert [epoch["printed"], epoch["passed"]] == pytest.approx([printed, printed / 199])
    minima = facts_of("minima")
    assert (minima["w"], minima["w_adam"], minima["best"]) == pytest.approx((1, 1, -1), abs=0.01), "they stay"
    assert (minima["w_noise"], minima["w_momentum"]) == pytest.approx((-1, -1), abs=0.05), "they get across"
    noise = facts_of("noise")
    assert noise["floor"] > noise["median"] > 5 * noise["median_decaying"]


class Cells(HTMLParser):
    """The cells of a sheet's table, a list for each line; what stands nowhere else in it is not kept."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._in_cell = False
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        self._in_cell = self._in_cell and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.tables[-1][-1][-1] += data


@both
def test_the_answers_of_the_sheets_are_what_a_pocket_calculator_gives(text: Text) -> None:
    step, batch = Cells(as_html(text, answered=True)).tables
    w, slopes = 1.0, list[float]()
    for line in [*step[1:], *batch[1:]]:
        if line[0] == "1":
            w = 1.0
        if line[2]:
            x = float(line[2])
            e = w * x - 2 * x
            slopes.append(2 * e * x)
            found = [float(cell.replace("−", "-")) for cell in line[2:7]]
            assert found == pytest.approx([x, 2 * x, w * x, e, 2 * e * x], rel=1e-5)
        if line[-1]:
            w, slopes = w - 1e-5 * sum(slopes) / len(slopes), []
            assert float(line[-1]) == pytest.approx(w, rel=1e-5)
    assert (len(step), len(batch)) == (5, 7)


@both
def test_a_sheet_to_fill_in_has_what_is_given_and_no_answer(text: Text) -> None:
    document = as_html(text, answered=False)
    assert "filled" not in document.split("</style>")[1]
    for blank, full in zip(Cells(document).tables, Cells(as_html(text, answered=True)).tables, strict=True):
        for line, answer in zip(blank[1:], full[1:], strict=True):
            assert line[2:4] == answer[2:4]
            assert not any(line[4:5] + line[6:])
    assert document.count("<svg") == 6


def test_the_files_in_the_docs_are_what_the_app_makes() -> None:
    found = {path.name: path.read_text(encoding="utf-8") for path in teaching.WRITTEN.iterdir()}
    assert found == teaching.documents()
    assert teaching.WAYS.read_text(encoding="utf-8") == teaching.led()


def test_the_keys_lead_to_the_very_steps_of_the_plan_in_the_language_that_is_spoken() -> None:
    """1 to 9, by the browser's own code."""
    for plan, slots in PLANS.items():
        steps = json.loads(teaching.led())[plan]
        shown = links_in(as_markdown(plan, EN))[::3]
        here = f"https://lab.example/gd/sgd?lang=en&plan={plan}&view=present&k=3"
        for to, link_there in zip(steps, shown, strict=True):
            led = urlsplit(player.led(to, here))
            assert led.path == f"/gd/{urlsplit(link_there).path}"
            assert dict(parse_qsl(led.query)) == dict(parse_qsl(urlsplit(link_there).query))
        assert len(steps) == len(slots)


@both
def test_the_page_has_every_plan_the_names_and_the_sheets_to_download(run_page: RunPage, text: Text) -> None:
    at = run_page("pages/teach.py", lang=text.code)
    shown = said(at)
    for plan in PLANS:
        assert as_markdown(plan, text) in shown
    assert "`noise_seed`" in shown
    assert len(at.get("download_button")) == 2
