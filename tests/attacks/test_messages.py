"""What no browser sends through the websocket: junk is cut off, and nobody has power over the server or others."""

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from gd_ui.server.connections import is_wanted
from harness.attackers import frames, inputs, messages
from harness.attackers.attacker import Answer, on_page
from tests.apart import awaited_apart
from tests.attacks.conftest import Attacked

FORBIDDEN = {"git_info_changed", "file_urls_response"}


def went_well(answer: Answer) -> bool:
    return not (answer.exceptions or answer.lost or answer.seen)


@pytest.mark.parametrize("through", ("proxy", "process"))
def test_junk_is_cut_off_and_what_leads_to_nothing_harms_nobody(attacked: Attacked, through: str) -> None:
    with attacked.grows_at_most(60):
        outcomes = attacked.by(frames.send_all(getattr(attacked, through)))
    assert not [name for name, outcome in outcomes.items() if outcome.closed != outcome.ends]
    assert not [name for name, outcome in outcomes.items() if b"Traceback" in outcome.said]


def test_of_rare_messages_none_stops_the_server_or_tells_of_the_host(attacked: Attacked) -> None:
    with attacked.grows_at_most(100):
        answers = attacked.by(messages.ask_unusual(attacked.url))
    assert not {what: answer for what, answer in answers.items() if not went_well(answer)}
    assert not {what for what, answer in answers.items() if FORBIDDEN & answer.kinds}


@pytest.mark.parametrize(
    "what", ("clear_cache", "load_git_info", "debug_shutdown_runtime", "debug_disconnect_websocket")
)
def test_a_visitor_has_no_power_over_the_server(what: str) -> None:
    message = BackMsg()
    setattr(message, what, True)
    assert not is_wanted(message)


def test_nothing_is_written_to_the_hosts_disk_for_a_visitor() -> None:
    writes = BackMsg()
    for kind in ("install_skills", "dismiss_skills_nudge"):
        getattr(writes.backend_operation_request, kind).SetInParent()
        assert not is_wanted(writes)


def test_values_that_no_input_can_have_count_as_none(attacked: Attacked) -> None:
    with attacked.grows_at_most(100):
        answers = attacked.by(inputs.move_wrongly(attacked.url, "mini_batch"))
    assert len(answers) == 2 * len(inputs.wrong_states("any"))
    assert not [answer for answer in answers if not went_well(answer)]


def test_who_asks_500_times_without_waiting_is_answered_in_the_end(attacked: Attacked) -> None:
    assert went_well(attacked.by(messages.hurry(attacked.url)))


def test_a_session_is_not_had_by_naming_one(attacked: Attacked) -> None:
    async def name_one() -> tuple[str, Answer]:
        visitor = await on_page(attacked.url, "mini_batch")
        visitor.drop()
        visitor.screen.session = messages.NOT_OURS
        await visitor.connect()
        answer = await visitor.runs_again()
        visitor.drop()
        return visitor.screen.session, answer

    session, answer = awaited_apart(name_one())
    assert session != messages.NOT_OURS
    assert went_well(answer)
