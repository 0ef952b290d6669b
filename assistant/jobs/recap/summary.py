"""At most five sentences of the note's own news: numbers, days and names first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.jobs.recap.plain import plain
from assistant.jobs.recap.work import Note, Work
from assistant.language.clauses import Role

MOST = 5
LONGEST = 240
NEWS = (Role.STATUS, Role.DONE, Role.OBSERVATION, Role.DECISION, Role.IMPACT, Role.CONTEXT)
WORK = (Role.COMMITMENT, Role.ASSIGNMENT)
NO_NEWS = (Role.SMALL_TALK, Role.JUDGEMENT, Role.MIND_READING, Role.THREAT, Role.SARCASM)
SURELY_PLAIN = 0.5


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the note, as clauses `first` to `last`, and how much it tells."""

    first: int
    last: int
    words: str
    worth: float


def summary(note: Note, work: Iterable[Work]) -> str:
    """The sentences that tell most, in the note's order and words."""
    told = {i for item in work for i in item.told}
    ranked = sorted(_sentences(note, told), key=lambda each: each.worth, reverse=True)[:MOST]
    chosen = sorted((each for each in ranked if each.worth > 0), key=lambda each: each.first)
    return " ".join(_closed(each.words) for each in chosen)


def _sentences(note: Note, told: set[int]) -> list[Sentence]:
    found: list[Sentence] = []
    for group in _groups(note):
        if (
            not set(group) & note.closed
            and note.clauses[group[0]].segment not in note.headings
            and group[0] not in note.titles
        ):
            words = plain(note.text[note.clauses[group[0]].start : note.clauses[group[-1]].end])
            if 0 < len(words) <= LONGEST:
                worth = _worth(note, group, words, told)
                found.append(Sentence(group[0], group[-1], words, worth))
    return found


def _groups(note: Note) -> list[list[int]]:
    """The clauses of a note, sentence by sentence."""
    groups: list[list[int]] = []
    for i in range(len(note.clauses)):
        if groups and note.same_sentence(groups[-1][-1], i):
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _worth(note: Note, group: Sequence[int], words: str, told: set[int]) -> float:
    """News and numbers count for a sentence; what is an item already, and talk, against it."""
    clauses = [note.clauses[i] for i in group]
    news = max(sum(g.p for g in clause.roles if g.role in NEWS) for clause in clauses)
    talk = max(clause.p(*NO_NEWS) for clause in clauses)
    numbers = len(re.findall(r"\d+(?:[.,:]\d+)*", words))
    names = len(re.findall(r"(?<=[a-z,] )[A-Z][a-z]+", words))
    length = min(len(words.split()), 12) / 12
    worth = news + 0.8 * min(numbers, 2) + 0.2 * min(names, 2) + 0.4 * length - 1.2 * talk
    return worth * (0.5 if set(group) & told else 1.0)


def _closed(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else words.rstrip(",;: ") + "."
