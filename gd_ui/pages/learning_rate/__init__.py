"""How large may α be?"""

from gd_ui.page import Page
from gd_ui.pages.learning_rate.export import EXPORT
from gd_ui.pages.learning_rate.lesson import LESSON
from gd_ui.pages.learning_rate.panel import ending, moved, panel
from gd_ui.pages.learning_rate.scene import learning_rate_scene
from gd_ui.pages.learning_rate.sentences import sentences
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.pages.learning_rate.words import Words

PAGE = Page(
    name="learning_rate",
    words=Words,
    initial=LearningRateSettings(),
    scene=learning_rate_scene,
    panel=panel,
    sentences=sentences,
    lesson=LESSON,
    export=EXPORT,
    ending=ending,
    hand=moved,
)
