"""How large may α be?"""

from gd_ui.pages import show

show("learning_rate")
