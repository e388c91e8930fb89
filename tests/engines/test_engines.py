"""In Chromium, Firefox and WebKit every page plays, answers the hand and is kept, and its numbers are the engine's."""

from collections.abc import Callable
from dataclasses import replace
from math import log10
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from gd_core.arrays import Floats
from gd_ui.pages import BY_NAME
from gd_ui.pages.compare.settings import CompareSettings
from gd_ui.pages.landscape.settings import LandscapeSettings
from gd_ui.pages.noise.settings import NoiseSettings
from gd_ui.pages.pitfalls.settings import PitfallsSettings
from harness.engines import Seat
from tests.browser.test_hand import RUNS
from tests.browser.test_keep import in_the_ball

STEPS = 12
LOW, HIGH = 1e-6, 6e-5
NEAR = 0.08
"""In powers of ten: two hundredths of the ruler, as far as a landmark catches the thumb and a pixel leads it."""
TYPED = 2e-5
PICTURE = "return document.querySelector('.gd-over').innerHTML"
LISTEN = "window.saidErrors = []; addEventListener('error', ({ message }) => saidErrors.push(message))"


def first_rule(_rate: float, start: float) -> Floats:
    w = next(iter(replace(LandscapeSettings.of(), first=start).runs.values())).trajectory.w
    first: Floats = (w if w.ndim == 1 else w[:, 0]).astype("f4").astype("f8")  # as it is sent
    return first


def first_proof(_rate: float, _start: float) -> Floats:
    chosen = PitfallsSettings()
    return chosen.proof.cases[chosen.runs[0]].run.w


FIRST_RUN: dict[str, Callable[[float, float], Floats]] = {
    **{name: lambda rate, start, run=run: run(rate, start).w for name, run in RUNS.items()},  # type: ignore[misc]
    "compare": lambda rate, start: (
        replace(CompareSettings(), learning_rate=rate, start=start).entries[0].run.w
    ),
    "noise": lambda rate, _start: replace(NoiseSettings(), learning_rate=rate).run.w,
    "landscape": first_rule,
    "pitfalls": first_proof,
}
"""w of each page's first run, by its learning rate and its start."""
RATES = {"compare": CompareSettings().learning_rate}
STARTS = {"landscape": LandscapeSettings.of().first}
RULED = {*RUNS, "compare", "noise"}
"""The pages whose learning rate lies on a ruler."""
BALLS = {**dict.fromkeys((*(RUNS.keys() - {"noise"}), "compare"), "w0"), "landscape": "p0"}
"""Those whose ball can be dragged (the runs of /noise have one start), and what the link then calls it."""


@pytest.mark.parametrize("name", BY_NAME)
def test_a_page_plays_answers_the_hand_and_is_kept_with_the_numbers_of_the_engine(
    here: Seat, url: str, name: str
) -> None:
    here.open(url, f"/{name}?lang=en")
    if name == "pitfalls":
        answer(here)
    here.wait_for_player()
    here.js(LISTEN)
    rate, start = RATES.get(name, 1e-5), STARTS.get(name, 1.0)
    agrees(here, name, rate, start)
    plays(here)
    if name in RULED:
        rate = drag_the_rate(here, name, start)
        rate = type_the_rate(here, name, start)
    if name in BALLS:
        start = drag_the_ball(here, name, rate)
    assert here.js("return saidErrors") == []
    keep(here, name, rate, start)


def test_the_first_page_opens(here: Seat, url: str) -> None:
    here.open(url, "/?lang=en")
    here.wait_for_player()
    plays(here)


def answer(here: Seat) -> None:
    """The question before what proves it."""
    here.find("[class*=st-key-guess_] [data-testid=stRadioOption]").click()
    here.until(lambda: here.js("return document.querySelector('[data-testid=gd-player]')"), "the player")


def at_ten(here: Seat) -> list[tuple[int, float]]:
    """What is said at ten ticks from first to last: the update and its w."""
    last = int(here.part("scrub").get_attribute("max") or 0)
    return here.scrub(sorted({round(k * last / 9) for k in range(10)}))


def is_run(said: list[tuple[int, float]], name: str, rate: float, start: float) -> bool:
    """Whether that is what `gd_core` says, from the start to the end."""
    w = FIRST_RUN[name](rate, start)
    whole = len(said) > 1 and (said[0][0], said[-1][0]) == (0, len(w) - 1)
    return whole and said == [(update, float(w[update])) for update, _ in said]


def agrees(here: Seat, name: str, rate: float, start: float) -> None:
    """The run on the screen is `gd_core`'s, as soon as the last answer is there."""
    here.until(lambda: is_run(at_ten(here), name, rate, start), f"the run of α = {rate}, w0 = {start}")


def plays(here: Seat) -> None:
    """From the start, by the button; and by the keyboard it stops."""
    here.scrub([0])
    here.press("play")
    here.until(lambda: int(here.said("update")) >= 2, "two updates")
    here.part("scrub").send_keys(Keys.SPACE)
    here.until(lambda: here.said("playing") == "false", "a pause")


def drag_the_rate(here: Seat, name: str, start: float) -> float:
    """Along the ruler; where the learning rate then is."""
    here.scrub([2])
    left, top, width, height = here.box("rate")

    def thumb(rate: float) -> tuple[float, float]:
        return left + 14 + (log10(rate) + 7) / 4 * (width - 28), top + height / 2

    pictures = set()
    with here.holding(*thumb(RATES.get(name, 1e-5))) as move:
        for step in range(STEPS + 1):
            aim = LOW * (HIGH / LOW) ** (step / STEPS)
            move(*thumb(aim))
            here.until(lambda aim=aim: abs(log10(written(here) / aim)) < NEAR, f"α = {aim}")  # type: ignore[misc]
            pictures.add(here.js(PICTURE))
        move(*thumb(TYPED * 1.3))
        held = at_ten(here)
    shown = written(here)
    rate = sent(here, "lr", lambda now: now == pytest.approx(shown, rel=1e-3))
    agrees(here, name, rate, start)
    if name in RUNS:  # they bend in the hand
        assert is_run(held, name, rate, start)
        assert len(pictures) >= STEPS
    return rate


def type_the_rate(here: Seat, name: str, start: float) -> float:
    type_over(here.part("rate-value"), "2e-5")
    rate = sent(here, "lr", lambda now: now == TYPED)
    agrees(here, name, rate, start)
    return rate


def type_over(field: WebElement, text: str) -> None:
    """As a hand does: a field that is emptied by itself has its value back."""
    field.send_keys(Keys.CONTROL + "a")
    field.send_keys(text, Keys.ENTER)


def drag_the_ball(here: Seat, name: str, rate: float) -> float:
    """Along the cost; where the run then starts."""
    here.scrub([0])
    left, top, width, height = here.box("handle")
    x, y = left + width / 2, top + height / 2
    pictures = set()
    with here.holding(x, y) as move:
        for step in range(STEPS):
            move(x - 4 * (step + 1), y)
            pictures.add(here.js(PICTURE))
        held = float(here.said("w"))
    assert len(pictures) == STEPS
    # A run that does not bend says its start when it has come: to the left of where it was.
    start = sent(here, BALLS[name], lambda now: now == held if name in RUNS else now < held)
    agrees(here, name, rate, start)
    return start


def written(here: Seat) -> float:
    """The learning rate as the ruler says it."""
    return float(here.part("rate-value").get_attribute("value") or "nan")


def sent(here: Seat, key: str, awaited: Callable[[float], bool]) -> float:
    """The number that the link says, once it is the one awaited and its run has come."""

    def chosen() -> float:
        return float(parse_qs(urlsplit(here.driver.current_url).query).get(key, ["nan"])[0])

    here.until(lambda: awaited(chosen()), f"the {key} in the link")
    here.settle()
    return chosen()


def keep(here: Seat, name: str, rate: float, start: float) -> None:
    """As a picture, and as a page, which says the same numbers; and where its run bends, it bends there, too."""
    here.find(".st-key-sharing summary").click()
    here.until(lambda: here.js("return document.querySelector('[data-testid=gd-keep-page]')"), "what is kept")
    here.settle()
    with Image.open(saved(here, "png")) as picture:
        assert picture.width > 600
        if name in RUNS:
            assert max(in_the_ball(picture, x) for x in range(picture.width)) >= 12
    here.driver.get(saved(here, "page").as_uri())
    here.until(
        lambda: here.js("return document.querySelector('[data-testid=gd-player][data-updates]')"), "it"
    )
    agrees(here, name, rate, start)
    plays(here)
    if name in RUNS:
        type_over(here.part("rate-value"), "3e-5")
        agrees(here, name, 3e-5, start)


def saved(here: Seat, kind: str) -> Path:
    """The file that this button saves."""
    before = {*here.downloads.iterdir()}
    here.part(f"keep-{kind}").send_keys(
        Keys.ENTER
    )  # by the keyboard: the list of saved files moves what is on the screen
    suffix = {"page": ".html"}.get(kind, f".{kind}")

    def new() -> list[Path]:
        files = {*here.downloads.iterdir()} - before
        return [file for file in files if file.suffix == suffix and file.stat().st_size]

    here.until(new, f"a file {suffix}")
    name = new()[0].name
    here.until(lambda: name in here.part("kept").text, "that it is saved")
    return new()[0]
