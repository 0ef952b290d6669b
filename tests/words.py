"""Which passages of a memory carry a stem, as the search sees them."""

from __future__ import annotations

import numpy as np

from assistant.memory.store import Memory
from assistant.memory.vectors import FoundPassage
from assistant.retrieval.shelf import Shelf


def passages_with(memory: Memory, stem: str) -> list[FoundPassage]:
    """In the order of their making."""
    shelf = Shelf.read(memory)
    return memory.passages(shelf.ids[np.flatnonzero(shelf.words([stem]))].tolist())
