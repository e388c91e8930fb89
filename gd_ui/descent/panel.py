"""The controls of a method's page, and how its run ended."""

from collections.abc import Sequence

import streamlit as st

from gd_ui.controls import link
from gd_ui.controls.inputs import Inputs
from gd_ui.data.panel import data_panel
from gd_ui.descent.inputs import start, way_back
from gd_ui.descent.sentences import rate_too_large
from gd_ui.descent.settings import (
    AS_IN_THE_NOTES,
    AS_PRINTED,
    MOST_READ_BY_A_RUN,
    MOST_UPDATES,
    WITH_NOISE,
    Method,
    Settings,
    StopOn,
)
from gd_ui.descent.table import step_table


def panel(inputs: Inputs[Settings]) -> None:
    """Show what sets the run up; what one moves is in the player. How the inputs stand is in shell.css."""
    settings, words = inputs.settings, inputs.text.panel
    drawn = [] if settings.method is Method.BGD else ["draw", "seed"]
    length = "epochs" if settings.visits_every_row else "updates"
    ways = {code: inputs.words("stop").choices[code] for code in StopOn if code not in settings.not_offered}
    if settings.method is Method.BGD:
        ways[StopOn.BATCH] = words.stop_cost

    def set_up() -> None:
        _presets(inputs)
        for name in drawn:
            inputs.show(name)
        start(inputs)
        inputs.show(length)
        inputs.show("stop", options=ways)
        inputs.show("tol", disabled=settings.stop_on is StopOn.NEVER)

    tolerance = [] if settings.stop_on is StopOn.NEVER else [inputs.told("tol")]
    told = [*map(inputs.told, drawn), inputs.told(length), inputs.told("stop", ways), *tolerance]
    inputs.behind("more", words.more, set_up, told)
    if settings.updates_allowed < settings.updates_asked:
        counts = {"asked": settings.updates_asked, "allowed": settings.updates_allowed}
        counts |= {"most_updates": MOST_UPDATES, "most_rows": MOST_READ_BY_A_RUN}
        st.info(words.too_many.format(**{name: f"{count:,}" for name, count in counts.items()}))
    data_panel(inputs)


def _presets(inputs: Inputs[Settings]) -> None:
    method, words, off = inputs.settings.method, inputs.text.panel, bool(link.alone_free())
    presets = {"as_in_notes": AS_IN_THE_NOTES[method], "with_noise": WITH_NOISE[method]}
    presets |= {"as_printed": AS_PRINTED} if method is Method.MINI_BATCH else {}
    with st.container(key="presets", horizontal=True):
        for name, preset in presets.items():
            help_text = getattr(words, f"{name}_help")
            st.button(
                getattr(words, name), key=name, help=help_text, on_click=link.apply, args=(preset,), disabled=off
            )  # fmt: skip


def ending(inputs: Inputs[Settings], said: Sequence[str]) -> None:
    """How the run ended, and a way back where α was too large."""
    st.markdown("\n\n".join(said))
    if rate_too_large(inputs.settings.run):
        way_back(inputs.settings, inputs.text)


def below(inputs: Inputs[Settings]) -> None:
    """Every step as a table."""
    settings, text = inputs.settings, inputs.text
    opener = st.expander(text.table.title, key="table", on_change="rerun")
    if not opener.open:
        return
    with opener:
        table, left_out = step_table(settings.run, text)
        digits = dict.fromkeys(table.select_dtypes("float"), st.column_config.NumberColumn(format="%.8g"))
        if left_out:
            st.markdown(f":small[{text.table.left_out.format(count=f'{left_out:,}')}]")
        st.dataframe(table, hide_index=True, column_config=digits)
