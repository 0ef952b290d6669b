"""Owners: where the clause names nobody, its neighbours, its heading or its speaker may."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from assistant.jobs.recap.topics import is_empty_word
from assistant.jobs.recap.words import spotter
from assistant.jobs.recap.work import DOERS, NAMED, Note, Work
from assistant.language.clauses import BOTH

REACH = 3
"""How many clauses back in its line a pronoun may point."""


def owned(note: Note, work: tuple[Work, ...]) -> tuple[Work, ...]:
    """`work` with the owners that its surroundings give."""
    return tuple(replace(item, owner=_owner(note, item)) for item in work)


def _owner(note: Note, item: Work) -> str | None:
    if _left_open(note, item):
        return None
    owner = item.owner if _may_own(note, item.owner) else None
    if owner:
        return _antecedent(note, item) or owner
    for i in reversed(item.told):
        if _may_own(note, note.clauses[i].agent):
            return note.clauses[i].agent
    first = item.told[0]
    if first and note.same_sentence(first - 1, first) and first - 1 not in note.closed:
        return note.clauses[first - 1].agent
    return None


def _may_own(note: Note, name: str | None) -> bool:
    """Whether a name is more than a word of lists and corrections: "Agreed", "Selesai"."""
    if not name:
        return False
    if name in (BOTH, note.party.writer(None), note.party.counterpart(None)):
        return True
    return not (is_empty_word(name) or spotter("correction").fullmatch(name))


def _left_open(note: Note, item: Work) -> bool:
    """Whether the work or the words right behind it say that nobody has taken it yet."""
    after = item.told[-1] + 1
    behind = after < len(note.clauses) and note.same_line(after - 1, after)
    clauses = [*item.told, after] if behind else [*item.told]
    if not any(spotter("nobody").search(note.clauses[i].text) for i in clauses):
        return False
    named = {m.who for i in item.told for m in note.mentions[i] if m.kind in DOERS}
    return item.owner not in named


def _antecedent(note: Note, item: Work) -> str | None:
    """Whom "she" or "dia" means: the last person named before it in its line, if not the writer.

    Only where the pronoun opens the clause or is all that the owner was heard by.
    """
    line = range(max(0, item.told[0] - REACH), item.told[-1] + 1)
    people = [
        mention
        for i in line
        if note.same_line(i, item.told[-1]) and i not in note.closed
        for mention in note.mentions[i]
        if mention.kind in (*NAMED, "absent", "speaker")
    ]
    own = [m for m in note.mentions[item.told[-1]] if m.kind in DOERS]
    opens = bool(own) and own[0].kind == "absent"
    told = {m.who for i in item.told for m in note.mentions[i] if m.kind in ("name", "speaker")}
    if not opens and (item.owner in told or all(m.kind != "absent" for m in people)):
        return None
    before = takewhile(lambda mention: mention.kind != "absent", people)
    named = [m.who for m in before if m.kind in NAMED]
    return named[-1] if named and named[-1] != note.party.writer(None) else None
