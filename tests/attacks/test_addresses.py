"""Addresses that no page has, and requests from elsewhere, at the proxy and straight at a process."""

import pytest

from harness.attackers.addresses import ask, ask_as, long_paths, open_from, ways_out
from harness.attackers.wire import Heard
from tests.attacks.conftest import Attacked
from tests.attacks.marks import MARKS

INSIDE = (b"root:", b"open_page", b"enableStaticServing", b"reverse_proxy", b"[core]", b"PATH=", b"Traceback")
REFUSED = (400, 403, 404, 414, 431)
both_ways = pytest.mark.parametrize("through", ("proxy", "process"))


def tells(heard: Heard) -> bool:
    return any(inside in heard.raw for inside in (*INSIDE, *MARKS))


def is_refused_or_the_app(heard: Heard) -> bool:
    """An address that is none of a file is a page's, and then comes the app's one HTML page."""
    return heard.status in REFUSED or (heard.status == 200 and b"<!DOCTYPE html>" in heard.raw)


@both_ways
def test_none_of_1400_ways_to_write_it_leads_out_of_the_folders(attacked: Attacked, through: str) -> None:
    answers = attacked.by(ask(getattr(attacked, through), ways_out()))
    assert len(answers) > 1300
    assert not [path for path, heard in answers.items() if tells(heard) or not is_refused_or_the_app(heard)]


@both_ways
def test_an_address_of_a_megabyte_is_answered(attacked: Attacked, through: str) -> None:
    answers = attacked.by(ask(getattr(attacked, through), long_paths()))
    assert not [path[:20] for path, heard in answers.items() if not is_refused_or_the_app(heard)]


@both_ways
def test_whatever_host_is_named_the_answer_is_the_app_or_none(attacked: Attacked, through: str) -> None:
    answers = attacked.by(ask_as(getattr(attacked, through)))
    assert not [host for host, heard in answers.items() if not is_refused_or_the_app(heard)]


def test_no_page_of_another_origin_opens_a_websocket_through_the_proxy(attacked: Attacked) -> None:
    answers = attacked.by(open_from(attacked.proxy))
    assert {heard.status for heard in answers.values()} == {403}


def test_nor_at_a_process_but_one_of_this_computer(attacked: Attacked) -> None:
    answers = attacked.by(open_from(attacked.process))
    assert {origin for origin, heard in answers.items() if heard.status == 101} == {"http://127.0.0.1"}
