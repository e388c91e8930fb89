"""A point for every learning rate, and the run of one of them."""
