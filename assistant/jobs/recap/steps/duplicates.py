"""Duplicates: work mentioned twice is one piece of work."""

from __future__ import annotations

from dataclasses import replace

from assistant.jobs.recap.steps.acceptance import says_yes
from assistant.jobs.recap.steps.days import without_reason
from assistant.jobs.recap.topics import Topic
from assistant.jobs.recap.work import Note, Work


def told_once(note: Note, work: tuple[Work, ...]) -> tuple[Work, ...]:
    """`work` without what repeats an earlier piece; the later day holds."""
    kept: list[Work] = []
    for item in sorted(work, key=lambda each: each.told[0]):
        same = next((k for k, earlier in enumerate(kept) if _same(note, earlier, item)), None)
        if same is None:
            kept.append(item)
        else:
            kept[same] = merged(kept[same], item)
    return tuple(kept)


def topic_of(note: Note, item: Work) -> Topic:
    """What a piece of work is about."""
    return note.topics.of(f"{item.topic} {without_reason(item.said)}")


def likeness(note: Note, one: Work, two: Work) -> float:
    """How much two pieces of work are about the same, 0 to 1."""
    return note.topics.likeness(topic_of(note, one), topic_of(note, two))


def merged(earlier: Work, later: Work) -> Work:
    """Both tellings as one: the first words and proof, the last day, all clauses."""
    return replace(
        earlier,
        told=tuple(dict.fromkeys((*earlier.told, *later.told))),
        owner=earlier.owner or later.owner,
        due=later.due or earlier.due,
        due_text=(later.due_text if later.due else None) or earlier.due_text or later.due_text,
        p=max(earlier.p, later.p),
    )


def _answered(note: Note, one: Work, two: Work) -> bool:
    """Whether `two` is the yes to `one` in other words: "need the figures from you / ok I'll drop
    them in the folder tonight"."""
    asked, answer = one.told[-1], two.told[0]
    asker, replier = note.clauses[asked].speaker, note.clauses[answer].speaker
    first = answer == asked + 1 and None not in (asker, replier) and asker != replier
    return (
        first
        and one.owner == two.owner == note.party.writer(replier)
        and one.due in (None, two.due)
        and says_yes(note, answer)
    )


def _same(note: Note, one: Work, two: Work) -> bool:
    if set(one.told) & set(two.told):
        return True
    if _answered(note, one, two):
        return True
    same_owner = one.owner == two.owner or None in (one.owner, two.owner)
    return same_owner and likeness(note, one, two) >= note.scales.same_work
