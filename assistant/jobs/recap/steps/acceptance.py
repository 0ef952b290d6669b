"""A request followed by a yes: "Monday ok? / ok" makes it work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from assistant.jobs.recap.steps.taken import one_clause
from assistant.jobs.recap.words import load, pattern, spotter
from assistant.jobs.recap.work import Note, Work
from assistant.language.clauses import Clause, Role

ASKED = (Role.REQUEST, Role.ASSIGNMENT, Role.PROPOSAL)
NO_YES = (Role.POLITE_NO, Role.CANCELLATION, Role.CONDITION)
LONGEST_YES = 12
"""Words of a message that may still be a mere yes."""


def accepted(note: Note, work: tuple[Work, ...]) -> tuple[Work, ...]:
    """`work`, and each request that the person asked has said yes to."""
    known = {i for item in work for i in item.told}
    usable = set(note.open_clauses())
    found = [
        item
        for i in sorted(usable - known)
        if note.clauses[i].has(*ASKED, at_least=note.scales.asked)
        if (item := _taken_up(note, i, usable))
    ]
    return (*work, *found)


def _taken_up(note: Note, i: int, usable: set[int]) -> Work | None:
    for answer in _answers(note, i):
        if answer in usable and _says_yes(note, answer):
            item = one_clause(note, i)
            end = max(item.end, note.clauses[answer].end) if note.same_line(i, answer) else item.end
            return replace(item, told=(i, answer), end=end, p=note.clauses[i].p(*ASKED))
    return None


def _answers(note: Note, i: int) -> Iterator[int]:
    """The clauses that may answer clause `i`: another speaker's next ones, or the next in line."""
    asking = note.clauses[i]
    limit = asking.segment + note.scales.follow_up
    for j in range(i + 1, len(note.clauses)):
        clause = note.clauses[j]
        if clause.segment > limit:
            return
        if (asking.speaker is None and note.same_line(i, j)) or (
            _another_speaks(asking, clause) and not note.same_line(j - 1, j)
        ):
            yield j


def _another_speaks(asking: Clause, clause: Clause) -> bool:
    return bool(asking.speaker and clause.speaker) and clause.speaker != asking.speaker


def _says_yes(note: Note, j: int) -> bool:
    clause = note.clauses[j]
    if clause.has(*NO_YES, at_least=note.scales.polite) or spotter("refusal").search(clause.text):
        return False
    short = len(clause.text.split()) <= LONGEST_YES
    if clause.speaker is None:
        return short and bool(spotter("asked_me").search(clause.text))
    return short and bool(_yes().match(clause.text.lstrip("\"'“")) or _repeats(note, j))


def _repeats(note: Note, j: int) -> bool:
    """Whether the answer gives back the request's own words: "Monday ok? / Monday ok"."""
    words = re.findall(r"\w+", note.clauses[j].text.lower())
    return bool(words) and words[-1] in load("words")["acceptance"]


@cache
def _yes() -> re.Pattern[str]:
    return pattern(load("words")["acceptance"])
