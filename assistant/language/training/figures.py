"""Figures of the ear: per role, per group of roles, and how far its probabilities can be trusted.

Arrays: `truth` and `heard` are columns of ROLES, shape (n,); `probabilities` (n, len(ROLES)).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from assistant.language.clauses import Role
from assistant.language.heads import ROLES
from assistant.language.lexicon import load_data

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Columns = NDArray[np.int64]
    Scores = NDArray[np.float32]
    Flags = NDArray[np.bool_]

BINS = 10


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision, recall and F1 of one name, over `count` clauses that bear it."""

    name: str
    count: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def role_measures(truth: Columns, heard: Columns) -> list[Measure]:
    """One measure for each role, by the main role."""
    return [
        measure(role.value, truth == column, heard == column) for column, role in enumerate(ROLES)
    ]


def group_measures(truth: Columns, heard: Columns) -> list[Measure]:
    """One measure for each group of `data/groups.yaml`, by the group of the main role."""
    found = []
    for name, roles in groups().items():
        columns = [ROLES.index(role) for role in roles]
        found.append(measure(name, np.isin(truth, columns), np.isin(heard, columns)))
    return found


def measure(name: str, truth: Flags, heard: Flags) -> Measure:
    """The measure of one yes-or-no question."""
    both = int((truth & heard).sum())
    return Measure(
        name,
        int(truth.sum()),
        both / int(heard.sum()) if heard.any() else 0.0,
        both / int(truth.sum()) if truth.any() else 0.0,
    )


def macro_f1(measures: Sequence[Measure]) -> float:
    """The mean F1 of those that occur."""
    return float(np.mean([m.f1 for m in measures if m.count])) if measures else 0.0


def calibration_error(probabilities: Scores, right: Flags) -> float:
    """Expected calibration error over ten equal bins: how far, on average over the guesses,
    a stated probability lies from the share of guesses that were right."""
    bins = np.minimum((probabilities * BINS).astype(int), BINS - 1)
    gaps = [
        abs(float(right[bins == b].mean()) - float(probabilities[bins == b].mean()))
        * float((bins == b).mean())
        for b in range(BINS)
        if (bins == b).any()
    ]
    return sum(gaps)


@cache
def groups() -> dict[str, tuple[Role, ...]]:
    """The roles of each group."""
    return {name: tuple(map(Role, roles)) for name, roles in load_data("groups").items()}
