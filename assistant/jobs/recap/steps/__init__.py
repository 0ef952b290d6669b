"""From clauses to work: the program, one step a module, in the order they are taken."""

from __future__ import annotations

from assistant.jobs.recap.steps.acceptance import accepted
from assistant.jobs.recap.steps.amendments import amended
from assistant.jobs.recap.steps.conditions import unconditional
from assistant.jobs.recap.steps.days import dated
from assistant.jobs.recap.steps.duplicates import told_once
from assistant.jobs.recap.steps.joining import joined
from assistant.jobs.recap.steps.leaning import leaning
from assistant.jobs.recap.steps.owners import owned
from assistant.jobs.recap.steps.settling import still_open
from assistant.jobs.recap.steps.tables import tabled
from assistant.jobs.recap.steps.taken import taken_on
from assistant.jobs.recap.work import Note, Step, Work

STEPS: tuple[Step, ...] = (
    taken_on,
    tabled,
    leaning,
    accepted,
    unconditional,
    joined,
    owned,
    dated,
    amended,
    still_open,
    told_once,
)


def work_in(note: Note) -> tuple[Work, ...]:
    """The work of a note, in the order it is first told."""
    work: tuple[Work, ...] = ()
    for step in STEPS:
        work = step(note, work)
    return tuple(sorted(work, key=lambda item: item.told[0]))
