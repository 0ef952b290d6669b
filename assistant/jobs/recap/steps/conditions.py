"""Conditions: work that hangs on something still open is no item yet."""

from __future__ import annotations

from assistant.jobs.recap.work import Note, Work
from assistant.language.clauses import Role


def unconditional(note: Note, work: tuple[Work, ...]) -> tuple[Work, ...]:
    """The work whose sentence states no condition beside it."""
    return tuple(item for item in work if not conditional(note, item))


def conditional(note: Note, item: Work) -> bool:
    """Whether a neighbour of the work in its own sentence is a condition."""
    first, last = item.told[0], item.told[-1]
    neighbours = [i for i in (first - 1, last + 1) if 0 <= i < len(note.clauses)]
    return any(
        note.same_sentence(i, first if i < first else last)
        and note.clauses[i].role is Role.CONDITION
        for i in neighbours
    )
