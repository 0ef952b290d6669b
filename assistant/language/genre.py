"""Notes of a meeting, or talk about a person: guessed from layout and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from assistant.language.clauses import Segment

Genre = Literal["notes", "talk"]
SECOND_PERSON = re.compile(r"\b(?:kamu|kmu|lo|lu|anda|saudara|you|u|your|ur|kau)\b", re.IGNORECASE)


def guess_genre(text: str, segments: Sequence[Segment]) -> Genre:
    """Lists, tables, ticks and many short lines are notes; paragraphs with "you" are talk."""
    if any(s.cells or s.done is not None or s.speaker for s in segments):
        return "notes"
    bullets = sum(_bulleted(text, s) for s in segments)
    if bullets * 2 >= max(len(segments), 1):
        return "notes"
    seconds = len(SECOND_PERSON.findall(text))
    words = max(len(text.split()), 1)
    return "talk" if seconds / words > 0.015 or len(segments) <= 2 else "notes"


def _bulleted(text: str, segment: Segment) -> bool:
    before = text[max(0, segment.start - 4) : segment.start]
    return bool(re.search(r"(?:[-*•+]|\d[.)]|->)\s*$", before))
