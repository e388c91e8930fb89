"""2,000 links with anything in them are answered with a whole page each."""

import os

from gd_ui.declared import NAMES
from harness.attackers.links import JUNK, PAGES, Opened, fuzzed, known, open_links, pair, values
from tests.attacks.conftest import Attacked

LINKS = 2000
EACH = 1 if os.environ.get("ALL_LINKS") else 23
"""Of them `make test` opens every 23rd, `make stress` all."""
ASKS_FIRST = {"pitfalls", "teach"}
"""Pages that open without a player."""
KEPT = 150
"""MB: Streamlit keeps 128 sessions for two minutes, 0.3 MB each, and we the costly results that all share."""


def is_whole(opened: Opened) -> bool:
    """A title, words, and the player with its scene."""
    wanted = {"heading", "markdown"} | (set() if opened.link.page in ASKS_FIRST else {"gd_player"})
    return wanted <= opened.kinds and not opened.lost and not opened.exceptions


def test_every_name_in_a_link_is_tried_alone_and_with_others() -> None:
    tried = "&".join(link.query for link in fuzzed(LINKS))
    assert set(NAMES) < set(known())
    assert all(tried.count(f"{name}=") > 30 for name in known())
    assert len(fuzzed(LINKS)) == LINKS
    assert max(len(link.query) for link in fuzzed(LINKS)) > 1_000_000


def test_among_the_links_that_are_opened_are_all_pages_all_names_alone_and_all_junk() -> None:
    links = fuzzed(LINKS)[::EACH]
    alone = {link.query for link in links}
    pairs = {one for query in alone for one in query.split("&")}
    assert {link.page for link in links} == set(PAGES)
    assert all(any(pair(name, value) in alone for value in values(name)) for name in known())
    assert all(any(pair(name, junk) in pairs for name in known()) for junk in JUNK)


def test_each_is_answered_with_a_whole_page_and_nothing_from_inside_or_from_another_student(
    attacked: Attacked,
) -> None:
    links = fuzzed(LINKS)[::EACH]
    with attacked.grows_at_most(KEPT):
        opened = attacked.by(open_links(attacked.url, links, at_once=3))
    assert len(opened) == len(links)
    assert not [one for one in opened if not is_whole(one)]
    assert not [one for one in opened if one.seen]
