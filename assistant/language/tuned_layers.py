"""The layers that training has moved for the ear, and the vectors that are kept of them.

The carried encoder holds its weights in 4 bits. What training added to the upper ones is stored
as differences, one byte a weight, and added when they are loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.language.encoder_layer import Layer, arrays, with_arrays
from assistant.language.lower_layers import KEPT, UNTOUCHED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

FINEST = 127


@dataclass(frozen=True, slots=True)
class Move:
    """What was added to one array: `steps`, int8 of its shape, times the `size` of each column."""

    steps: NDArray[np.int8]
    size: Floats

    @staticmethod
    def between(before: Floats, after: Floats) -> Move:
        """The difference, rounded to 127 steps either way."""
        change = after - before
        size = np.maximum(np.abs(change).max(axis=0) / FINEST, 1e-12).astype(np.float32)
        return Move(np.round(change / size).astype(np.int8), size)

    def added(self, array: Floats) -> Floats:
        """The array as tuned."""
        return (array + self.steps * self.size).astype(np.float32)


Moves = tuple[tuple[Move, ...], ...]
"""For each layer, those of its arrays."""


def moves(before: Sequence[Layer], after: Sequence[Layer]) -> Moves:
    """What led from the first layers to the second."""
    return tuple(
        tuple(map(Move.between, arrays(a), arrays(b))) for a, b in zip(before, after, strict=True)
    )


def moved(layers: Sequence[Layer], steps: Moves) -> tuple[Layer, ...]:
    """The layers as tuned; as they were where nothing was moved."""
    if not steps:
        return tuple(layers)
    return tuple(
        with_arrays(
            layer, [move.added(array) for array, move in zip(arrays(layer), own, strict=True)]
        )
        for layer, own in zip(layers, steps, strict=True)
    )


def errors_above(error: Floats, layers: int) -> list[Floats | None]:
    """The error of what is kept, apart again: for each layer that of its vectors, if kept."""
    parts = np.split(error, len(KEPT), axis=1)
    numbers = range(UNTOUCHED + 1, UNTOUCHED + layers + 1)
    return [parts[KEPT.index(n)] if n in KEPT else None for n in numbers]
