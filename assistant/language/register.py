"""How formal a text is, how its writer calls the other, and how the writer says I."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from assistant.language.clauses import Register
from assistant.language.lexicon import load_data

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def register_of(text: str, fallback: Register = "netral") -> Register:
    """The register that most of the telling words speak for; `fallback` where none does."""
    words = _words(text)
    santai = sum(word in _tone("santai") for word in words)
    formal = 2 * sum(word in _tone("formal") for word in words)
    netral = sum(word in _tone("netral") for word in words)
    if not santai + formal + netral:
        return fallback
    if formal > santai + netral:
        return "formal"
    return "santai" if santai > netral else "netral"


def address_of(text: str) -> str | None:
    """The form of address used most, as its headword (kamu, lo, Bapak, ...)."""
    return _most(text, "address")


def self_of(text: str) -> str | None:
    """The writer's own pronoun used most (aku, saya, gue, I)."""
    return _most(text, "self")


def _most(text: str, table: str) -> str | None:
    names = _names(table)
    counts = Counter(names[word] for word in _words(text) if word in names)
    return counts.most_common(1)[0][0] if counts else None


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


@cache
def _tone(name: str) -> frozenset[str]:
    return frozenset(load_data("register")[name])


@cache
def _names(table: str) -> dict[str, str]:
    entries = load_data("register")[table]
    return {spelling: name for name, spellings in entries.items() for spelling in spellings}
