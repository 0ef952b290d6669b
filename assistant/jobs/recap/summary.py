"""At most five sentences of the note's own news: numbers, days and names first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.jobs.recap.wording import sentence, shown
from assistant.jobs.recap.work import Note, Work
from assistant.language.clauses import Role

MOST = 5
LONGEST = 240
FEWEST_WORDS = 4
NEWS = (Role.STATUS, Role.DONE, Role.OBSERVATION, Role.DECISION, Role.IMPACT, Role.CONTEXT)
TALK = (
    Role.SMALL_TALK,
    Role.JUDGEMENT,
    Role.MIND_READING,
    Role.THREAT,
    Role.SARCASM,
    Role.POLITE_NO,
    Role.OPEN_QUESTION,
    Role.HEARSAY,
    Role.REQUEST,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the note, from clause `first` on, and how much it tells."""

    first: int
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
    i = 0
    while i < len(note.clauses):
        group = sentence(note, i)
        i = group[-1] + 1
        if not all(note.readable(each) for each in group):
            continue
        words = shown(note, group)
        if len(words.split()) >= FEWEST_WORDS and len(words) <= LONGEST:
            found.append(Sentence(group[0], words, _worth(note, group, words, told)))
    return found


def _worth(note: Note, group: Sequence[int], words: str, told: set[int]) -> float:
    """News and numbers count for a sentence; what is an item already, and talk, against it."""
    clauses = [note.clauses[i] for i in group]
    news = max(sum(guess.p for guess in clause.roles if guess.role in NEWS) for clause in clauses)
    talk = max(clause.p(*TALK) for clause in clauses)
    numbers = len(re.findall(r"\d+(?:[.,:]\d+)*", words))
    names = len(re.findall(r"(?<=[a-z,] )[A-Z][a-z]+", words))
    length = min(len(words.split()), 12) / 12
    worth = news + 0.8 * min(numbers, 2) + 0.2 * min(names, 2) + 0.4 * length - 1.5 * talk
    return worth * (0.5 if set(group) & told else 1.0)


def _closed(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else words.rstrip(",;: ") + "."
