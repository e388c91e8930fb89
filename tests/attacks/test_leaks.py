"""What one student has is never seen in another's page. Every other attack looks for it, too: see `Attacker`."""

from harness.attackers.addresses import ask
from harness.attackers.attacker import INSIDE, Attacker
from harness.attackers.messages import NOT_OURS
from harness.sites import APP
from tests.apart import awaited_apart
from tests.attacks.conftest import Attacked
from tests.attacks.marks import CSV, LINK, MARKS

GUESSED = ("1", "class.csv", "mark7f3a", "mark7f3a.csv", "steps.csv", NOT_OURS, f"{NOT_OURS}.csv", "..", "*")
PLACES = (
    "/media/{}",
    "/_stcore/upload_file/{}/1",
    "/_stcore/upload_file/{0}/{0}",
    "/component/{}/index.html",
)
MORE_PLACES = (
    "/_stcore/bidi-components/{}/a.js",
    "/_stcore/message?hash={}",
    "/app/static/{}",
    "/_stcore/{}",
)


def test_a_student_sees_those_marks_in_the_own_page(attacked: Attacked) -> None:
    async def open_own() -> set[bytes]:
        owner = Attacker(attacked.url, APP.page, LINK)
        await owner.join()
        await owner.open("data_panel")
        await owner.upload("class.csv", CSV)
        owner.drop()
        return owner.seen

    seen = awaited_apart(open_own())
    assert b"mark7f3a" in seen
    assert b"1837465920" in seen
    assert len(seen & set(MARKS)) >= 4  # numbers, as the picture has them
    assert not seen & set(INSIDE)


def test_no_other_visitor_sees_them_on_any_page(attacked: Attacked) -> None:
    async def look() -> set[bytes]:
        stranger = Attacker(attacked.url)
        await stranger.join()
        for page in ("", *APP.pages):
            await stranger.turn_to(page)
            await stranger.open_all()
        stranger.drop()
        return stranger.seen

    assert attacked.by(look()) == set()


def test_no_guessed_address_gives_what_is_not_a_visitors_own(attacked: Attacked) -> None:
    paths = [place.format(name) for place in (*PLACES, *MORE_PLACES) for name in GUESSED]
    for port in (attacked.proxy, attacked.process):
        for path, heard in attacked.by(ask(port, paths)).items():
            assert heard.status in (400, 404, 405) or b"<!DOCTYPE html>" in heard.raw, path
            assert not [mark for mark in MARKS if mark in heard.raw]
