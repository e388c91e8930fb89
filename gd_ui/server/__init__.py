"""What Streamlit's server does by itself and this app must not have. There are no settings for it.

`python -m gd_ui.server run app.py` is `streamlit run app.py` without it from the first visitor on.
"""

from functools import cache

from gd_ui.server.inputs import take_only_what_inputs_hold
from gd_ui.server.messages import refuse_what_no_page_sends, tell_no_traceback_of_junk
from gd_ui.server.origins import ask_nobody_for_the_address, refuse_junk
from gd_ui.server.repeats import look_up_one_value, never_search_what_was_loaded, read_settings_once
from gd_ui.server.sending import send_together
from gd_ui.server.shell import say_where_the_server_is
from gd_ui.server.turns import hand_over_together, run_few_at_a_time
from gd_ui.server.uploads import bound_uploads, keep_uploads_in_memory
from gd_ui.server.watching import watch_no_files

__all__ = ["mend"]


@cache
def mend() -> None:
    """Do without all of it from now on."""
    watch_no_files()
    keep_uploads_in_memory()
    bound_uploads()
    refuse_what_no_page_sends()
    tell_no_traceback_of_junk()
    take_only_what_inputs_hold()
    ask_nobody_for_the_address()
    refuse_junk()
    say_where_the_server_is()
    hand_over_together()
    run_few_at_a_time()
    send_together()
    read_settings_once()
    look_up_one_value()
    never_search_what_was_loaded()
