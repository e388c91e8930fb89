"""A class in a browser: a teacher opens it and looks at the wall, a student's phone is counted there and led."""

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page, expect

from gd_ui.classroom.words import WORDS
from gd_ui.pages import BY_NAME
from gd_ui.pages.teach.plans import PLANS, STEPS
from gd_ui.text import LANGUAGES
from harness.page import settle, until
from harness.player import Player
from harness.seats import Desk, Seat
from tests.apart import awaited_apart
from tests.browser.conftest import App
from tests.browser.test_accessible import violations

OpenPage = Callable[..., Page]
EN, ZH = WORDS["en"], WORDS["zh"]
PAGE = "/bgd?lr=8e-05&lock=w0&view=present"


def test_who_is_in_no_class_asks_for_nothing_of_it(open_page: OpenPage) -> None:
    asked: list[str] = []
    page = open_page("/bgd", "lr=2e-05", player=True, cold=True)
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    settle(page)
    Player(page).press("last")
    assert asked
    assert not [url for url in asked if "class" in url]
    assert page.get_by_test_id("gd-class").count() == 0


def test_a_class_from_its_opening_to_its_end(app: App, open_page: OpenPage) -> None:
    teacher = open_page("/teach", cold=True, width=1920, height=1080)
    teacher.get_by_role("button", name=EN.open.open).click()
    link = teacher.get_by_test_id("gd-classroom-students").input_value()
    own = teacher.get_by_test_id("gd-classroom-own").input_value()
    code = link.partition("class=")[2]
    assert re.fullmatch(rf"{app.url}/teach#teach={code}\.[\w-]{{22}}", own)
    teacher.goto(app.url + PAGE)
    settle(teacher)
    wall = teacher.get_by_test_id("gd-wall")
    expect(wall).to_be_visible()

    phone = open_page("/", f"class={code}&lang=zh", cold=True, width=390, height=664, touch=True, fresh=True)
    expect(phone.get_by_test_id("gd-class-chip")).to_contain_text(code)
    expect(teacher.get_by_test_id("gd-wall-here")).to_have_text("1 here")
    is_led(teacher, phone, f"{link}&lang=zh")
    is_counted(teacher, phone)
    the_run_is_drawn(teacher, phone, app, code)
    assert [one for one in violations(teacher) if "gd-wall" in one] == []
    phone.get_by_test_id("gd-class-chip").click()
    assert [one for one in violations(phone) if "gd-class" in one] == []
    leaves_and_comes_back(phone, app, code)

    teacher.goto(app.url + "/teach")
    settle(teacher)
    teacher.get_by_role("button", name=EN.open.end).click()
    teacher.get_by_role("button", name=EN.open.end_yes).click()
    expect(teacher.get_by_test_id("gd-classroom-said")).to_have_text(EN.open.ended)
    expect(phone.get_by_test_id("gd-class-note")).to_contain_text(ZH.student.ended)
    expect(phone.get_by_test_id("gd-class-chip")).to_be_hidden()
    phone.goto(f"{app.url}/bgd?class=abc&lang=zh")
    expect(phone.get_by_test_id("gd-class-note")).to_contain_text(ZH.problems["gone"])
    teacher.goto(own)
    expect(teacher.get_by_test_id("gd-classroom-said")).to_have_text(EN.problems["gone"])


def is_led(teacher: Page, phone: Page, link: str) -> None:
    """By a key to the teacher's page, with its settings and locks, in the phone's own language; and asked there."""
    teacher.keyboard.press("l")
    expect(teacher.get_by_test_id("gd-wall-sent")).to_have_text(EN.wall.sent_open)
    phone.wait_for_url(re.compile(r"/bgd\?(?=.*lr=8e-05)(?=.*lock=w0)(?=.*lang=zh)(?!.*sent=)"))
    settle(phone)
    expect(phone.get_by_test_id("gd-question").get_by_role("radio").first).to_be_visible()
    assert Player(phone).update == 0
    phone.goto(link)  # whoever opens it again is led there, too
    phone.wait_for_url(re.compile(r"/bgd\?(?=.*lr=8e-05)(?=.*lock=w0)(?!.*sent=)"))
    settle(phone)
    phone.get_by_test_id("gd-question").get_by_role("radio").first.wait_for()


def is_counted(teacher: Page, phone: Page) -> None:
    """Once, however often it changes its mind; and nothing is told before it is shown."""
    for answer in (0, 3, 1):
        phone.get_by_test_id("gd-question").get_by_role("radio").nth(answer).check()
    expect(teacher.get_by_test_id("gd-wall-answered")).to_have_text("1 of 1 have answered.")
    phone.goto(f"{phone.url.partition('/bgd')[0]}/sgd?lang=zh")
    settle(phone)
    teacher.keyboard.press("l")
    phone.wait_for_url(re.compile(r"/bgd\?(?!.*sent=)"))
    expect(phone.get_by_test_id("gd-question").get_by_role("radio").nth(1)).to_be_checked()  # it counts
    bars = teacher.get_by_test_id("gd-wall-bars")
    expect(bars).to_be_hidden()
    teacher.get_by_role("button", name=EN.wall.show).click()
    expect(bars.get_by_role("row")).to_have_count(5)
    counts = bars.get_by_role("cell")
    expect(counts).to_have_text(["0", "1", "0", "0"])
    phone.get_by_test_id("gd-question").get_by_role("radio").nth(2).check()
    expect(phone.get_by_test_id("gd-class-note")).to_contain_text(ZH.problems["shown"])
    expect(phone.get_by_test_id("gd-question").get_by_role("radio").nth(1)).to_be_checked()
    expect(counts).to_have_text(["0", "1", "0", "0"])
    assert teacher.locator("[data-right]").count() == 0
    Player(teacher).press("last")
    expect(teacher.locator("[data-right]")).to_have_count(1)


def the_run_is_drawn(teacher: Page, phone: Page, app: App, code: str) -> None:
    """Of the phone, and of one more that needs no updates to speak of."""
    said = teacher.get_by_test_id("gd-wall-runs-said")
    expect(said).to_have_text("update 0")  # how many it needs is what is asked
    other = Seat(app.url, code)

    async def runs() -> None:
        await other.say("join")
        await other.say("answer", question="bgd?", answer=[1 / 26600, 1.0])

    awaited_apart(runs())
    needed = teacher.get_by_test_id("gd-wall-needed").get_by_role("row", include_hidden=True)
    expect(needed).to_have_count(0)
    teacher.keyboard.press("r")
    expect(needed).to_have_text(["21", "more than 1001"])
    expect(said).to_contain_text("Fewest: 2 updates (1 ×)")
    canvas = teacher.locator(".gd-wall canvas")
    expect(canvas).to_have_attribute("data-left", "1")
    teacher.keyboard.press("u")
    phone.wait_for_url(re.compile(r"/bgd\?(?!.*lock=)"))
    expect(phone.get_by_test_id("gd-class-note")).to_contain_text(ZH.student.free)


def leaves_and_comes_back(phone: Page, app: App, code: str) -> None:
    phone.get_by_test_id("gd-class-leave").click()
    expect(phone.get_by_test_id("gd-class")).to_have_count(0)
    assert "class=" not in phone.url
    phone.goto(f"{app.url}/bgd?class={code.lower()}&lang=zh")
    expect(phone.get_by_test_id("gd-class-chip")).to_contain_text(code)


def test_the_plan_of_45_minutes_with_a_class(app: App, open_page: OpenPage) -> None:
    """At each step the page for the projector goes to all, a phone and two more are counted, and it is shown.

    The phone sees the first run to its end, and is asked at the start of the next all the same.
    """
    teacher = open_page("/teach", cold=True, width=1920, height=1080)
    teacher.get_by_role("button", name=EN.open.open).click()
    code, secret = teacher.get_by_test_id("gd-classroom-own").input_value().partition("teach=")[2].split(".")
    phone = open_page("/", f"class={code}", cold=True, width=390, height=664, touch=True, fresh=True)
    expect(phone.get_by_test_id("gd-class-chip")).to_be_visible()
    others = [Seat(app.url, code), Seat(app.url, code)]
    awaited_apart(joined(others))
    for slot in PLANS["hour"]:
        view = STEPS[slot.step].first
        teacher.goto(f"{app.url}/{view.address(LANGUAGES['en'], 'hour')}")
        settle(teacher)
        expect(teacher.get_by_test_id("gd-wall")).to_be_visible()
        teacher.keyboard.press("l")
        until(phone, lambda: where(phone) == where(teacher), "the teacher's page")
        settle(phone)
        link = awaited_apart(others[0].say("now")).said["sent"]["link"]
        assert all(name in link for name in view.lock)
        question = phone.get_by_test_id("gd-question")
        asked = BY_NAME[view.page].lesson.ask
        if asked is None:
            continue
        expect(teacher.get_by_test_id("gd-question").get_by_role("radio").first).to_be_visible()
        assert Player(teacher).update == 0
        answer = asked(view.settings, LANGUAGES["en"]).right
        chosen = question.locator(f"input[value='{answer}']")
        expect(chosen).not_to_be_checked()  # the same page asks once more
        assert Player(phone).update == 0
        chosen.check()
        awaited_apart(answered(others, link, answer))
        expect(teacher.get_by_test_id("gd-wall-answered")).to_have_text(re.compile("^3 of"))
        teacher.keyboard.press("s")
        expect(teacher.get_by_test_id("gd-wall-bars").get_by_role("cell").filter(has_text="3")).to_have_count(
            1
        )
        if slot is PLANS["hour"][0]:
            Player(phone).press("last")
    awaited_apart(Desk(app.url, code, secret).say("end"))
    expect(teacher.get_by_test_id("gd-wall")).to_contain_text(EN.wall.ended)
    teacher.get_by_test_id("gd-wall-close").click()
    expect(teacher.get_by_test_id("gd-wall")).to_have_count(0)


def where(page: Page) -> tuple[str, dict[str, str]]:
    """The page and what is chosen there."""
    address = urlsplit(page.url)
    asked = dict(parse_qsl(address.query))
    return address.path, {
        name: value for name, value in asked.items() if name not in ("lang", "view", "plan", "k")
    }


async def joined(seats: list[Seat]) -> None:
    for seat in seats:
        assert (await seat.say("join")).status == 200


async def answered(seats: list[Seat], link: str, answer: str) -> None:
    """The question of that link, as a browser names it."""
    page, _, query = link.partition("?")
    aside = {"lock", "only", "ask"}
    about = "&".join(part for part in query.split("&") if part.partition("=")[0] not in aside)
    for seat in seats:
        assert (await seat.say("answer", question=f"{page}?{about}", answer=answer)).status == 204
