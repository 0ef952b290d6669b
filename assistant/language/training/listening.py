"""Heads at work on labelled texts, and what they make of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.language.heads import FAINTEST, ROLES
from assistant.language.senses import Hearing
from assistant.language.training.examples import Examples
from assistant.language.training.figures import (
    Measure,
    calibration_error,
    group_measures,
    macro_f1,
    role_measures,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Heard:
    """Labels beside probabilities, a row for each clause: (n,), (n, roles) and (n, roles)."""

    truth: NDArray[np.int64]
    flags: NDArray[np.bool_]
    probabilities: Matrix

    @property
    def main(self) -> NDArray[np.int64]:
        """The column of the role that is heard first."""
        return self.probabilities.argmax(axis=1)

    @property
    def accuracy(self) -> float:
        """The share of clauses whose main role is right."""
        return float((self.main == self.truth).mean()) if len(self.truth) else 0.0

    @property
    def roles(self) -> list[Measure]:
        """One measure a role."""
        return role_measures(self.truth, self.main)

    @property
    def groups(self) -> list[Measure]:
        """One measure a group of roles."""
        return group_measures(self.truth, self.main)

    @property
    def role_f1(self) -> float:
        """Macro-F1 over the roles."""
        return macro_f1(self.roles)

    @property
    def group_f1(self) -> float:
        """Macro-F1 over the groups."""
        return macro_f1(self.groups)

    @property
    def calibration(self) -> float:
        """Expected calibration error over every role that is reported of a clause."""
        told = self.probabilities >= FAINTEST
        return calibration_error(self.probabilities[told], self.flags[told])

    @property
    def main_calibration(self) -> float:
        """Expected calibration error of the main role's probability."""
        rows = np.arange(len(self.main))
        return calibration_error(self.probabilities[rows, self.main], self.flags[rows, self.main])

    def role_calibration(self, column: int) -> float:
        """Expected calibration error of one role over the clauses where it is reported."""
        told = self.probabilities[:, column] >= FAINTEST
        return calibration_error(self.probabilities[told, column], self.flags[told, column])

    def confusions(self, most: int) -> list[tuple[str, str, int]]:
        """The labelled role, the one heard instead, and how often: the most frequent first."""
        wrong = self.main != self.truth
        pairs = Counter(zip(self.truth[wrong].tolist(), self.main[wrong].tolist(), strict=True))
        return [(ROLES[a].value, ROLES[b].value, n) for (a, b), n in pairs.most_common(most)]


def listen(hearing: Hearing, data: Examples) -> dict[str, Heard]:
    """What `hearing` makes of `data`, by the language: "id" (mixed talk too), "en"."""
    heard = np.concatenate(
        [hearing.probabilities(v.text.text, v.spans, v.contexts) for v in data.views]
    )
    groups = data.per_row([view.text.group for view in data.views])
    return {
        language: Heard(data.truth[rows], data.flags[rows], heard[rows])
        for language in ("id", "en")
        if (rows := groups == language).any()
    }
