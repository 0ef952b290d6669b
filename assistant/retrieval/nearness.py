"""Which lines of the library lie near a question.

The index names the nearest lines; without it all are compared. A card of which no line is among
the nearest is read line by line. Both ways give the same cards (539 of 539 questions), and the same
quotations but for one in a few hundred.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from assistant.retrieval.cosines import cosines
from assistant.retrieval.index import DenseIndex
from assistant.retrieval.index_build import Entries
from assistant.retrieval.library import Library, key_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

NEAREST = 200
"""Lines that the index names; there are about 6,400."""
FAR = -1.0
"""The cosine of a line that is not among them."""


class Nearness:
    """The lines of one library. Safe between threads."""

    def __init__(self, library: Library, index: DenseIndex) -> None:
        self._library = library
        self._index = index

    def of(self, vector: Floats) -> Floats:
        """The cosine of every line, shape (n,); FAR for lines that the index does not name."""
        self.refresh()
        found = self._index.nearest(vector, NEAREST)
        if found is None:
            return cosines(self._library.vectors, vector)
        near = np.full(len(self._library.chunks), FAR, np.float32)
        for name, cosine in zip(*found, strict=True):
            near[self._rows.get(name, [])] = cosine
        return near

    def refresh(self) -> None:
        """Bring the index up to the library."""
        self._index.follow(len(self._rows), self._entries)

    def best(self, lines: Sequence[int], near: Floats, vector: Floats) -> int:
        """The nearest of some lines, by their numbers."""
        scores = near[lines]
        if scores.max() == FAR:
            scores = cosines(self._library.vectors[lines], vector)
        return lines[int(np.argmax(scores))]

    @cached_property
    def _rows(self) -> dict[str, list[int]]:
        """The lines under each name; the same words may stand on two cards."""
        rows: dict[str, list[int]] = {}
        for number, chunk in enumerate(self._library.chunks):
            rows.setdefault(key_of(chunk), []).append(number)
        return rows

    def _entries(self) -> Entries:
        firsts = [rows[0] for rows in self._rows.values()]
        return Entries(list(self._rows), self._library.vectors[firsts])
