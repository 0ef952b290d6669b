"""Questions that lean on what was said before: "and if he gets angry?"

A follow-up is one that opens like one, points back with a pronoun, or is very short; it is then
asked together with the question it leans on. What counts stands in `data/follow-ups.yaml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from assistant.retrieval.terms import words


@dataclass(frozen=True, slots=True)
class _Signs:
    openings: tuple[str, ...]
    pointers: frozenset[str]
    short: int
    middling: int


@cache
def _signs() -> _Signs:
    source = files("assistant.retrieval").joinpath("data/follow-ups.yaml")
    raw = yaml.safe_load(source.read_text(encoding="utf-8"))
    return _Signs(
        openings=tuple(" ".join(words(opening)) + " " for opening in raw["openings"]),
        pointers=frozenset(word for pointer in raw["pointers"] for word in words(pointer)),
        short=raw["short"],
        middling=raw["middling"],
    )


def leans(query: str) -> bool:
    """Whether a question needs what was said before it."""
    signs, said = _signs(), list(words(query))
    if _opens_like_one(said):
        return True
    return len(said) <= signs.middling and not signs.pointers.isdisjoint(said)


def followed_up(query: str, history: Sequence[str]) -> str:
    """The question to search for: `query`, with the one of `history` that it leans on.

    `history` holds what the user said so far, oldest first; follow-ups among it are passed over.
    What is asked now stands first and counts twice; what was asked before says what it is about.
    """
    spoken = [said for said in history if said.strip()]
    if not spoken or not leans(query):
        return query
    subject = next((s for s in reversed(spoken) if not _opens_like_one(list(words(s)))), spoken[0])
    return f"{query}\n{query}\n{subject}"


def _opens_like_one(said: Sequence[str]) -> bool:
    signs = _signs()
    if not said:
        return False
    return len(said) <= signs.short or f"{' '.join(said)} ".startswith(signs.openings)
