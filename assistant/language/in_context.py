"""A text to the vectors of its word pieces, each heard in the context of its neighbourhood.

Every line begins with a mark. A text longer than one window is heard window by window, cut where
lines begin if it can be; its cost grows with its length only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from assistant.language.carried import Carried
from assistant.language.encoder_layer import Layer
from assistant.language.lower_layers import LowerLayers
from assistant.language.wordpieces import WordPieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

BEGIN, END = 0, 2
"""Pieces that open a window, and that close it and mark its lines."""
LONGEST_WINDOW = 250
REMEMBERED = 8
"""Windows whose vectors are kept for the next to ask."""
LINE, WORD = re.compile(r"[^\n]+"), re.compile(r"\S+")

Marked = list[tuple[int, int]]
"""Pieces, each with the place in the text where its word begins."""


@dataclass(frozen=True, slots=True)
class Window:
    """Part of a text: the pieces that are heard together, and where in the text they begin.

    `places` (n,) rise; the first pieces, which stand for no word, have the place of the first.
    """

    pieces: NDArray[np.int64]
    places: NDArray[np.int64]


class ContextReader:
    """Texts to vectors in context. Raises UnknownLayout (see `carried.py`)."""

    def __init__(self) -> None:
        carried = Carried()
        self._layers = LowerLayers(carried)
        self._words = WordPieces(carried.vocabulary())
        self._below = lru_cache(REMEMBERED)(self._fresh)
        self._opening = [BEGIN, *self._words.of("query:")]

    @staticmethod
    @cache
    def shared() -> ContextReader:
        """The reader of this process; loading takes about 0.3 s and 100 MB."""
        return ContextReader()

    def windows(self, text: str) -> Iterator[Window]:
        """The windows of `text`, in order; none where it has no words."""
        gathered: Marked = []
        for line in self._lines(text):
            if gathered and len(gathered) + len(line) > LONGEST_WINDOW:
                yield self._window(gathered)
                gathered = []
            gathered += line
        if gathered:
            yield self._window(gathered)

    def states(self, window: Window) -> Floats:
        """One row a piece of `window`."""
        return self._layers.states(window.pieces)

    def below(self, window: Window) -> Floats:
        """The same below the layers that are tuned; not to be changed, for it is remembered."""
        return self._below(window.pieces.tobytes())

    def _fresh(self, pieces: bytes) -> Floats:
        return self._layers.below(np.frombuffer(pieces, np.int64))

    @property
    def above(self) -> tuple[Layer, ...]:
        """The layers that are tuned, as carried."""
        return self._layers.above

    def _lines(self, text: str) -> Iterator[Marked]:
        """The pieces of each line, of a very long line in parts."""
        for line in LINE.finditer(text):
            marked: Marked = [(END, line.start())]
            for word in WORD.finditer(line[0]):
                place = line.start() + word.start()
                pieces = [(piece, place) for piece in self._words.of(word[0])]
                if len(marked) + len(pieces) > LONGEST_WINDOW:
                    yield marked
                    marked = [(END, place)]
                marked += pieces
            if len(marked) > 1:
                yield marked

    def _window(self, gathered: Marked) -> Window:
        first = gathered[0][1]
        opening = [(piece, first) for piece in self._opening]
        pieces, places = zip(*opening, *gathered, (END, gathered[-1][1]), strict=True)
        return Window(np.array(pieces, np.int64), np.array(places, np.int64))


def rows_of(places: NDArray[np.int64], spans: Sequence[tuple[int, int]]) -> list[slice]:
    """The rows whose words begin inside each span; the row before it where there is none.

    `places` rise and are not empty.
    """
    edges = np.searchsorted(places, np.array(spans, np.int64).reshape(-1, 2), side="left")
    found: list[slice] = []
    for begin, end in edges.tolist():
        start = begin if end > begin else max(begin - 1, 0)
        found.append(slice(start, max(end, start + 1)))
    return found
