"""One descent of a method: what can be chosen, its picture, what is said of it, and the page of a method."""
