"""Two wishes in one message: "siapin ketemu Dimas besok, terus dia dulu bilang apa soal klien?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.language.lexicon import from_words, load_yaml

if TYPE_CHECKING:
    from assistant.conversation.intent import IntentReader

NEEDED = {
    "agenda": "person",
    "feedback": "text",
    "tension": "text",
    "recap": "notes",
    "ask": "question",
    "rehearse": "scenario",
}
"""The one field without which a job cannot start."""
FRAMED = frozenset({"agenda", "ask", "rehearse"})
"""Jobs that are asked for by a sentence of their own: a story or notes may hold anything."""
FEWEST, CLEAR = 3, 0.1
"""Words of each of the two wishes, and their margins."""


def two_wishes(message: str, intents: IntentReader) -> tuple[str, str]:
    """The message cut where it begins to ask for something else; else whole, and nothing."""
    for cut in _joins().finditer(message):
        parts = message[: cut.start()].strip(" ,."), message[cut.end() :].strip()
        if "\n" in message or any(len(part.split()) < FEWEST for part in parts):
            continue
        one, other = (intents.read(part) for part in parts)
        jobs = {one.name, other.name}
        asked = len(jobs) == 2 and jobs <= NEEDED.keys() and jobs & FRAMED
        if asked and min(one.margin, other.margin) >= CLEAR:
            return parts
    return message, ""


@from_words
def _joins() -> re.Pattern[str]:
    phrases: dict[str, list[str]] = load_yaml("assistant.conversation", "phrases")
    joins, after = ("|".join(map(re.escape, phrases[name])) for name in ("joins", "also"))
    return re.compile(rf",?\s+(?:{joins})\s+(?:(?:{after})\s+)*", re.IGNORECASE)
