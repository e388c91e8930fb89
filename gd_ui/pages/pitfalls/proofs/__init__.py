"""The runs that prove the ten points against the notes, each computed when first asked for and kept."""

from collections.abc import Callable

from gd_ui.once import once
from gd_ui.pages.pitfalls.proofs import limits, programs, scales
from gd_ui.pages.pitfalls.proofs.proof import Case, Proof

__all__ = ["POINTS", "Case", "Proof", "proof"]

PROOFS: tuple[Callable[[], Proof], ...] = (
    programs.frozen_batch,
    programs.lucky_stop,
    programs.epoch_or_iteration,
    programs.pseudo_code,
    limits.stable_limit,
    limits.no_floor_without_noise,
    limits.graded_limit,
    limits.linear_convergence,
    scales.scaling,
    scales.factor_two,
)
POINTS = len(PROOFS)


@once(maxsize=POINTS)
def proof(point: int) -> Proof:
    """The proof of a point, from 1 to POINTS."""
    return PROOFS[point - 1]()
