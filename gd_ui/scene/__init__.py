"""From a run to a scene: pictures as plain data, a folder a page. Nothing here knows Streamlit."""

from gd_ui.scene.scene import Scene

__all__ = ["Scene"]
