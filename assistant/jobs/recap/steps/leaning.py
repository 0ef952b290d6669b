"""Leaning: "Besok.", "siap mas", "dia janji kelar Jumat" say nothing without what came before.

In a line the clause before carries them; in a talk the request that another person made. What
leans on nothing is no work.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from assistant.jobs.recap.steps.acceptance import (
    ONE_WORD,
    asked_before,
    last_messages,
    leans,
    own_before,
    person,
    proof_end,
    refers,
)
from assistant.jobs.recap.steps.duplicates import merged
from assistant.jobs.recap.steps.taken import is_caption, one_clause
from assistant.jobs.recap.taking import OWNED, least, taker
from assistant.jobs.recap.topics import says_nothing
from assistant.jobs.recap.work import NAMED, Note, Work
from assistant.language.clauses import Role

SPOKEN = ("will", "present", "promised")
"""Frames of a clause that is work even where it does not say what about: "I'll send it Monday"."""
MATTER_WORDS = 5
CARRIERS = 3
"""How many clauses back, in its own line, a leaning clause looks for its matter."""
NO_CARRIER = (Role.DONE, Role.SMALL_TALK, Role.CANCELLATION, Role.HEARSAY, Role.CONDITION)


def leaning(note: Note, work: tuple[Work, ...]) -> tuple[Work, ...]:
    """`work` in which every piece says what it is about."""
    found: list[Work] = []
    for item in filter(None, (_standing(note, item, work) for item in work)):
        carrier = next((k for k, other in enumerate(found) if item.told[0] in other.told), None)
        if carrier is None:
            found.append(item)
        else:
            found[carrier] = replace(
                merged(found[carrier], item), end=max(found[carrier].end, item.end)
            )
    return tuple(found)


def _standing(note: Note, item: Work, work: tuple[Work, ...]) -> Work | None:
    first = item.told[0]
    if hands_over(note, first) or note.segment(first).cells:
        return item
    if says_nothing(note.topics.of(f"{item.topic} {item.said}")):
        carried = _carried(note, item, work)
        spoken = carried is None and note.framed(first, *SPOKEN)
        return _about_what_was_said(note, item) if spoken else carried
    if refers(note, first) and leans(note, first) and not item.topic:
        return _carried(note, item, work) or _about_what_was_said(note, item)
    return _about_what_was_said(note, item)


def hands_over(note: Note, i: int) -> bool:
    """Whether clause `i` goes on with what somebody else does before it: "…, Maya proofs it"."""
    if not i or not note.same_line(i - 1, i) or {i - 1, i} & note.closed:
        return False
    theirs, mine = taker(note.takings[i - 1]), taker(note.takings[i])
    return bool(
        theirs and mine and None not in (theirs.who, mine.who) and theirs.who != mine.who
    ) and note.framed(i, "planned", "named", "marked")


def _about_what_was_said(note: Note, item: Work) -> Work:
    """A verb alone, with the matter of the question it answers: "is the deck done? / I'll send"."""
    first = item.told[0]
    if (
        item.topic
        or not note.clauses[first].speaker
        or note.topics.says(note.clauses[first].text) > ONE_WORD
    ):
        return item
    for i in last_messages(note, first):
        if i not in note.closed and (matter := _matter(note, i)):
            said = note.topics.of_clause[first]
            owner = person(note, first) if says_nothing(said) else item.owner
            return replace(item, start=note.clauses[i].start, topic=matter, owner=owner)
    return item


def _matter(note: Note, i: int) -> str:
    """What clause `i` is about, if it is said in few words."""
    said = note.clauses[i].text
    words = note.topics.words(said)
    if not 0 < len(words) <= MATTER_WORDS:
        return ""
    span = said[said.index(words[0]) : said.rindex(words[-1]) + len(words[-1])]
    return span if len(span.split()) <= MATTER_WORDS else " ".join(words)


def _carried(note: Note, item: Work, work: tuple[Work, ...]) -> Work | None:
    first = item.told[0]
    if item.due and (own := _own_work_before(note, item, work)):
        return replace(own, told=(*own.told, first), due=item.due, due_text=item.due_text)
    near = first > 0 and note.same_line(first - 1, first) and note.clauses[first].speaker
    asked = (
        [] if near and not says_nothing(note.topics.of(item.said)) else asked_before(note, first)
    )
    asked = asked or own_before(note, first)
    if asked:
        own = taker(note.takings[first])
        answerer = person(note, first) or (own.who if own else None)
        answerer = answerer or note.clauses[asked[0]].agent or item.owner
        return replace(
            one_clause(note, asked[0]),
            end=proof_end(note, asked[0], first),
            told=(*asked, first),
            owner=answerer,
            due=item.due or note.clauses[asked[0]].due,
            due_text=item.due_text or note.clauses[asked[0]].due_text,
        )
    carrier = _told_before(note, item, work) or _carrier(note, first)
    if carrier is None or _done_by_another(note, item, carrier, work):
        return None
    clause = note.clauses[carrier]
    own = not says_nothing(note.topics.of(item.said))
    return replace(
        item,
        told=(carrier, first),
        start=clause.start,
        said=item.said if own else clause.text,
        topic=_matter(note, carrier) if own else item.topic,
        owner=_owner(note, item, carrier),
        due=item.due or clause.due,
        due_text=item.due_text or clause.due_text,
    )


def _own_work_before(note: Note, item: Work, work: tuple[Work, ...]) -> Work | None:
    """What the same speaker has just taken on, where only another day follows: "I'll sign on
    Thursday / wait, I have a meeting. Let us say Friday"."""
    first = item.told[0]
    speaker = note.clauses[first].speaker
    if speaker is None or not says_nothing(note.topics.of(item.said)):
        return None
    run = list(
        takewhile(
            lambda i: note.clauses[i].speaker == speaker,
            range(first - 1, max(-1, first - 1 - CARRIERS), -1),
        )
    )
    mine = note.party.writer(speaker)
    before = [
        other for other in work if other.told[-1] in run and other.due and other.owner == mine
    ]
    stands = [other for other in before if not says_nothing(note.topics.of(other.said))]
    return stands[-1] if stands else None


def _told_before(note: Note, item: Work, work: tuple[Work, ...]) -> int | None:
    """The work of a clause or two before in the same line that "it" means: "Ruben tidies the
    labels. I asked him, he's doing it next week"."""
    first = item.told[0]
    near = [
        i
        for other in work
        for i in other.told
        if 0 < first - i <= CARRIERS and note.same_line(i, first)
    ]
    meant = max((i for i in near if i not in note.closed), default=None)
    own = taker(note.takings[first])
    theirs = taker(note.takings[meant]) if meant is not None else None
    named = bool(own and theirs and own.kind == "absent" and theirs.kind in NAMED)
    return meant if named and refers(note, first) else None


def _carrier(note: Note, first: int) -> int | None:
    """The nearest clause before, in the same line, that says something."""
    for i in range(first - 1, max(-1, first - 1 - CARRIERS), -1):
        if i in note.closed or not note.same_line(i, first):
            return None
        if not says_nothing(note.topics.of_clause[i]):
            return i if _may_carry(note, i, first) else None
    return None


def _may_carry(note: Note, i: int, first: int) -> bool:
    """Whether clause `i` tells what clause `first` may mean: asked for, a matter, not past."""
    tells = least(note.clauses[i].text, note.takings[i]) > 0 or note.framed(i, "told_to")
    role = note.clauses[i].role
    caption = is_caption(note, i) and role is not Role.SMALL_TALK
    over = note.framed(i, "past") and not note.framed(first, *OWNED, *SPOKEN)
    return tells or caption or (role not in NO_CARRIER and not over)


def _done_by_another(note: Note, item: Work, carrier: int, work: tuple[Work, ...]) -> bool:
    """Whether the carrier is work of somebody else: "I do the rota and he'll proof it"."""
    mine, theirs = taker(note.takings[item.told[0]]), taker(note.takings[carrier])
    is_work = any(carrier in other.told for other in work)
    if mine and theirs and mine.kind == "absent" and theirs.kind in NAMED:
        return False
    return bool(is_work and mine and theirs and mine.said != theirs.said and mine.who != theirs.who)


def _owner(note: Note, item: Work, carrier: int) -> str | None:
    """Whoever the leaning clause names; "dia janji" means the one the carrier names."""
    meant = {mention.who for mention in note.mentions[item.told[0]] if mention.kind != "absent"}
    if item.owner in meant:
        return item.owner
    return note.clauses[carrier].agent or item.owner
