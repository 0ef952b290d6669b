"""Words about the person instead of about what happened: where they stand and what kind they are.

The lists are `language/data/blame.yaml` and `private_matters.yaml`; they are evidence, not the
whole judgement: the ear says what a clause does, this says which words in it sting. What stands
in quotation marks was said by somebody and is a fact, so it never counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from assistant.checks.findings import Finding
from assistant.language.lexicon import load_data
from assistant.language.quoting import QUOTED, SINGLY_QUOTED
from assistant.texts import Language

Cut = Literal["word", "piece", "clause"]
PRIVATE = "private-matter"


@dataclass(frozen=True, slots=True)
class Sting:
    """Words that sting, at `text[start:end]`: their kind and how much has to go with them.

    `weak` ones count only in a clause that sounds like blame anyway. `topic` names the private
    matter where `kind` is private-matter.
    """

    start: int
    end: int
    span: str
    kind: str
    cut: Cut
    weak: bool = False
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    cut: Cut
    weak: bool
    topic: str | None
    pattern: re.Pattern[str]


def stings(text: str) -> list[Sting]:
    """All words of the lists in `text`, in order; of overlapping ones the longest."""
    quotes = [match.span() for quoted in (QUOTED, SINGLY_QUOTED) for match in quoted.finditer(text)]
    found = [
        Sting(*match.span(), match.group(), entry.kind, entry.cut, entry.weak, entry.topic)
        for entry in _entries()
        for match in entry.pattern.finditer(text)
        if match.group().strip() and not _inside(match.span(), quotes)
    ]
    return _longest(found)


def blame_left(message: str, flagged: Iterable[str] = ()) -> list[Finding]:
    """Stinging words in `message`: those of the lists that are sure, and `flagged` spans."""
    sure = [sting.span for sting in stings(message) if not sting.weak]
    low = _level(message)
    again = [span for span in flagged if _level(span) and _level(span) in low]
    return [Finding("checks.about-the-person", span) for span in dict.fromkeys(sure + again)]


def topic_name(topic: str, language: Language) -> str:
    """What a private matter is called."""
    return next(
        entry["name"][language] for entry in load_data("private_matters") if entry["topic"] == topic
    )


def _inside(span: tuple[int, int], outer: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in outer)


def _longest(found: list[Sting]) -> list[Sting]:
    kept: list[Sting] = []
    for sting in sorted(found, key=lambda s: (s.weak, s.start - s.end, s.start)):
        if all(sting.end <= other.start or other.end <= sting.start for other in kept):
            kept.append(sting)
    return sorted(kept, key=lambda s: s.start)


@cache
def _entries() -> tuple[_Entry, ...]:
    blame = [_entry(entry, entry["kind"], None) for entry in load_data("blame")]
    private = [_entry(entry, PRIVATE, entry["topic"]) for entry in load_data("private_matters")]
    return (*blame, *private)


def _entry(entry: dict[str, Any], kind: str, topic: str | None) -> _Entry:
    words = "|".join(f"(?:{word})" for word in entry["words"]).replace("[A-Z]", "(?-i:[A-Z])")
    pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    return _Entry(kind, entry.get("cut", "piece"), entry.get("weak", False), topic, pattern)


def _level(text: str) -> str:
    return " ".join(text.lower().split())
