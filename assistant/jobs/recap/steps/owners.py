"""Owners: where the clause names nobody, its neighbours, its heading or its speaker may."""

from __future__ import annotations

from dataclasses import replace

from assistant.jobs.recap.words import spotter
from assistant.jobs.recap.work import Note, Work


def owned(note: Note, work: tuple[Work, ...]) -> tuple[Work, ...]:
    """`work` with the owners that its surroundings give."""
    return tuple(replace(item, owner=_owner(note, item)) for item in work)


def _owner(note: Note, item: Work) -> str | None:
    evidence = note.text[item.start : item.end]
    if item.owner is None and spotter("nobody").search(evidence):
        return None
    if item.owner:
        return item.owner
    for i in reversed(item.told):
        if note.clauses[i].agent:
            return note.clauses[i].agent
    first = item.told[0]
    if first and note.same_sentence(first - 1, first) and first - 1 not in note.closed:
        return note.clauses[first - 1].agent
    return None
