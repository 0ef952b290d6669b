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
from assistant.language.carried import UnknownLayout
from assistant.language.in_context import ContextReader
from assistant.language.lower_layers import KEPT, WIDTH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from assistant.language.embedding import Encoder

    Floats = NDArray[np.floating[Any]]

REMEMBERED = 512
"""Windows whose vectors are kept: one text is judged several times on its way through a job."""


class Hearing(Protocol):
    """Windows to vectors."""

    def encode(self, texts: Sequence[str], /) -> Floats:
        """A row a text."""
        ...


class InContext:
    """The mean of the vectors of a window's words, each in its context. Safe between threads."""

    def __init__(self, reader: ContextReader) -> None:
        self._reader = reader
        self._known: OrderedDict[str, Floats] = OrderedDict()
        self._lock = Lock()

    def encode(self, texts: Sequence[str], /) -> Floats:
        """Shape (len(texts), len(KEPT) * WIDTH); zeros for a text without any word."""
        with self._lock:
            found = [self._vector(text) for text in texts]
        return np.stack(found) if found else np.empty((0, len(KEPT) * WIDTH), np.float32)

    def _vector(self, text: str) -> Floats:
        if text not in self._known:
            self._known[text] = self._heard(text)
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return self._known[text]

    def _heard(self, text: str) -> Floats:
        states = [self._reader.states(window) for window in self._reader.windows(text)]
        if not states:
            return np.zeros(len(KEPT) * WIDTH, np.float32)
        return np.concatenate(states).mean(axis=0, dtype=np.float32)


def ears(encoder: Encoder, reader: Callable[[], ContextReader]) -> tuple[Heads, Hearing]:
    """The heads and what they listen with: the better ones where the carried layers can be read."""
    try:
        return Heads.load(IN_CONTEXT), InContext(reader())
    except UnknownLayout:
        return Heads.load(AS_A_WHOLE), encoder
