"""Owners: where the clause names nobody, its neighbours, its heading or its speaker may."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from assistant.jobs.recap.taking import taker
from assistant.jobs.recap.topics import is_no_name
from assistant.jobs.recap.words import spotter
from assistant.jobs.recap.work import DOERS, NAMED, Note, Work
from assistant.language.clauses import BOTH
from assistant.language.people import Mention

TALK_REACH = 6
REACH = 3
"""How many clauses back in its line a pronoun may point."""


def owned(note: Note, work: tuple[Work, ...]) -> tuple[Work, ...]:
    """`work` with the owners that its surroundings give."""
    return tuple(replace(item, owner=_owner(note, item)) for item in work)


def _owner(note: Note, item: Work) -> str | None:
    if _left_open(note, item):
        return None
    alone = next((who for i in item.told if (who := note.named_behind(i))), None)
    owner = alone or _labelled(note, item) or _framed(note, item)
    if owner:
        return owner
    named = any(m.kind in DOERS for i in item.told for m in note.mentions[i])
    if not named and any(spotter("together").search(note.clauses[i].text) for i in item.told):
        return BOTH
    owner = item.owner if may_own(note, item.owner) else None
    if owner:
        return _antecedent(note, item) or owner
    for i in reversed(item.told):
        if may_own(note, note.clauses[i].agent):
            return note.clauses[i].agent
    first = item.told[0]
    if first and note.same_sentence(first - 1, first) and first - 1 not in note.closed:
        return note.clauses[first - 1].agent
    return None


def _labelled(note: Note, item: Work) -> str | None:
    """Whom a label in front of the work names: "Rina: give the receipts to Tom"."""
    label = note.label(item.told[0])
    return label if may_own(note, label) else None


def _framed(note: Note, item: Work) -> str | None:
    """Whom the frames of the work name as its doer: "X agreed to", "leave it to X"."""
    for i in item.told:
        if "?" in note.clauses[i].text:
            continue
        if note.framed(i, "ours", "jointly"):
            return BOTH
        if note.framed(i, "mine", "given"):
            return note.party.writer(note.clauses[i].speaker)
        who = taker(note.takings[i])
        owner = (who.who or _meant(note, i, who)) if who else None
        if may_own(note, owner):
            return owner
    return None


def _meant(note: Note, i: int, pronoun: Mention) -> str | None:
    """Whom "she" or "dia" in clause `i` means: the last one named before it in its line."""
    line = [j for j in range(max(0, i - REACH), i + 1) if note.same_line(j, i)]
    people = [
        mention
        for j in line
        for mention in note.mentions[j]
        if mention.kind in (*NAMED, "absent") and (j < i or mention.start < pronoun.start)
    ]
    before = [m.who for m in takewhile(lambda mention: mention.kind != "absent", people)]
    if not any(who != note.party.writer(note.clauses[i].speaker) for who in before):
        before = _spoken_of(note, i)
    others = [who for who in before if who != note.party.writer(note.clauses[i].speaker)]
    others = [who for who in others if who not in _told(note, line)] or others
    behind = {mention.who for mention in note.mentions[i] if mention.start > pronoun.start}
    agent = note.clauses[i].agent
    return others[-1] if others else agent if agent not in behind else note.party.counterpart(None)


def _told(note: Note, line: list[int]) -> set[str | None]:
    """To whom something is said in a line: "Bimo bilang ke Putri dia yang kirim" means Bimo."""
    return {
        m.who
        for j in line
        for m in note.mentions[j]
        if spotter("told_to").search(" ".join(note.clauses[j].text[: m.start].split()[-1:]))
    }


def _spoken_of(note: Note, i: int) -> list[str | None]:
    """Third persons that the messages before clause `i` speak of: in a talk "he" is none of two."""
    if note.clauses[i].speaker is None:
        return []
    two = (note.party.writer(None), note.party.counterpart(None))
    lines = range(max(0, i - TALK_REACH), i)
    return [m.who for j in lines for m in note.mentions[j] if m.kind in NAMED and m.who not in two]


def may_own(note: Note, name: str | None) -> bool:
    """Whether a name is more than a word of lists and corrections."""
    if not name:
        return False
    if name in (BOTH, note.party.writer(None), note.party.counterpart(None)):
        return True
    return not is_no_name(name)


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
