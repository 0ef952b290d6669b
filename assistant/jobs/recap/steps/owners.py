"""Owners: where the clause names nobody, its neighbours, its heading or its speaker may."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from assistant.jobs.recap.words import spotter
from assistant.jobs.recap.work import Note, Work

REACH = 3
"""How many clauses back in its line a pronoun may point."""


def owned(note: Note, work: tuple[Work, ...]) -> tuple[Work, ...]:
    """`work` with the owners that its surroundings give."""
    return tuple(replace(item, owner=_owner(note, item)) for item in work)


def _owner(note: Note, item: Work) -> str | None:
    evidence = note.text[item.start : item.end]
    if item.owner is None and spotter("nobody").search(evidence):
        return None
    if item.owner:
        return _antecedent(note, item) or item.owner
    for i in reversed(item.told):
        if note.clauses[i].agent:
            return note.clauses[i].agent
    first = item.told[0]
    if first and note.same_sentence(first - 1, first) and first - 1 not in note.closed:
        return note.clauses[first - 1].agent
    return None


def _antecedent(note: Note, item: Work) -> str | None:
    """Whom "she" or "dia" means: the last person named before it in its line, if not the writer.

    Only where the owner was heard by that pronoun alone.
    """
    line = range(max(0, item.told[0] - REACH), item.told[-1] + 1)
    people = [
        mention
        for i in line
        if note.same_line(i, item.told[-1]) and i not in note.closed
        for mention in note.mentions[i]
        if mention.kind in ("name", "stranger", "absent", "speaker")
    ]
    own = {m.who for i in item.told for m in note.mentions[i] if m.kind in ("name", "speaker")}
    if item.owner in own or not any(mention.kind == "absent" for mention in people):
        return None
    before = takewhile(lambda mention: mention.kind != "absent", people)
    named = [m.who for m in before if m.kind in ("name", "stranger")]
    return named[-1] if named and named[-1] != note.party.writer(None) else None
