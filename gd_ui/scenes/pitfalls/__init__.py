"""The runs that prove what the notes get wrong."""
