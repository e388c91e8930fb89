"""The noise of batches"""

from gd_ui import frame

text = frame.open_page("noise")
