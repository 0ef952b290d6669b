"""The directions in which vectors in context differ most: fewer numbers for the same likeness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

MOST = 384
"""Directions kept: with all 1152, likeness finds no more (see `docs/log.md`)."""


def directions(vectors: Floats, most: int = MOST) -> tuple[Floats, Floats]:
    """The centre of the vectors, shape (d,), and the axes, shape (d, most), of their main spread.

    Every dimension counts alike, however wide its numbers run.
    """
    centre, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-6
    level = (vectors - centre) / spread
    _, axes = np.linalg.eigh(level.T @ level)
    widest = axes[:, ::-1][:, :most]
    return centre.astype(np.float32), (widest / spread[:, None]).astype(np.float32)
