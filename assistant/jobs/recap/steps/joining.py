"""Joining: "she drafts the outline and sends it Friday" is one piece of work.

Neighbours in one sentence with one owner are joined where the second names no doer of its own.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.jobs.recap.work import DOERS, Note, Work

FRONT_WORDS = 2


def joined(note: Note, work: tuple[Work, ...]) -> tuple[Work, ...]:
    """`work` with what continues a piece put together with it."""
    result: list[Work] = []
    for item in sorted(work, key=lambda each: each.told[0]):
        if result and _continues(note, result[-1], item):
            result[-1] = _together(result[-1], item)
        else:
            result.append(item)
    return tuple(result)


def names_a_doer(note: Note, i: int) -> bool:
    """Whether clause `i` opens with somebody who does what it says."""
    first = next((mention for mention in note.mentions[i] if mention.kind in DOERS), None)
    return first is not None and len(note.clauses[i].text[: first.start].split()) < FRONT_WORDS


def _continues(note: Note, before: Work, item: Work) -> bool:
    last, first = before.told[-1], item.told[0]
    return (
        first == last + 1
        and (note.same_line if note.framed(first, "adds") else note.same_sentence)(last, first)
        and (note.framed(first, "adds") or not names_a_doer(note, first))
        and not note.segment(first).cells
    )


def _together(before: Work, item: Work) -> Work:
    return replace(
        before,
        told=(*before.told, *item.told),
        end=item.end,
        due=item.due or before.due,
        due_text=(item.due_text if item.due else None) or before.due_text or item.due_text,
        p=max(before.p, item.p),
    )
