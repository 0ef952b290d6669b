"""The learned part of the ear: which roles each clause of a text has.

Numpy only. The weights are trained by `assistant.language.training` from `knowledge/labels/ear`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.language.clauses import Role, RoleGuess
from assistant.language.features import ClauseContext, ngrams

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

ROLES: tuple[Role, ...] = tuple(Role)
"""The columns of every matrix of scores."""
FAINTEST = 0.05
"""Roles with a smaller probability are not reported."""


class Heads:
    """Clauses of one text, with their embeddings, to roles with calibrated probabilities."""

    def __init__(self, weights: dict[str, NDArray[Any]]) -> None:
        self._weights = weights

    @staticmethod
    @cache
    def load() -> Heads:
        """The heads that the package ships."""
        source = files("assistant.language").joinpath("data", "heads", "roles.npz")
        with as_file(source) as path:
            return Heads.read(path)

    @staticmethod
    def read(path: Path) -> Heads:
        """Heads from a file of arrays; nothing in it can run."""
        with np.load(path, allow_pickle=False) as arrays:
            return Heads({name: arrays[name] for name in arrays.files})

    def roles(
        self, clauses: Sequence[ClauseContext], vectors: Scores
    ) -> list[tuple[RoleGuess, ...]]:
        """The roles of the clauses of ONE text, in order, main role first.

        `vectors`: their query embeddings, shape (len(clauses), 384).
        """
        if not clauses:
            return []
        return [_guesses(row) for row in self.probabilities(clauses, vectors)]

    def probabilities(self, clauses: Sequence[ClauseContext], vectors: Scores) -> Scores:
        """Shape (len(clauses), len(ROLES)), columns in the order of ROLES."""
        w = self._weights
        meaning = _log_softmax(vectors @ w["meaning_w"] + w["meaning_b"])
        wording = _log_softmax(np.stack([self._wording(c.text) for c in clauses]))
        return np.exp(_log_softmax((meaning + wording) * w["sharpness"]))

    def _wording(self, text: str) -> Scores:
        w = self._weights
        buckets = ngrams(text)
        rarity = w["grams_rarity"][buckets].astype(np.float32)
        strength = rarity / (np.linalg.norm(rarity) + 1e-9)
        scores = strength @ (w["grams_w"][buckets] * w["grams_scale"]) + w["grams_b"]
        return scores.astype(np.float32)


def _guesses(row: Scores) -> tuple[RoleGuess, ...]:
    order = np.argsort(-row, kind="stable")
    heard = [RoleGuess(ROLES[i], float(row[i])) for i in order if row[i] >= FAINTEST]
    return tuple(heard) or (RoleGuess(ROLES[order[0]], float(row[order[0]])),)


def _log_softmax(scores: Scores) -> Scores:
    shifted = scores - scores.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
