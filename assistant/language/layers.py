"""The arithmetic of the heads: two layers, a linear map, and log-probabilities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Layers:
    """A network with one hidden layer of rectified sums."""

    inner_w: Matrix
    inner_b: Matrix
    outer_w: Matrix
    outer_b: Matrix

    def scores(self, inputs: Matrix) -> Matrix:
        """From (n, d) to (n, k)."""
        hidden = np.maximum(inputs @ self.inner_w + self.inner_b, 0)
        return hidden @ self.outer_w + self.outer_b


def log_softmax(scores: Matrix) -> Matrix:
    """Logarithms of probabilities that sum to 1 in each row."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def shifted(rows: Matrix, by: int) -> Matrix:
    """Each row replaced by the one `by` places before it, zeros where there is none."""
    out = np.zeros_like(rows)
    if by > 0:
        out[by:] = rows[:-by]
    elif by < 0:
        out[:by] = rows[-by:]
    return out


def to_odds(logs: Matrix) -> Matrix:
    """Log-odds of log-probabilities, kept within what a float can undo."""
    logs = np.clip(logs, -30.0, -1e-6)
    return logs - np.log1p(-np.exp(logs))
