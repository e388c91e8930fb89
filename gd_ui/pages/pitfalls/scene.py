"""What proves a point, as a scene: one run with all that moves in it, or several side by side; and how they ended."""

from dataclasses import replace

from gd_ui.descent.scene import descent_scene
from gd_ui.descent.sentences import ending
from gd_ui.pages.pitfalls.proofs import Case
from gd_ui.pages.pitfalls.settings import PitfallsSettings
from gd_ui.pages.pitfalls.together import together
from gd_ui.pages.pitfalls.words import Words
from gd_ui.rows.source import Source
from gd_ui.scene.scene import FIRST_SPEED, Scene
from gd_ui.scene.schema import HeadTrack, TextTrack, Track
from gd_ui.text import Text
from gd_ui.text.numbers import fill

MANY, FAST = 100, 15
"""A run of so many updates is played so fast to begin with, in updates a second."""


def proof_scene(chosen: PitfallsSettings, text: Text) -> Scene:
    """The runs that are chosen to be shown."""
    cases = [chosen.proof.cases[k] for k in chosen.runs]
    if len(cases) > 1:
        return together(cases, run_names(chosen, text), text)
    return _one(cases[0], text)


def endings(chosen: PitfallsSettings, text: Text) -> list[str]:
    """How each of them ended, with its name where there are several."""
    ended = [ending(chosen.proof.cases[k].run, Source().asked, text).line for k in chosen.runs]
    if len(ended) == 1:
        return ended
    names = run_names(chosen, text)
    return [text.of(Words).ended.format(run=name, line=line) for name, line in zip(names, ended, strict=True)]


def run_names(chosen: PitfallsSettings, text: Text) -> list[str]:
    """What the runs that are shown are called."""
    names = text.of(Words).points[chosen.point - 1].runs
    return [fill(names[k], chosen.proof.facts) for k in chosen.runs]


def _one(case: Case, text: Text) -> Scene:
    """A method's picture, but its start cannot be dragged: the words beside it tell what this very run did."""
    scene = descent_scene(case.run, text, case.true_epochs, Source())
    tracks: list[Track] = []
    for track in scene.tracks:
        if isinstance(track, HeadTrack):
            track = replace(track, drag=None)
        elif isinstance(track, TextTrack) and track.slot == "sentence":
            track = replace(track, first=text.of(Words).start)
        tracks.append(track)
    return replace(scene, tracks=tracks, speed=FAST if case.run.updates > MANY else FIRST_SPEED)
