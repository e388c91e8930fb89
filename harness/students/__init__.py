"""A class of students, as far as the server can tell: they join, move controls, change pages, upload, come back."""
