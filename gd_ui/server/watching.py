"""No watching of files where none is wanted."""

from streamlit import config
from streamlit.runtime.app_session import AppSession


def watch_no_files() -> None:
    """Where no files are to be watched, none are, also for a session that comes back after a lost connection.

    Streamlit 1.67 asks for the setting when a session begins, not when it comes back; the watcher it then makes walks
    through all modules after the next run, which took 100 ms of the server for each visitor.
    """
    register = AppSession.register_file_watchers

    def register_where_wanted(session: AppSession) -> None:
        if config.get_option("server.fileWatcherType") != "none":
            register(session)

    AppSession.register_file_watchers = register_where_wanted  # type: ignore[assignment, method-assign]
