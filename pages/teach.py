"""Lessons to give with the pages: plans, worksheets, the names in a link."""

from gd_ui.pages import teach

teach.show()
