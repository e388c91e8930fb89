"""Costs that are no parabola, the rules raced on them, how often noise leaves a trap."""
