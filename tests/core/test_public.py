"""What the engine gives to whoever imports it."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

import gd_core


@pytest.mark.parametrize("name", [module.name for module in iter_modules(gd_core.__path__)])
def test_no_module_hides_behind_something_of_its_name(name: str) -> None:
    module = import_module(f"gd_core.{name}")
    assert getattr(gd_core, name) is module
    assert all(hasattr(module, public) for public in getattr(module, "__all__", ()))
