"""The words of a class: the browser's declarations of them are those of Python."""

import re
from dataclasses import fields

import pytest

from deploy.precompress import ROOT
from gd_ui.classroom import words
from gd_ui.classroom.bounds import Problem

DECLARED = (ROOT / "static" / "classroom" / "message.d.ts").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", [words.OpenWords, words.StudentWords, words.WallWords, words.Words])
def test_the_browser_knows_each_word_by_its_name(kind: type) -> None:
    (body,) = re.findall(rf"export interface {kind.__name__} {{(.*?)}}", DECLARED, re.DOTALL)
    assert re.findall(r"(\w+): ", body) == [field.name for field in fields(kind)]


def test_the_browser_knows_each_problem() -> None:
    (line,) = re.findall(r"export type Problem = (.*);", DECLARED)
    assert re.findall(r"\w+", line) == [problem.value for problem in Problem]
