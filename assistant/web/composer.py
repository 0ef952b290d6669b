"""What stands in the composer, kept while it is typed: a reload or a crash loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.settings import MAX_CHARACTERS

if TYPE_CHECKING:
    from assistant.memory.store import Memory

KEY = "composer"


def keep(memory: Memory, words: str) -> None:
    """Remember the words as they stand. Raises StorageError."""
    if words.strip():
        memory.consents.set(KEY, words[:MAX_CHARACTERS])
    else:
        memory.consents.clear(KEY)


def kept(memory: Memory) -> str:
    """The words that were typed and not sent."""
    return memory.consents.get(KEY) or ""
