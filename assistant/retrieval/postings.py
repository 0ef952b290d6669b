"""Words of passages, held ready for BM25: a row for each passage, a list of rows for each stem.

Rows are only ever added; one whose passage is gone stays and is left out by whoever asks. The
index is one user's own, so that nobody's words weigh in anybody else's search.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

SATURATION, LENGTH_SHARE = 1.2, 0.75
"""BM25's k1 and b, at their usual values (Robertson and Zaragoza 2009)."""


class Postings:
    """Which passage has which stem how often; grows row by row."""

    def __init__(self) -> None:
        self._rows: dict[str, array[int]] = {}
        self._counts: dict[str, array[int]] = {}
        self._lengths: array[int] = array("i")

    def __len__(self) -> int:
        return len(self._lengths)

    def add(self, lines: Iterable[str]) -> None:
        """Further rows; a line holds the stems of one passage, separated by blanks."""
        for line in lines:
            row, stems = len(self._lengths), line.split()
            self._lengths.append(len(stems))
            for stem, count in Counter(stems).items():
                self._rows.setdefault(stem, array("i")).append(row)
                self._counts.setdefault(stem, array("i")).append(count)

    def scores(self, stems: Iterable[str]) -> Floats:
        """BM25 of every row, shape (n,); 0 where a passage has none of the stems."""
        total = np.zeros(len(self), np.float32)
        if not len(self):
            return total
        lengths = np.array(self._lengths, np.float32)
        room = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths / max(lengths.mean(), 1.0))
        for stem in dict.fromkeys(stems):
            if stem in self._rows:
                rows = np.array(self._rows[stem], np.intp)
                counts = np.array(self._counts[stem], np.float32)
                weight = np.log(1 + (len(self) - len(rows) + 0.5) / (len(rows) + 0.5))
                total[rows] += weight * counts * (SATURATION + 1) / (counts + room[rows])
        return total
