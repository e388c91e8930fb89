"""The points of the page that reads the notes critically: which one, its question, what there is to look at."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from gd_ui.controls import link
from gd_ui.controls.inputs import Inputs
from gd_ui.pages.pitfalls.programs import PROGRAMS
from gd_ui.pages.pitfalls.proofs import POINTS
from gd_ui.pages.pitfalls.scene import endings, run_names
from gd_ui.pages.pitfalls.settings import PitfallsSettings, Shown
from gd_ui.pages.pitfalls.words import Words
from gd_ui.text.numbers import fill

TITLE_WIDTH = 460
"""Pixels, for the longest title."""


def above(inputs: Inputs[PitfallsSettings]) -> bool:
    """Show the points, the claim and the question on it; whether what proves it may be seen, and with it why.

    Before a hall that is a slide: it fills the screen, and the remote's keys lead to the ones beside it.
    """
    with st.container(key="slide"):
        return _slide(inputs)


def _slide(inputs: Inputs[PitfallsSettings]) -> bool:
    settings, words = inputs.settings, inputs.text.of(Words)
    now, facts = settings.point, settings.proof.facts
    titles = {n: f"{n} · {point.title}" for n, point in enumerate(words.points, start=1)}
    with st.container(key="which_point", horizontal=True, vertical_alignment="bottom"):
        inputs.show("point", options=titles, then=_show_first, width=TITLE_WIDTH)
        for label, name, to, key in (
            (words.previous, "previous", now - 1, "PageUp"),
            (words.next, "next", now + 1, "PageDown"),
        ):
            nowhere = not 1 <= to <= POINTS or "point" in link.locked()
            pressed = key if link.is_presented() else None
            st.button(label, key=name, on_click=_go, args=(to,), disabled=nowhere, shortcut=pressed)
    point, program = words.points[now - 1], PROGRAMS.get(now)
    column, right = st.columns(2, gap="large")
    left = column.container(key="claim")
    left.markdown(fill(point.claim, facts))
    if program:
        left.code(program, language=None, wrap_lines=True)  # its colours are too faint to read
    with right if program else left:
        told = _question(inputs)
    if told:
        right.markdown(fill(point.why, facts))
        right.markdown(f":small[{words.source.format(source=point.source)}]")
    return told


def panel(inputs: Inputs[PitfallsSettings]) -> None:
    """Show the runs to look at, and how they ended."""
    settings, text = inputs.settings, inputs.text
    labels: dict[str, str] = {}
    for shown, places in settings.offered.items():
        names = run_names(replace(settings, shown=shown), text)
        all_of_them = len(places) == len(settings.proof.cases)
        labels[shown] = text.of(Words).together if all_of_them else " / ".join(names)
    now = settings.shown if settings.shown in labels else Shown.FIRST
    inputs.show("proof", value=now, options=labels)
    st.markdown("\n\n".join(endings(settings, text)))


def _question(inputs: Inputs[PitfallsSettings]) -> bool:
    """No answer is chosen at first; what is chosen stays in the input and goes nowhere else."""
    words, number, facts = inputs.text.of(Words), inputs.settings.point, inputs.settings.proof.facts
    point = words.points[number - 1]
    answers = [fill(answer, facts) for answer in point.answers]
    guess = st.radio(
        f"**{fill(point.question, facts)}**", range(len(answers)), index=None,
        format_func=answers.__getitem__, key=f"guess_{number}",
    )  # fmt: skip
    if guess is not None:
        verdict = words.right if guess == point.right else words.wrong
    elif _reveals(inputs, f"reveal_{number}"):
        verdict = words.answer
    else:
        return False
    st.markdown(verdict.format(answer=answers[point.right]))
    return True


def ending(inputs: Inputs[PitfallsSettings], said: Sequence[str]) -> None:
    """All that is said stands above the runs, and how they ended beside them."""


def _reveals(inputs: Inputs[PitfallsSettings], key: str) -> bool:
    """Whether the answer is shown without a guess; before a hall a key tells it, for good."""
    words, told = inputs.text.of(Words), f"told_{key}"
    if not link.is_presented():
        return st.toggle(words.reveal, key=key)
    if not st.session_state.get(told):
        st.button(words.tell, key=key, on_click=st.session_state.update, args=({told: True},), shortcut="A")
    return bool(st.session_state.get(told))


def _show_first(point: int) -> None:
    link.forget(["proof"])


def _go(point: int) -> None:
    """To another point, and to what it shows first."""
    link.choose("point", point)
    link.choose("proof", Shown.FIRST)
