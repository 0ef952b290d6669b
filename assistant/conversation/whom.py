"""Whom a message names, among those the user knows.

Names are matched as whole words, whatever their capitals; a short nickname needs its capital
("Dim" is Dimas, "dim" is not). A first name that two people share names both: then the coach asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.conversation.state import State
from assistant.language.lexicon import load_yaml
from assistant.memory.naming import plain_name, titles
from assistant.memory.people import Person

SHORT = 3
"""Letters; so short a name is only one with its capital."""


@dataclass(frozen=True, slots=True)
class Named:
    """The words that name somebody, as the user would write them, and who may be meant."""

    words: str
    people: tuple[Person, ...]


def named_in(message: str, people: Sequence[Person]) -> Named | None:
    """Who is named: the longest name where several fit, the first where several are named."""
    found = [
        (match.start(), match.end(), person)
        for person in people
        for name in _calls(person)
        for match in _found(name, message)
    ]
    if not found:
        return None
    start = min(start for start, _, _ in found)
    end = max(end for begin, end, _ in found if begin == start)
    meant = {person.id: person for s, e, person in found if (s, e) == (start, end)}
    return Named(_as_written(message, start, end), tuple(meant.values()))


def one_of_them(message: str, people: Sequence[Person]) -> Person | None:
    """The one whom a reply picks out of several: any word of a name, or their place in the row."""
    spoken = set(plain_name(message).split())
    fits = [
        person
        for person in people
        if spoken & {word for name in _calls(person) for word in plain_name(name).split()}
    ]
    closest = [p for p in fits if set(plain_name(p.name).split()) <= spoken]
    found = closest if len(closest) == 1 else fits
    return found[0] if len(found) == 1 else None


def _calls(person: Person) -> Iterator[str]:
    """Names, nicknames and the first name."""
    yield person.name
    yield from person.aliases
    first = plain_name(person.name).split()[:1]
    yield from (word for word in first if len(word) > SHORT - 1)


def _found(name: str, message: str) -> Iterator[re.Match[str]]:
    if len(name) > SHORT:
        return re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", message, re.IGNORECASE)
    capital = re.escape(name[:1].upper() + name[1:])
    behind = rf"(?<=[\w/] )(?i:{re.escape(name)})"
    found = re.finditer(rf"(?<!\w)(?:{capital}|{behind})(?!\w)", message)
    return (m for m in found if m[0][:1].isupper() or _introduced(message[: m.start()]))


def _introduced(before: str) -> bool:
    """Whether what stands before a name leads up to one: "w/ tom", "sama tom"."""
    cues: list[str] = load_yaml("assistant.conversation", "slots")["introduces_person"]
    last = before.split()[-1:]
    return bool(last) and last[0].lower() in cues


def _as_written(message: str, start: int, end: int) -> str:
    """The name with the title in front of it, each word with its capital."""
    before = message[:start].split()
    title = before[-1].strip(".,(") if before else ""
    words = [title] if title.lower() in titles() else []
    words += message[start:end].split()
    return " ".join(word[:1].upper() + word[1:] for word in words)


def spoken_of(message: str, before: State) -> str | None:
    """Whom the talk was about, where a message says he, she or dia."""
    cues: list[str] = load_yaml("assistant.conversation", "cues")["told_about"]["words"]
    if not set(cues) & set(re.findall(r"\w+", message.lower())):
        return None
    return before.topic.fields.get("person") or before.topic.fields.get("other")
