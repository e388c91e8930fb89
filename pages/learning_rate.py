"""How large may α be?"""

from gd_ui import frame

text = frame.open_page("learning_rate")
