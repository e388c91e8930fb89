"""What every test shares: hypothesis tries the same examples on every computer, however slow."""

from hypothesis import settings

settings.register_profile("same everywhere", derandomize=True, deadline=None, database=None)
settings.load_profile("same everywhere")
