"""Work taken on: clauses that promise or assign, and lines that a list of tasks makes so."""

from __future__ import annotations

from assistant.jobs.recap.words import spotter
from assistant.jobs.recap.work import Note, Work
from assistant.language.clauses import Role

TAKEN = (Role.COMMITMENT, Role.ASSIGNMENT)
NO_WORK = (Role.OPEN_QUESTION, Role.DONE, Role.CANCELLATION, Role.POLITE_NO, Role.PRIVATE)
LEFT_TO_DO = "actions"
SETTLED = frozenset({"done", "dropped", "questions", "private", "ideas"})


def taken_on(note: Note, work: tuple[Work, ...]) -> tuple[Work, ...]:
    """Each clause that takes work on."""
    found = [one_clause(note, i, likely) for i in note.open_clauses() if (likely := _p(note, i))]
    return (*work, *found)


def one_clause(note: Note, i: int, p: float = 1.0) -> Work:
    """The work that clause `i` tells of on its own."""
    clause = note.clauses[i]
    return Work(
        told=(i,),
        start=clause.start,
        end=clause.end,
        said=clause.text,
        owner=clause.agent,
        due=clause.due,
        due_text=clause.due_text,
        p=p,
    )


def _p(note: Note, i: int) -> float:
    """How likely clause `i` takes work on; 0 where it does not count."""
    clause, section, box = note.clauses[i], note.section(i), note.segment(i).done
    if box is True or section in SETTLED or spotter("formerly").search(clause.text):
        return 0.0
    p = sum(guess.p for guess in clause.roles if guess.role in TAKEN)
    if (box is False or section == LEFT_TO_DO) and _opens_line(note, i):
        p = max(p, 1 - clause.p(*NO_WORK))
    return p if p >= note.scales.taken else 0.0


def _opens_line(note: Note, i: int) -> bool:
    return i == 0 or not note.same_line(i - 1, i)
