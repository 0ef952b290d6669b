"""Hears whether words are about the person or about their private life, in words no list knows.

A linear head on the embedding and the n-grams of a clause, heard alone. It knows nothing of the
text around it and finds no place within the clause: `blame` does that for the words it knows.
`assistant.checks.barb_training` makes the weights from `knowledge/labels/barbs`. Numpy only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.language.features import ngrams

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

BUCKETS = 1 << 14
PERSON, PRIVATE = range(2)
"""Columns of a score."""
PROBE = "Besok pagi kita cek lagi, ya? See you at 9."
"""Its n-grams are kept with the weights; if they come out otherwise, the weights are stale."""


@dataclass(frozen=True, slots=True)
class Barb:
    """Probabilities, 0 to 1, that words are about the person, and about their private life."""

    person: float
    private: float


class Barbs:
    """Clauses with their embeddings to barbs. Weights never change after loading."""

    def __init__(self, weights: dict[str, NDArray[np.generic]]) -> None:
        self._probe = np.sort(weights["probe"])
        self._meaning = weights["meaning"].astype(np.float32)
        self._wording = weights["wording"].astype(np.float32) * weights["scale"].astype(np.float32)
        self._bias = weights["bias"].astype(np.float32)
        self._slope = weights["slope"].astype(np.float32)

    @staticmethod
    @cache
    def load() -> Barbs:
        """The head that the package ships."""
        with as_file(files("assistant.checks").joinpath("data", "barbs.npz")) as path:
            return Barbs.read(path)

    @staticmethod
    def read(path: Path) -> Barbs:
        """A head from a file of arrays; nothing in it can run."""
        with np.load(path, allow_pickle=False) as arrays:
            return Barbs({name: arrays[name] for name in arrays.files})

    def fits(self) -> bool:
        """Whether the n-grams are still those that the weights were trained on."""
        return np.array_equal(self._probe, np.sort(ngrams(PROBE)))

    def heard(self, words: Sequence[str], vectors: Floats) -> list[Barb]:
        """One barb for each of `words`; `vectors` are their query embeddings, (len(words), 384)."""
        if not words:
            return []
        scores = vectors @ self._meaning + np.stack([self._worded(text) for text in words])
        said = 1 / (1 + np.exp(-(self._slope * scores + self._bias)))
        return [Barb(float(row[PERSON]), float(row[PRIVATE])) for row in said]

    def _worded(self, text: str) -> Floats:
        found = buckets(text)
        return self._wording[found].sum(axis=0) / np.sqrt(max(len(found), 1))


def buckets(text: str) -> NDArray[np.int64]:
    """The places of the n-grams of `text`, each once."""
    return np.unique(ngrams(text.lower()) % BUCKETS)
