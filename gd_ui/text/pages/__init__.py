"""The words of the pages beside the three methods', one file a page, both languages in it."""
