"""Settled work: what was dropped or done later in the note is no longer open."""

from __future__ import annotations

from assistant.jobs.recap.steps.acceptance import leans, refers
from assistant.jobs.recap.steps.duplicates import topic_of
from assistant.jobs.recap.topics import says_nothing
from assistant.jobs.recap.work import Note, Work
from assistant.language.clauses import Role

FEWEST = 2
"""Words that a report of something done must share with the work it finishes."""


def still_open(note: Note, work: tuple[Work, ...]) -> tuple[Work, ...]:
    """`work` without what a later clause drops or reports as done."""
    gone = {k for i in note.open_clauses() if (k := _settled(note, i, work)) is not None}
    return tuple(item for k, item in enumerate(work) if k not in gone)


def points_back(note: Note, i: int) -> bool:
    """Whether clause `i` says little more than that "it" is done: "I have approved it"."""
    return refers(note, i) and leans(note, i)


def _settled(note: Note, i: int, work: tuple[Work, ...]) -> int | None:
    """The work that clause `i` settles."""
    clause, scales = note.clauses[i], note.scales
    dropped = clause.role is Role.CANCELLATION and clause.p(Role.CANCELLATION) >= scales.settled
    done = clause.role is Role.DONE and clause.p(Role.DONE) >= scales.done
    if not dropped and not done:
        return None
    earlier = [k for k, item in enumerate(work) if max(item.told) < i]
    if not earlier:
        return None
    nearest = max(earlier, key=lambda each: max(work[each].told))
    behind = i - max(work[nearest].told) == 1
    topic = note.topics.of_clause[i]
    if done and behind and clause.agent == work[nearest].owner and points_back(note, i):
        return nearest
    best, k = max((note.topics.likeness(topic, topic_of(note, work[k])), k) for k in earlier)
    finishes = (
        clause.agent in (None, work[k].owner) and len(topic & topic_of(note, work[k])) >= FEWEST
    )
    if best >= scales.same_work and (dropped or finishes):
        return k
    bare = dropped and says_nothing(topic) and behind
    return nearest if bare else None
