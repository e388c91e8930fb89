"""What stands on a student's screen: the controls and what they hold, as a browser keeps it from run to run."""

from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from harness.students.controls import Control, control_of


class Screen:
    """The page as it was sent. A part of the page that runs by itself has a name, its `fragment`; "" is the page.

    `controls`, `openers` and `uploaders` say, by their ids, what can be moved, opened and given a file, and in which
    part it stands; `states` what a browser says of them; `components` what such a part of the page got that the browser
    draws; `kept` the hashes of large messages it need not get again.
    `shown` is the hash of the page's script. A page that `runs_again` does so by itself when its connection has been
    lost.
    """

    def __init__(self) -> None:
        self.controls: dict[str, tuple[Control, str]] = {}
        self.openers: dict[str, str] = {}
        self.uploaders: dict[str, str] = {}
        self.states: dict[str, WidgetState] = {}
        self.components: dict[str, bytes] = {}
        self.kept: set[str] = set()
        self.pages: dict[str, str] = {}
        self.session = self.query = self.shown = ""
        self.exceptions = 0
        self.runs_again = False

    def begin(self, fragment: str) -> None:
        """A run of the part begins: what stood in it is sent anew."""
        self.controls = {name: one for name, one in self.controls.items() if fragment and one[1] != fragment}
        self.openers = {name: part for name, part in self.openers.items() if fragment and part != fragment}
        self.uploaders = {
            name: part for name, part in self.uploaders.items() if fragment and part != fragment
        }
        self.kept = set()

    def take(self, message: ForwardMsg) -> bool:
        """Show what came; whether the run has ended with it."""
        kind = message.WhichOneof("type")
        if kind == "delta":
            self._show(message.delta)
            self.kept.update([message.hash] if message.metadata.cacheable else [])
        elif kind == "ref_hash":
            self.kept.add(message.ref_hash)
        elif kind == "new_session":
            self.session = message.new_session.initialize.session_id or self.session
            self.shown = message.new_session.page_script_hash
        elif kind == "navigation":
            self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
            self.shown = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        return kind == "script_finished" and message.script_finished != message.FINISHED_EARLY_FOR_RERUN

    def end(self) -> None:
        """The run has ended: of what is gone nothing is said any more."""
        here = self.controls.keys() | self.openers.keys() | self.uploaders.keys()
        self.states = {name: state for name, state in self.states.items() if name in here}

    def movable(self) -> list[tuple[Control, str]]:
        """The controls in parts of the page; all of them on a page that has no parts."""
        everywhere = list(self.controls.values())
        return [one for one in everywhere if one[1]] or everywhere

    def _show(self, delta: Delta) -> None:
        element, part = delta.new_element, delta.fragment_id
        kind = element.WhichOneof("type")
        if name := delta.add_block.expandable.id:
            self.openers[name] = part
        elif control := control_of(element):
            self.controls[control.id] = control, part
            if control.state and (control.told or control.id not in self.states):
                self.states[control.id] = control.state
        elif kind == "file_uploader":
            self.uploaders[element.file_uploader.id] = part
        if kind == "bidi_component":
            self.components[element.bidi_component.id] = element.bidi_component.bytes
            self.runs_again |= element.bidi_component.component_name == "gd_connection"
        self.exceptions += kind == "exception"
