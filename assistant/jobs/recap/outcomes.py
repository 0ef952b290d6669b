"""What was settled, and what stayed open."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.jobs.recap.plain import plain
from assistant.jobs.recap.words import spotter
from assistant.jobs.recap.work import Note, Work
from assistant.language.clauses import Role

EDGES = " \t,;-–—|"
MOST = 12
SETTLED = (Role.DECISION, Role.CANCELLATION)


def decisions(note: Note, work: Iterable[Work]) -> list[str]:
    """What was decided or dropped, in the note's words; work that is an item is not repeated."""
    told = _told(work)
    return _tidy(
        note,
        (
            i
            for i in _lines(note)
            if i not in told
            and (
                note.clauses[i].has(*SETTLED, at_least=note.scales.settled)
                or note.section(i) in ("decisions", "dropped")
            )
        ),
    )


def open_questions(note: Note, work: Iterable[Work]) -> list[str]:
    """What was asked and not answered."""
    told = _told(work)
    return _tidy(note, (i for i in _lines(note) if i not in told and _unanswered(note, i)))


def _unanswered(note: Note, i: int) -> bool:
    clause = note.clauses[i]
    if note.section(i) == "questions":
        return True
    if not clause.has(Role.OPEN_QUESTION, at_least=note.scales.open):
        return False
    return not _answered(note, i)


def _answered(note: Note, i: int) -> bool:
    """Whether somebody else speaks next, or the line itself goes on to settle it."""
    after = i + 1
    if after == len(note.clauses):
        return False
    clause, following = note.clauses[i], note.clauses[after]
    if clause.speaker:
        return following.speaker not in (None, clause.speaker) and not spotter("unsettled").search(
            following.text
        )
    settled = (Role.DECISION, Role.CANCELLATION, Role.POLITE_NO, Role.COMMITMENT, Role.ASSIGNMENT)
    return note.same_line(i, after) and following.has(*settled, at_least=note.scales.settled)


def _lines(note: Note) -> Iterable[int]:
    return (
        i
        for i in range(len(note.clauses))
        if i not in note.closed and note.clauses[i].segment not in note.headings
    )


def _told(work: Iterable[Work]) -> set[int]:
    return {i for item in work for i in item.told}


def _tidy(note: Note, clauses: Iterable[int]) -> list[str]:
    texts = (plain(note.clauses[i].text).strip(EDGES) for i in clauses)
    return list(dict.fromkeys(text[:1].upper() + text[1:] for text in texts if text))[:MOST]
