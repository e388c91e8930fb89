"""What can be chosen on the toy page, and the run that follows."""

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from gd_core import Run, descend, full_batches
from gd_ui.controls.chosen import OnRows
from gd_ui.declared import Switch
from gd_ui.descent.settings import LearningRate
from gd_ui.rows.source import NOTES, Source


@dataclass(frozen=True)
class ToySettings(OnRows):
    """Twenty updates of BGD; `twice` is 1 where α is doubled."""

    learning_rate: LearningRate = 1e-5
    twice: Annotated[int, Switch("twice", least=0, most=1)] = 0
    source: Source = NOTES

    @cached_property
    def run(self) -> Run:
        """The run."""
        rate = (1 + self.twice) * self.learning_rate
        return descend(self.data, full_batches(len(self.data), 20), rate, 1.0)
