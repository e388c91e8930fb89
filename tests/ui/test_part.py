"""What is sent to bring a part of the page that the browser draws."""

import re

from gd_ui.player import part
from gd_ui.server.static import STATIC


def test_the_players_files_come_at_once_and_plotly_without_which_it_draws_after_them() -> None:
    loader = part.sent("player")["js"]
    (at_once,) = re.findall(r'of "(.*?)"\.split', loader)
    assert {"player", "figure", "../part"} <= set(at_once.split())
    assert all((STATIC / "player" / f"{file}.js").exists() for file in at_once.split())
    assert "plotly" not in at_once
    assert f'const later = "{part.PLOTLY}"' in loader
    assert (STATIC / "player" / part.PLOTLY).exists()
    assert 'const later = ""' in part.sent("keep")["js"]
