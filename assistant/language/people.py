"""Who is meant: names, titles, pronouns, and who does the work a clause speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from assistant.language.clauses import BOTH
from assistant.language.lexicon import load_data

WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")


@dataclass(frozen=True, slots=True)
class Party:
    """The people of a talk: who writes, with whom, and who else is known."""

    me: str | None = None
    other: str | None = None
    known: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Everybody known, the two of the talk first."""
        return tuple(name for name in (self.me, self.other, *self.known) if name)

    def resolve(self, word: str) -> str | None:
        """The known person that `word` names: the name, one word of it, or its first letters."""
        short = untitled(word).lower()
        for name in self.names:
            parts = untitled(name).lower().split()
            if short == " ".join(parts) or short in parts:
                return untitled(name)
        if len(short) >= 2:
            for name in self.names:
                if untitled(name).lower().startswith(short) and word[:1].isupper():
                    return untitled(name)
        return None

    def counterpart(self, speaker: str | None) -> str | None:
        """Whom `speaker` talks to."""
        if speaker is None or self._is(speaker, self.me):
            return untitled(self.other) if self.other else None
        return untitled(self.me) if self.me and self._is(speaker, self.other) else None

    def writer(self, speaker: str | None) -> str | None:
        """Who says I."""
        if speaker:
            return self.resolve(speaker) or untitled(speaker)
        return untitled(self.me) if self.me else None

    def _is(self, name: str, whom: str | None) -> bool:
        return bool(whom) and (self.resolve(name) or untitled(name)) == untitled(str(whom))


def untitled(name: str) -> str:
    """A name without the titles in front of it."""
    words = name.split()
    while len(words) > 1 and words[0].lower() in _titles():
        words = words[1:]
    return " ".join(words).strip(".,:;")


def party(me: str | None, other: str | None, people: Iterable[str] = ()) -> Party:
    """The people of a talk."""
    return Party(me, other, tuple(people))


def agent_of(
    text: str, who: Party, speaker: str | None = None, asked: bool = False, last: str | None = None
) -> str | None:
    """Who does, did or will do what `text` says; `asked` where the clause asks somebody for it."""
    writer, addressee = who.writer(speaker), who.counterpart(speaker)
    first: str | None = None
    for match in WORD.finditer(text):
        word = match.group().lower().replace("’", "'")
        kind = _pronoun(word)
        if kind == "speaker" or (word.startswith("ku") and len(word) > 4):
            first = writer
        elif kind == "addressee":
            first = addressee
        elif kind == "both":
            first = BOTH
        elif kind == "absent":
            first = last or addressee
        elif name := who.resolve(match.group()):
            first = name
        if first and not (asked and kind == "speaker"):
            return first
        first = None
    return addressee if asked else None


@cache
def _titles() -> frozenset[str]:
    return frozenset(load_data("people")["titles"])


@cache
def _kinds() -> dict[str, str]:
    table = load_data("people")["pronouns"]
    return {word: kind for kind, words in table.items() for word in words}


def _pronoun(word: str) -> str | None:
    return _kinds().get(word)
