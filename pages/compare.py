"""Which method wins?"""

from gd_ui import frame

text = frame.open_page("compare")
