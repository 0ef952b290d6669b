"""The floor: whether a question is one for this library at all.

A small logistic regression over what the search knows anyway: how near the nearest ways to ask
are, how sure the heads are, and where in the embedding's space the question lies. Trained by
`build.py` on the ways to ask against `knowledge/labels/out-of-scope`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.retrieval.heads import log_softmax

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

NEAREST = 5


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a question: `signals` (4,) and its `vector` (384,)."""

    signals: Floats
    vector: Floats

    @classmethod
    def of(cls, vector: Floats, ways: Floats, logs: Floats) -> Evidence:
        """From the cosines of all ways to ask and the heads' log-probabilities."""
        nearest = np.sort(ways)[-NEAREST:]
        sure = log_softmax(logs)
        top = np.sort(sure)[::-1]
        spread = float(-(np.exp(sure) * sure).sum())
        signals = [float(nearest[-1]), float(nearest.mean()), float(top[0]), spread]
        return cls(np.array(signals, np.float32), vector)

    @property
    def row(self) -> Floats:
        """All of it as one row, shape (388,)."""
        return np.concatenate([self.signals, self.vector])


@dataclass(frozen=True, slots=True)
class Floor:
    """Weights (388,), bias, and the probability under which nothing is shown.

    `sharpness` turns the heads' mean log-probabilities into calibrated ones.
    """

    weights: Floats
    bias: float
    threshold: float
    sharpness: float

    @classmethod
    def read(cls, arrays: Mapping[str, NDArray[np.generic]]) -> Floor:
        """The floor out of the library's file."""
        return cls(
            weights=np.asarray(arrays["floor_weights"], np.float32),
            bias=float(arrays["floor_bias"]),
            threshold=float(arrays["floor_threshold"]),
            sharpness=float(arrays["sharpness"]),
        )

    def probability(self, evidence: Evidence) -> float:
        """The probability that the question belongs here, 0 to 1."""
        return float(1 / (1 + np.exp(-(evidence.row @ self.weights + self.bias))))
