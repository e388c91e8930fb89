"""Every step of a run as a table."""

import numpy as np
import pandas as pd

from gd_core import Run
from gd_ui.text import Text

HEAD, TAIL = 300, 100
"""A longer run shows its first and its last updates: the table travels with every change of a setting."""
ROWS_NAMED = 8


def step_table(run: Run, text: Text) -> tuple[pd.DataFrame, int]:
    """One row per update, and how many updates are left out of the middle."""
    shown = np.arange(run.updates)
    left_out = max(run.updates - HEAD - TAIL, 0)
    if left_out:
        shown = np.concatenate([shown[:HEAD], shown[-TAIL:]])
    words = text.table
    columns = {
        words.update: shown + 1,
        words.epoch: run.epochs[shown + 1].round(3),
        words.rows: [_rows(run, int(update)) for update in shown],
        words.batch_loss: run.batch_cost[shown],
        words.gradient: run.gradient[shown],
        words.w: run.w[shown + 1],
        words.cost: run.cost[shown + 1],
    }
    return pd.DataFrame(columns), left_out


def _rows(run: Run, update: int) -> str:
    rows = run.rows_of(update)
    named = ", ".join(str(row + 1) for row in rows[:ROWS_NAMED])
    return named if len(rows) <= ROWS_NAMED else f"{named} … ({len(rows)})"
