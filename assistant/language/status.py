"""How things stand with what a clause says: done, planned, dropped, asked, hearsay, and so on.

The signs are words of `data/status.yaml`. They are signs only: whether "nanti" promises or puts
off is decided by the heads, which see these cues among their features.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.language.clauses import Polarity
from assistant.language.lexicon import from_words, load_data

Cue = str


@dataclass(frozen=True, slots=True)
class Sign:
    """A cue and the words that gave it."""

    cue: Cue
    words: str


@from_words
def signs(text: str) -> tuple[Sign, ...]:
    """The cues of `text`, each with the first words that gave it, in the order of the list."""
    tidy = _tidy(text)
    found: list[Sign] = []
    for cue, pattern, marks in _cues():
        match = pattern.search(tidy) if pattern else None
        if match:
            found.append(Sign(cue, match.group()))
            continue
        mark = next((mark for mark in marks if mark in tidy), None)
        if mark:
            found.append(Sign(cue, mark))
    return tuple(found)


def cues(text: str) -> frozenset[Cue]:
    """The names of the cues in `text`."""
    return frozenset(sign.cue for sign in signs(text))


def cue_names() -> tuple[Cue, ...]:
    """All cues there are, in a fixed order: a feature vector may be built on it."""
    return tuple(load_data("status"))


def polarity(heard: frozenset[Cue]) -> Polarity:
    """Whether the clause denies or drops what it speaks of."""
    return "negated" if heard & {"negated", "cancelled"} else "affirmed"


def _tidy(text: str) -> str:
    return text.lower().replace("’", "'").replace("‘", "'")


@from_words
def _cues() -> tuple[tuple[Cue, re.Pattern[str] | None, tuple[str, ...]], ...]:
    return tuple(
        (cue, _pattern(entry["words"]), tuple(entry.get("marks", ())))
        for cue, entry in load_data("status").items()
    )


def _pattern(words: list[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    alternatives = "|".join(word.replace(" ", r"\s+") for word in words)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")
