"""What speaks against letting refined items take the draft's place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.checks.findings import Finding
from assistant.checks.invention import invented
from assistant.checks.leak import leaks
from assistant.jobs.contract import Context
from assistant.jobs.recap.contract import ActionItem, RecapAnswer, RecapRequest
from assistant.jobs.recap.draft import heard, in_full
from assistant.jobs.recap.refine import owners
from assistant.jobs.recap.work import Note
from assistant.language.clauses import BOTH
from assistant.language.dates import find_dates


def objections(request: RecapRequest, context: Context, refined: RecapAnswer) -> list[Finding]:
    """Owners, days, words and proofs that the notes do not bear out, and private lines let out."""
    note, _, _ = heard(request, context)
    found = [finding for item in refined.actions for finding in _of_item(note, item)]
    here = {name.lower() for name in (request.me, request.other) if name}
    lines = refined.shareable.splitlines()
    if any(leaks(line, private=refined.private, present=here) for line in lines):
        found.append(Finding("recap.objection.leak"))
    return found


def _of_item(note: Note, item: ActionItem) -> Iterator[Finding]:
    if item.evidence not in note.text:
        yield Finding("recap.objection.evidence", item.task)
    known = owners(note)
    if item.owner not in (None, BOTH, *known, *(in_full(note, name) for name in known)):
        yield Finding("recap.objection.owner", item.owner or "")
    if item.due and item.due not in _days(note):
        yield Finding("recap.objection.day", item.due.isoformat())
    for new in invented(item.task, [note.text], names=owners(note)):
        yield Finding("recap.objection.invention", new.span)


def _days(note: Note) -> set[date | None]:
    """The days that the notes name, each counted from the day of its line."""
    lines = range(len(note.clauses))
    return {day.due for i in lines for day in find_dates(note.clauses[i].text, note.day(i))}
