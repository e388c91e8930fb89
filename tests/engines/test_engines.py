"""In Chromium, Firefox and WebKit every page plays, answers the hand and is kept, and its numbers are the engine's."""

from collections.abc import Callable
from dataclasses import replace
from math import log10
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from gd_core import LandscapeName
from gd_core.arrays import Floats
from gd_ui.pages import BY_NAME
from gd_ui.pages.landscape.settings import MOMENTUM, LandscapeSettings
from gd_ui.pages.pitfalls.settings import PitfallsSettings
from harness.engines import Seat
from tests.browser.test_hand import OPENS, RUNS
from tests.browser.test_keep import in_the_ball

STEPS = 12
NEAR = 0.02
"""Of the ruler: as far as a landmark catches the thumb and a pixel leads it."""
PICTURE = "return document.querySelector('.gd-over').innerHTML"
BALL = """const { x, y, width, height } = document.querySelector(".gd-over .gd-head circle").getBoundingClientRect();
    return [x + width / 2, y + height / 2];"""
LISTEN = "window.saidErrors = []; addEventListener('error', ({ message }) => saidErrors.push(message))"
LINKS = {
    **{name: name for name in BY_NAME},
    "race": "landscape?cost=shallow",
    "asked": "landscape?cost=several&rules=momentum",
}
"""What is opened: every page, a race by one weight, and a run that only the server knows."""
VALLEY = replace(LandscapeSettings.of(LandscapeName.VALLEY), rules=(MOMENTUM,))
SEVERAL = replace(LandscapeSettings.of(LandscapeName.SEVERAL), rules=(MOMENTUM,))
RACE = LandscapeSettings.of()


class Ruled(NamedTuple):
    """A learning rate on a ruler: its name in the link, the ruler's ends in powers of ten, and where it is moved."""

    key: str
    ends: tuple[float, float]
    opens: float
    low: float
    high: float
    typed: float


def along(settings: LandscapeSettings) -> Floats:
    """The first weight of the first rule."""
    w: Floats = next(iter(settings.runs.values())).trajectory.w
    return w if w.ndim == 1 else w[:, 0]


def first_proof(_rate: float, _start: float) -> Floats:
    chosen = PitfallsSettings()
    return chosen.proof.cases[chosen.runs[0]].run.w


FIRST_RUN: dict[str, Callable[[float, float], Floats]] = {
    **{name: lambda rate, start, run=run: run(rate, start).w for name, run in RUNS.items()},  # type: ignore[misc]
    "landscape": lambda rate, start: along(replace(VALLEY, rate=rate, first=start)),
    "race": lambda rate, start: along(replace(RACE, rate=rate, first=start)),
    "asked": lambda rate, start: (
        along(replace(SEVERAL, rate=rate, first=start)).astype("f4").astype("f8")  # as it is sent
    ),
    "pitfalls": first_proof,
}
"""w of the first run of each, by its learning rate and its start."""
RULED = {
    **{name: Ruled("lr", (-7, -3), OPENS.get(name, 1e-5), 1e-6, 6e-5, 2e-5) for name in RUNS},
    "landscape": Ruled("rate", (-3, 0), VALLEY.rate, 2e-3, 6e-2, 1.2e-2),
    "race": Ruled("rate", (-3, 0), RACE.rate, 2e-3, 2e-1, 2e-2),
    "asked": Ruled("rate", (-3, 0), SEVERAL.rate, 2e-3, 2e-1, 1.2e-2),
}
STARTS = {"landscape": VALLEY.first, "race": RACE.first, "asked": SEVERAL.first}
BALLS = {**dict.fromkeys(RUNS.keys() - {"noise"}, "w0"), "race": "p0", "asked": "p0"}
"""Those whose ball can be dragged (the runs of /noise have one start), and what the link then calls it."""
BENT = RULED.keys() - {"asked"}
"""Those whose runs bend in the hand."""


@pytest.mark.parametrize("name", LINKS)
def test_a_page_plays_answers_the_hand_and_is_kept_with_the_numbers_of_the_engine(
    here: Seat, url: str, name: str
) -> None:
    here.open(url, f"/{LINKS[name]}{'&' if '?' in LINKS[name] else '?'}lang=en")
    if name == "pitfalls":
        answer(here)
    here.wait_for_player()
    here.js(LISTEN)
    rate, start = RULED[name].opens if name in RULED else 0.0, STARTS.get(name, 1.0)
    agrees(here, name, rate, start)
    plays(here)
    if name in RULED:
        rate = drag_the_rate(here, name, start)
        rate = type_the_rate(here, name, start)
    if name in BALLS:
        start = drag_the_ball(here, name, rate)
    assert here.js("return saidErrors") == []
    keep(here, name, rate, start)


def test_in_the_valley_beta_bends_the_run_in_the_hand_and_a_tap_says_where_it_starts(
    here: Seat, url: str
) -> None:
    here.open(url, "/landscape?lang=en")
    here.wait_for_player()
    here.js(LISTEN)
    here.scrub([0])
    left, top, width, height = here.box("beta")
    pictures = set()

    def thumb(part: float) -> tuple[float, float]:
        return left + 14 + part * (width - 28), top + height / 2

    with here.holding(*thumb(0.5)) as move:
        for step in range(STEPS):
            move(*thumb(0.2 + 0.6 * step / STEPS))
            pictures.add(here.js(PICTURE))
        move(*thumb(0.43))
        held = at_ten(here)
    beta = sent(here, "beta", lambda now: now == pytest.approx(1 - 10 ** (-2 * 0.43), rel=NEAR))
    bent = replace(VALLEY, beta=beta)
    assert is_run(held, along(bent))
    assert len(pictures) == STEPS
    here.until(lambda: is_run(at_ten(here), along(bent)), f"the run of β = {beta}")
    here.scrub([0])
    here.part("stage")
    x, y = here.js(BALL)
    with here.holding(x + 40, y + 30):
        pass
    first = sent(here, "p0", lambda now: now > VALLEY.first)
    second = sent(here, "p1", lambda now: now < VALLEY.second)
    there = along(replace(bent, first=first, second=second))
    here.until(lambda: is_run(at_ten(here), there), f"the run from {first}, {second}")
    assert here.js("return saidErrors") == []


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


def is_run(said: list[tuple[int, float]], w: Floats) -> bool:
    """Whether that is what `gd_core` says, from the start to the end."""
    whole = len(said) > 1 and (said[0][0], said[-1][0]) == (0, len(w) - 1)
    return whole and said == [(update, float(w[update])) for update, _ in said]


def agrees(here: Seat, name: str, rate: float, start: float) -> None:
    """The run on the screen is `gd_core`'s, as soon as the last answer is there."""
    w = FIRST_RUN[name](rate, start)
    here.until(lambda: is_run(at_ten(here), w), f"the run of α = {rate}, w0 = {start}")


def plays(here: Seat) -> None:
    """From the start, by the button; and by the keyboard it stops."""
    here.scrub([0])
    here.press("play")
    here.until(lambda: int(here.said("update")) >= 2, "two updates")
    here.part("scrub").send_keys(Keys.SPACE)
    here.until(lambda: here.said("playing") == "false", "a pause")


def drag_the_rate(here: Seat, name: str, start: float) -> float:
    """Along the ruler; where the learning rate then is."""
    ruled, (first, last) = RULED[name], RULED[name].ends
    near = (last - first) * NEAR
    here.scrub([2])
    left, top, width, height = here.box("rate")

    def thumb(rate: float) -> tuple[float, float]:
        return left + 14 + (log10(rate) - first) / (last - first) * (width - 28), top + height / 2

    pictures = set()
    with here.holding(*thumb(ruled.opens)) as move:
        for step in range(STEPS + 1):
            aim = ruled.low * (ruled.high / ruled.low) ** (step / STEPS)
            move(*thumb(aim))
            here.until(lambda aim=aim: abs(log10(written(here) / aim)) < near, f"α = {aim}")  # type: ignore[misc]
            pictures.add(here.js(PICTURE))
        move(*thumb(ruled.typed * 1.3))
        held = at_ten(here)
    shown = written(here)
    rate = sent(here, ruled.key, lambda now: now == pytest.approx(shown, rel=1e-3))
    agrees(here, name, rate, start)
    if name in BENT:
        assert is_run(held, FIRST_RUN[name](rate, start))
        assert len(pictures) >= STEPS
    return rate


def type_the_rate(here: Seat, name: str, start: float) -> float:
    ruled = RULED[name]
    type_over(here.part("rate-value"), f"{ruled.typed:g}")
    rate = sent(here, ruled.key, lambda now: now == ruled.typed)
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
    start = sent(here, BALLS[name], lambda now: now == held if name in BENT else now < held)
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
        if name in BENT:
            assert max(in_the_ball(picture, x) for x in range(picture.width)) >= 12
    here.driver.get(saved(here, "page").as_uri())
    here.until(
        lambda: here.js("return document.querySelector('[data-testid=gd-player][data-updates]')"), "it"
    )
    agrees(here, name, rate, start)
    plays(here)
    if name in BENT:
        type_over(here.part("rate-value"), "3e-5")
        agrees(here, name, 3e-5, start)


def saved(here: Seat, kind: str) -> Path:
    """The file that this button saves."""
    here.part(f"keep-{kind}").send_keys(
        Keys.ENTER
    )  # by the keyboard: the list of saved files moves what is on the screen
    suffix = {"page": ".html"}.get(kind, f".{kind}")

    def named() -> list[Path]:
        # Only once it is said to be saved: a browser writes under another name first.
        said = here.part("kept").text
        return [
            file for file in here.downloads.glob(f"*{suffix}") if file.name in said and file.stat().st_size
        ]

    here.until(named, f"a file {suffix} that is said to be saved")
    return named()[0]
