"""Facts kept: the numbers, days, names and quotes of a text, and which of them another has lost.

Names are words with a capital that do not open a sentence, words behind a title, and words in
capitals; the check compares letters, so a name in another case or with a suffix counts as kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz import fuzz

from assistant.checks.findings import Finding
from assistant.language.lexicon import load_data

SAID_NEARLY = 80.0
"""Partial ratio, 0 to 100, from which a fact counts as said in other words."""

DetailKind = Literal["number", "day", "name", "quote"]
NUMBER = re.compile(r"#?\d+(?:[.:,/]\d+)*%?")
QUOTE = re.compile(r"[\"“«]([^\"”»\n]{2,})[\"”»]")
CAPITAL = re.compile(r"(?<![\w'’-])[A-Z][\w'’-]*[\w]")
SENTENCE_END = re.compile(r"(?:^|[.!?…:\n]|[\"“(\[])\s*$")


@dataclass(frozen=True, slots=True)
class Detail:
    """A number, a day, a name or a quote, at `text[start:end]`."""

    kind: DetailKind
    text: str
    start: int
    end: int


def details(text: str) -> list[Detail]:
    """What must not change when a text is reworded, in order."""
    quotes = [Detail("quote", m[1], *m.span()) for m in QUOTE.finditer(text)]
    numbers = [Detail("number", m.group(), *m.span()) for m in NUMBER.finditer(text)]
    days = [Detail("day", m.group(), *m.span()) for m in _days().finditer(text)]
    names = [Detail("name", m.group(), *m.span()) for m in CAPITAL.finditer(text) if _is_name(m)]
    found = [*quotes, *numbers, *days]
    taken = [(d.start, d.end) for d in found]
    found += [d for d in names if not any(s < d.end and d.start < e for s, e in taken)]
    return sorted(found, key=lambda d: d.start)


def lost_details(source: str, text: str) -> list[Detail]:
    """Details of `source` that `text` does not hold."""
    low = _level(text)
    return [d for d in details(source) if _level(d.text) not in low]


def said(fact: str, text: str) -> bool:
    """Whether `text` says `fact`: nearly in its words, or with all its numbers, names and days."""
    if fuzz.partial_ratio(_level(fact), _level(text)) >= SAID_NEARLY:
        return True
    own = details(fact)
    return bool(own) and not lost_details(fact, text)


def facts_lost(facts: Iterable[str], message: str) -> list[Finding]:
    """What the message no longer says of `facts`, and details that went with it."""
    found: list[Finding] = []
    for fact in facts:
        gone = lost_details(fact, message)
        found += [Finding("checks.missing", d.text) for d in gone]
        if not gone and not said(fact, message):
            found.append(Finding("checks.unsaid", fact))
    return found


def _is_name(match: re.Match[str]) -> bool:
    text, word = match.string, match.group()
    before = text[: match.start()]
    last = re.search(r"([\w.]+)\s+$", before)
    if last and last.group(1).lower().strip(".") in _titles():
        return True
    if word.lower().split("'")[0] in _no_names():
        return False
    return not SENTENCE_END.search(before)


@cache
def _days() -> re.Pattern[str]:
    tables = load_data("dates")
    words = {w for table in ("weekdays", "months") for ws in tables[table].values() for w in ws}
    longer = sorted((re.escape(w) for w in words if len(w) > 3), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longer)})(?!\w)", re.IGNORECASE)


@cache
def _titles() -> frozenset[str]:
    return frozenset(load_data("people")["titles"])


@cache
def _no_names() -> frozenset[str]:
    people = load_data("people")
    pronouns = {word for words in people["pronouns"].values() for word in words}
    return frozenset({*people["not_names"], *people["titles"], *pronouns})


def _level(text: str) -> str:
    return " ".join(text.lower().split())
