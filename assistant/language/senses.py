"""How the first expert comes to its scores, words in their context or clauses alone, and the
heads that hear with it.

Two heads that hear in context, one by tuned layers and one by the layers as they are carried,
are averaged. Hearing clauses alone stands in where the carried encoder's layers cannot be read;
it costs accuracy, not answers. `empatmata doctor` says which way is in use.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from assistant.language.attention import Listener, scores
from assistant.language.carried import UnknownLayout
from assistant.language.features import ClauseContext
from assistant.language.heads import ALONE, IN_CONTEXT, ROLES, UNTUNED, Heads, Meaning
from assistant.language.in_context import ContextReader, rows_of
from assistant.language.lower_layers import kept_above
from assistant.language.tuned_layers import moved

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from assistant.language.embedding import Encoder

    Matrix = NDArray[np.floating[Any]]

REMEMBERED = 8
SMALLEST = 1e-6
"""Probabilities nearer to 0 or 1 count as this near."""
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


@dataclass(frozen=True, slots=True)
class Hearing:
    """Heads at work, each with its first expert."""

    parts: tuple[tuple[Heads, Sense], ...]

    def probabilities(self, text: str, spans: Spans, clauses: Sequence[ClauseContext]) -> Matrix:
        """Of the clauses of `text` at `spans`, (len(spans), roles): the heads' mean log-odds."""
        odds = [
            _log_odds(heads.probabilities(clauses, sense.scores(text, spans)))
            for heads, sense in self.parts
        ]
        return 1 / (1 + np.exp(-np.mean(odds, axis=0)))


def _log_odds(probabilities: Matrix) -> Matrix:
    kept = np.clip(probabilities, SMALLEST, 1 - SMALLEST)
    return np.log(kept) - np.log1p(-kept)


def senses(encoder: Encoder, reader: Callable[[], ContextReader] = ContextReader.shared) -> Hearing:
    """The better heads where the carried layers can be read."""
    try:
        return hearing([Heads.load(IN_CONTEXT), Heads.load(UNTUNED)], encoder, reader)
    except UnknownLayout:
        return hearing([Heads.load(ALONE)], encoder, reader)


def hearing(
    heads: Sequence[Heads],
    encoder: Encoder,
    reader: Callable[[], ContextReader] = ContextReader.shared,
) -> Hearing:
    """These heads at work. Raises UnknownLayout."""
    return Hearing(tuple((each, sense_of(each, encoder, reader)) for each in heads))


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
