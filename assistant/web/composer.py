"""What stands in the composer, kept while it is typed: a reload or a crash loses nothing."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from assistant.memory.erasing import UNSENT as KEY
from assistant.settings import MAX_CHARACTERS

if TYPE_CHECKING:
    from assistant.memory.store import Memory

ECHO = 5.0
"""Seconds in which a message just sent may still arrive as typed words, late."""


class Composer:
    """The words typed and not sent, of one user."""

    def __init__(self) -> None:
        self._sent = ""
        self._at = 0.0

    def typed(self, memory: Memory, words: str) -> None:
        """Remember the words as they stand. Raises StorageError."""
        if words.strip() and words == self._sent and time.monotonic() - self._at < ECHO:
            return
        keep(memory, words)

    def sent(self, memory: Memory, words: str) -> None:
        """They are a message now; nothing is left to remember. Raises StorageError."""
        self._sent, self._at = words, time.monotonic()
        keep(memory, "")


def keep(memory: Memory, words: str) -> None:
    """Put the words where a reload finds them; none clears the place. Raises StorageError."""
    if words.strip():
        memory.consents.set(KEY, words[:MAX_CHARACTERS])
    else:
        memory.consents.clear(KEY)


def kept(memory: Memory) -> str:
    """The words that were typed and not sent."""
    return memory.consents.get(KEY) or ""
