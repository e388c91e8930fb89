"""The page that reads the notes critically: which point, the question on it, and what is said after the answer."""

from dataclasses import dataclass, replace

import streamlit as st

from gd_ui.controls import inputs, link
from gd_ui.pages.pitfalls.proofs import POINTS
from gd_ui.pages.pitfalls.scene import endings, run_names
from gd_ui.pages.pitfalls.settings import Pitfalls, Shown
from gd_ui.text import Text
from gd_ui.text.numbers import fill
from gd_ui.text.pages.pitfall_point import Point
from gd_ui.text.pages.pitfall_programs import PROGRAMS

TITLE_WIDTH = 460
"""Pixels, for the longest title."""


@dataclass(frozen=True)
class PitfallPanel:
    """What is asked and said of the point that `settings` have, in one language."""

    settings: Pitfalls
    text: Text

    @property
    def point(self) -> Point:
        """The words of the point."""
        return self.text.pitfalls.points[self.settings.point - 1]

    def choose(self) -> None:
        """The ten points, and the way to the one before and the one after."""
        words, now = self.text.pitfalls, self.settings.point
        titles = {str(n): f"{n} · {point.title}" for n, point in enumerate(words.points, start=1)}
        with st.container(key="which_point", horizontal=True, vertical_alignment="bottom"):
            inputs.select(words.point, "point", str(now), titles, then=_show_first, width=TITLE_WIDTH)
            for label, key, to in ((words.previous, "previous", now - 1), (words.next, "next", now + 1)):
                nowhere = not 1 <= to <= POINTS or "point" in link.locked()
                st.button(label, key=key, on_click=_go, args=(to,), disabled=nowhere)

    def ask(self) -> bool:
        """The claim and the question on it, and why, once it may be told; whether it may."""
        program = PROGRAMS.get(self.settings.point)
        left, right = st.columns(2, gap="large")
        left.markdown(self._filled(self.point.claim))
        if program:
            left.code(program, language=None, wrap_lines=True)  # its colours are too faint to read
        with right if program else left:
            told = self._question()
        if told:
            right.markdown(self._filled(self.point.why))
            right.markdown(f":small[{self.text.pitfalls.source.format(source=self.point.source)}]")
        return told

    def runs(self) -> None:
        """What there is to look at, and how the runs that are shown ended."""
        words, settings = self.text.pitfalls, self.settings
        labels: dict[str, str] = {shown: self._label(shown) for shown in settings.offered}
        now = settings.shown if settings.shown in labels else Shown.FIRST
        inputs.choice(words.runs, "proof", now, labels)
        st.markdown("\n\n".join(endings(settings, self.text)))

    def _label(self, shown: Shown) -> str:
        all_of_them = len(self.settings.offered[shown]) == len(self.settings.proof.cases)
        names = run_names(replace(self.settings, shown=shown), self.text)
        return self.text.pitfalls.together if all_of_them else " / ".join(names)

    def _question(self) -> bool:
        """No answer is chosen at first; what is chosen stays in the input and goes nowhere else."""
        words, point, number = self.text.pitfalls, self.point, self.settings.point
        answers = [self._filled(answer) for answer in point.answers]
        guess = st.radio(
            f"**{self._filled(point.question)}**", range(len(answers)), index=None,
            format_func=answers.__getitem__, key=f"guess_{number}",
        )  # fmt: skip
        if guess is not None:
            verdict = words.right if guess == point.right else words.wrong
        elif st.toggle(words.reveal, key=f"reveal_{number}"):
            verdict = words.answer
        else:
            return False
        st.markdown(verdict.format(answer=answers[point.right]))
        return True

    def _filled(self, template: str) -> str:
        return fill(template, self.settings.proof.facts)


def _show_first(point: str) -> None:
    link.forget(["proof"])


def _go(point: int) -> None:
    """To another point, and to what it shows first."""
    link.choose("point", point)
    link.choose("proof", Shown.FIRST)


def above(settings: Pitfalls, text: Text) -> bool:
    """The point and its question; whether what proves it may be seen."""
    panel = PitfallPanel(settings, text)
    panel.choose()
    return panel.ask()


def panel(settings: Pitfalls, text: Text) -> None:
    """Show the runs to look at, and how they ended."""
    PitfallPanel(settings, text).runs()
