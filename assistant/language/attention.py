"""The expert that listens to the words of a clause in their context.

For each role it weighs the words of the clause by how much they matter to that role, and adds
what each says for it; beside that, a linear map of the words' mean. A few such networks, trained
from different beginnings over the same tuned layers, are averaged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.language.layers import log_softmax
from assistant.language.tuned_layers import Moves

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.floating[Any]]

STEEPNESS = 1.702
"""x * sigmoid(1.702 x) stands for the Gaussian error linear unit."""
EPSILON = 1e-5


@dataclass(frozen=True, slots=True)
class Attention:
    """One network. Shapes: `inner_w` (d, h), `inner_b` (h,), `outer_w` (h, 2 roles), `outer_b`
    (2 roles,): first what weighs, then what counts; `mean_w` (d, roles), `mean_b` (roles,)."""

    inner_w: Matrix
    inner_b: Matrix
    outer_w: Matrix
    outer_b: Matrix
    mean_w: Matrix
    mean_b: Matrix

    def told(self, states: Matrix) -> Matrix:
        """From the vectors of word pieces (n, d) to what each tells: weight, opinion and share
        of the mean for every role, (n, 3 roles)."""
        hidden = normalised(softened(states @ self.inner_w + self.inner_b))
        return np.hstack([hidden @ self.outer_w + self.outer_b, states @ self.mean_w])

    def score(self, told: Matrix) -> Matrix:
        """What the pieces of one clause, (n, 3 roles), say together: (roles,)."""
        weight, opinion, mean = np.split(told, 3, axis=1)
        weight = np.exp(weight - weight.max(axis=0))
        return (weight * opinion).sum(axis=0) / weight.sum(axis=0) + mean.mean(axis=0) + self.mean_b


@dataclass(frozen=True, slots=True)
class Listener:
    """The expert as stored: its networks, and what was moved in the layers below them."""

    networks: tuple[Attention, ...]
    moves: Moves


def scores(networks: Sequence[Attention], told: Sequence[Matrix], rows: Sequence[slice]) -> Matrix:
    """Averaged log-probabilities of clauses, (len(rows), roles).

    `told`: what each network made of the pieces of one text; `rows`: the pieces of each clause.
    """
    each = [
        log_softmax(np.stack([network.score(pieces[span]) for span in rows]))
        for network, pieces in zip(networks, told, strict=True)
    ]
    return np.mean(each, axis=0)


def softened(x: Matrix) -> Matrix:
    """A smooth rectifier."""
    return x / (1 + np.exp(np.minimum(-STEEPNESS * x, 60)))


def normalised(x: Matrix) -> Matrix:
    """Each row with mean 0 and spread 1."""
    x = x - x.mean(axis=1, keepdims=True)
    return x / np.sqrt((x**2).mean(axis=1, keepdims=True) + EPSILON)
