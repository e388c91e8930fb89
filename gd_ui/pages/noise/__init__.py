"""The noise of batches: 200 seeds of one setting, the cloud of gradients, the floor and what removes it."""

from gd_ui.descent.hand import hand, offered_sizes
from gd_ui.page import Page
from gd_ui.pages.noise.export import EXPORT
from gd_ui.pages.noise.lesson import LESSON
from gd_ui.pages.noise.panel import ending, panel
from gd_ui.pages.noise.scene import noise_scene
from gd_ui.pages.noise.sentences import verdict
from gd_ui.pages.noise.settings import NoiseSettings
from gd_ui.pages.noise.words import Words

PAGE = Page(
    name="noise",
    words=Words,
    initial=NoiseSettings(),
    scene=noise_scene,
    panel=panel,
    sentences=verdict,
    lesson=LESSON,
    export=EXPORT,
    ending=ending,
    hand=lambda settings, text: hand(settings, text, offered_sizes(len(settings.data)), seed=True),
)
