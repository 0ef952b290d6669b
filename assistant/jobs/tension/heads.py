"""What no list names and the meaning of a clause still tells: the writer's share, stories, events.

Linear maps over the embedding of a clause, trained by `assistant.jobs.tension.training` from
`knowledge/labels/parts`, `stories` and `events`. Numpy only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

WEIGHTS = "heads.npz"
NO_EVENT = "none"


@dataclass(frozen=True, slots=True)
class Head:
    """`mean` (384,) is taken off an embedding before it is scaled to length 1.

    `w` (384, kinds) and `b` (kinds,) belong to the kinds called `names`.
    """

    mean: Floats
    w: Floats
    b: Floats
    names: tuple[str, ...]

    def scores(self, vectors: Floats) -> Floats:
        """From embeddings (n, 384) to (n, kinds)."""
        return centred(vectors, self.mean) @ self.w + self.b


def centred(vectors: Floats, mean: Floats) -> Floats:
    """Embeddings without what all of them share, each of length 1."""
    moved = vectors - mean
    return moved / np.linalg.norm(moved, axis=1, keepdims=True)


def shares(clauses: Sequence[str]) -> list[float]:
    """How surely each clause, in which the writer acts, tells their share, 0 to 1."""
    return _surely("part", clauses)


def stories(clauses: Sequence[str]) -> list[float]:
    """How surely each clause tells what the writer supposes or holds about the other, 0 to 1."""
    return _surely("story", clauses)


def _surely(name: str, clauses: Sequence[str]) -> list[float]:
    if not clauses:
        return []
    scores = _heads()[name].scores(_embedded(clauses))[:, 0]
    return [float(p) for p in 1 / (1 + np.exp(-scores))]


def events(clauses: Sequence[str]) -> list[Mapping[str, float]]:
    """How surely each clause tells which kind of event (situations.yaml), together 1."""
    if not clauses:
        return []
    head = _heads()["event"]
    scores = head.scores(_embedded(clauses))
    likely = np.exp(scores - scores.max(1, keepdims=True))
    likely /= likely.sum(1, keepdims=True)
    return [dict(zip(head.names, map(float, row), strict=True)) for row in likely]


def _embedded(clauses: Sequence[str]) -> Floats:
    from assistant.language.embedding import shared_encoder

    return shared_encoder().encode(clauses)


@cache
def _heads() -> Mapping[str, Head]:
    with (files("assistant.jobs.tension") / "data" / WEIGHTS).open("rb") as source:
        stored = dict(np.load(source, allow_pickle=False))
    return {name: _head(stored, name) for name in ("part", "story", "event")}


def _head(stored: Mapping[str, NDArray[Any]], name: str) -> Head:
    mean, w, b, names = (stored[f"{name}_{part}"] for part in ("mean", "w", "b", "names"))
    return Head(mean, w, b, tuple(str(each) for each in names))
