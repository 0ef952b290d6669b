"""What a window is to the heads: its words in their context, or its meaning as a whole.

An alarm often sits in a few words and in who did what to whom. The encoder's lower layers keep
that, where its sentence embedding blurs it, and they cost half as much. Where those layers cannot
be read the embedding stands in; it costs accuracy, not answers.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from assistant.checks.limits.heads import AS_A_WHOLE, IN_CONTEXT, Heads
from assistant.checks.limits.passages import passages
from assistant.language.carried import UnknownLayout
from assistant.language.in_context import ContextReader, rows_of
from assistant.language.lower_layers import KEPT, WIDTH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from assistant.language.embedding import Encoder

    Floats = NDArray[np.floating[Any]]

REMEMBERED = 512
"""Windows whose vectors are kept: one text is judged several times on its way through a job."""


class Hearing(Protocol):
    """Windows to vectors."""

    def heard(self, texts: Sequence[str], /) -> list[Floats]:
        """For each text a row for the whole, then one for each of its passages or none."""
        ...


class InContext:
    """The mean of the vectors of a window's words, each in its context. Safe between threads."""

    def __init__(self, reader: ContextReader) -> None:
        self._reader = reader
        self._known: OrderedDict[str, Floats] = OrderedDict()
        self._lock = Lock()

    def heard(self, texts: Sequence[str], /) -> list[Floats]:
        """Each of shape (1 + its passages, len(KEPT) * WIDTH); zeros where there is no word."""
        with self._lock:
            return [self._remembered(text) for text in texts]

    def encode(self, texts: Sequence[str], /) -> Floats:
        """The texts as wholes: shape (len(texts), len(KEPT) * WIDTH)."""
        rows = [heard[0] for heard in self.heard(texts)]
        return np.stack(rows) if rows else np.empty((0, len(KEPT) * WIDTH), np.float32)

    def _remembered(self, text: str) -> Floats:
        if text not in self._known:
            self._known[text] = self._fresh(text)
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return self._known[text]

    def _fresh(self, text: str) -> Floats:
        windows = list(self._reader.windows(text))
        if not windows:
            return np.zeros((1, len(KEPT) * WIDTH), np.float32)
        states = np.concatenate([self._reader.states(window) for window in windows])
        places = np.concatenate([window.places for window in windows])
        parts = [slice(None), *rows_of(places, passages(text))]
        return np.stack([states[part].mean(axis=0, dtype=np.float32) for part in parts])


class AsAWhole:
    """The embedding of a window, without passages."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def heard(self, texts: Sequence[str], /) -> list[Floats]:
        """Each of shape (1, dimensions of the encoder)."""
        return list(self._encoder.encode(texts)[:, None])


def ears(encoder: Encoder, reader: Callable[[], ContextReader]) -> tuple[Heads, Hearing]:
    """The heads and what they listen with: the better ones where the carried layers can be read."""
    try:
        return Heads.load(IN_CONTEXT), InContext(reader())
    except UnknownLayout:
        return Heads.load(AS_A_WHOLE), AsAWhole(encoder)
