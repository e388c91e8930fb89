"""Run a page without a browser.

What the browser draws comes as `at.get("bidi_component")`: see seen.py. What a page writes into the URL
is not seen here: that needs a test in a browser.
"""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

RunPage = Callable[..., AppTest]
HOME = Path(__file__).parents[2] / "home.py"


@pytest.fixture(scope="session", autouse=True)
def _installed_packages_are_searched_once() -> Iterator[None]:
    """Streamlit reads the metadata of every package at each run of an AppTest: four fifths of what a page costs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests)
        )
        yield


@pytest.fixture
def run_page() -> RunPage:
    """`run_page("pages/bgd.py", lr="1e-4")`: that page as run once with that URL, nothing raised."""

    def run(page: str = "home.py", **query: str) -> AppTest:
        at = AppTest.from_file(HOME, default_timeout=30)
        at.query_params.update(query)
        at.session_state["more"] = True  # as a visitor who has opened the seldom used inputs
        at.session_state["data_panel"] = True
        at.session_state["more_weights"] = True
        if page != "home.py":
            at.switch_page(page)  # from home, as a visitor does: page links need to know the other pages
        at.run()
        assert not at.exception, at.exception
        return at

    return run
