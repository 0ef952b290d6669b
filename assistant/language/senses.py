"""How the first expert comes to its scores: words in their context, or clauses alone.

The second way stands in where the carried encoder's layers cannot be read; it costs accuracy,
not answers. `empatmata doctor` says which way is in use.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from assistant.language.attention import Listener, scores
from assistant.language.carried import UnknownLayout
from assistant.language.heads import ALONE, ROLES, Heads, Meaning
from assistant.language.in_context import ContextReader, rows_of
from assistant.language.lower_layers import kept_above
from assistant.language.tuned_layers import moved

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from assistant.language.embedding import Encoder

    Matrix = NDArray[np.floating[Any]]

REMEMBERED = 8
Spans = Sequence[tuple[int, int]]


class Sense(Protocol):
    """The first expert at work."""

    def scores(self, text: str, spans: Spans) -> Matrix:
        """Of the clauses of `text` that lie at `spans`, (len(spans), roles)."""
        ...


class Alone:
    """Each clause by its own embedding."""

    def __init__(self, meaning: Meaning, encoder: Encoder) -> None:
        self._meaning = meaning
        self._encoder = encoder

    def scores(self, text: str, spans: Spans) -> Matrix:
        """One embedding a clause."""
        return self._meaning.scores(self._encoder.encode([text[a:b] for a, b in spans]))


class InContext:
    """Each clause by its words in the whole text. Safe between threads.

    The words are worked on once; other cuts of the same text cost next to nothing.
    """

    def __init__(self, listener: Listener, reader: ContextReader) -> None:
        self._networks = listener.networks
        self._layers = moved(reader.above, listener.moves)
        self._reader = reader
        self._told: OrderedDict[str, tuple[NDArray[np.int64], list[Matrix]]] = OrderedDict()
        self._lock = Lock()

    def scores(self, text: str, spans: Spans) -> Matrix:
        """The networks' average; a text without words says nothing."""
        places, told = self._listened(text)
        if not len(places) or not spans:
            return np.zeros((len(spans), len(ROLES)), np.float32)
        return scores(self._networks, told, rows_of(places, spans))

    def _listened(self, text: str) -> tuple[NDArray[np.int64], list[Matrix]]:
        with self._lock:
            if text not in self._told:
                self._told[text] = self._listen(text)
                if len(self._told) > REMEMBERED:
                    self._told.popitem(last=False)
            return self._told[text]

    def _listen(self, text: str) -> tuple[NDArray[np.int64], list[Matrix]]:
        places: list[NDArray[np.int64]] = []
        told: list[list[Matrix]] = [[] for _ in self._networks]
        for window in self._reader.windows(text):
            states = kept_above(self._reader.below(window), self._layers)
            places.append(window.places)
            for network, gathered in zip(self._networks, told, strict=True):
                gathered.append(network.told(states))
        if not places:
            return np.empty(0, np.int64), []
        return np.concatenate(places), [np.concatenate(gathered) for gathered in told]


def senses(
    encoder: Encoder, reader: Callable[[], ContextReader] = ContextReader.shared
) -> tuple[Heads, Sense]:
    """The heads and the first expert, the better ones where the carried layers can be read."""
    heads = Heads.load()
    try:
        return heads, sense_of(heads, encoder, reader)
    except UnknownLayout:
        heads = Heads.load(ALONE)
        return heads, sense_of(heads, encoder, reader)


def sense_of(
    heads: Heads, encoder: Encoder, reader: Callable[[], ContextReader] = ContextReader.shared
) -> Sense:
    """The first expert of `heads` at work. Raises UnknownLayout."""
    if isinstance(heads.first, Meaning):
        return Alone(heads.first, encoder)
    return InContext(heads.first, reader())


def trouble() -> str | None:
    """Why clauses are heard alone, in the words of whoever met it; None where they are not."""
    try:
        ContextReader.shared()
    except UnknownLayout as unknown:
        return str(unknown)
    return None
