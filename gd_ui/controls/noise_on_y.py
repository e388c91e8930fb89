"""The noise on y: how much, and which."""

from gd_ui.controls import link
from gd_ui.settings import WithNoise
from gd_ui.text import Text


def noise(settings: WithNoise, text: Text) -> None:
    """Its standard deviation, and the seed it is drawn by."""
    words = text.controls
    link.slider(words.noise, "noise", settings, 1.0, help=words.noise_help, format="%d")
    link.number(
        words.noise_seed, "noise_seed", settings, 1, help=words.noise_seed_help, disabled=not settings.noise
    )
