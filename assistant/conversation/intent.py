"""Which job a message asks for.

Examples in `data/intents.yaml` say how people ask; a message belongs to the job whose nearest
examples are closest to it. Pasted notes are recognised by their shape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from assistant.language.lexicon import load_yaml
from assistant.language.segments import segments

if TYPE_CHECKING:
    from assistant.language.embedding import Encoder, Vectors

NEAREST = 3
READ = 400
"""Characters of a message that tell its intent; the rest is material."""
NOTES_LINES = 4


@dataclass(frozen=True, slots=True)
class Intent:
    """A job, `advice` (a question to the practice library) or `chat`; `margin` says how surely.

    `margin` is the distance in cosine between the best and the second best intent.
    """

    name: str
    margin: float


class IntentReader:
    """Reads intents with the examples of the data file."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def read(self, message: str) -> Intent:
        """The intent of a message in Indonesian or English."""
        if looks_like_notes(message):
            return Intent("recap", 1.0)
        scores = self._scores(message[:READ])
        ranked = sorted(scores, key=lambda name: scores[name], reverse=True)
        return Intent(ranked[0], scores[ranked[0]] - scores[ranked[1]])

    def _scores(self, message: str) -> dict[str, float]:
        query = self._encoder.query(message)
        leaning = _leaning(message)
        return {
            name: float(np.sort(examples @ query)[-NEAREST:].mean()) + leaning.get(name, 0.0)
            for name, examples in self._examples.items()
        }

    @cached_property
    def _examples(self) -> dict[str, Vectors]:
        lists: dict[str, dict[str, list[str]]] = load_yaml("assistant.conversation", "intents")
        return {
            name: self._encoder.encode([line for lines in by_language.values() for line in lines])
            for name, by_language in lists.items()
        }


def _leaning(message: str) -> dict[str, float]:
    """A little towards feedback where somebody is addressed, towards tension where told about."""
    cues = load_yaml("assistant.conversation", "cues")
    words = set(re.findall(r"[\w']+", message.lower()))
    return {name: cues["lean"] for name, list_ in cues["words"].items() if words & set(list_)}


def looks_like_notes(message: str) -> bool:
    """Whether a message is pasted material: several lines with bullets, boxes or speakers."""
    lines = segments(message)
    if len(lines) < NOTES_LINES:
        return False
    marked = sum(
        1
        for line in lines
        if line.speaker or line.done is not None or line.cells or _bulleted(message, line.start)
    )
    return marked * 2 >= len(lines)


def _bulleted(message: str, start: int) -> bool:
    line_start = message.rfind("\n", 0, start) + 1
    return bool(message[line_start:start].strip())
