"""Answers that a later one of the same talk replaces: an agenda made again, a recap put right."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING

from assistant.conversation.state import State
from assistant.web.marks import Mark, mark_of

if TYPE_CHECKING:
    from assistant.memory.conversations import Message
    from assistant.memory.store import Memory

SAME: dict[str, str] = {"agenda": "person", "recap": "notes"}
"""The field in which the requests of two versions of an answer agree, for each job."""


def outdated(messages: Iterable[Message]) -> frozenset[str]:
    """Ids of the answers of a talk that have a newer version further down."""
    newest: dict[Hashable, str] = {}
    old: set[str] = set()
    for message in messages:
        about = _about(message)
        if about is None:
            continue
        if about in newest:
            old.add(newest[about])
        newest[about] = message.id
    return frozenset(old)


def mark_before(memory: Memory, talk: str | None, message: str) -> Mark | None:
    """What was saved of a former version of this answer."""
    messages = memory.conversations.load(talk).messages if talk else ()
    about = next((_about(each) for each in messages if each.id == message), None)
    if about is None:
        return None
    former = [each for each in messages if each.id != message and _about(each) == about]
    marks = (mark_of(memory, each.id) for each in reversed(former))
    return next((mark for mark in marks if mark), None)


def _about(message: Message) -> Hashable | None:
    """What versions of one answer have in common; None where an answer has no versions."""
    state = State.from_json(message.answer if message.role == "coach" else None)
    field = SAME.get(state.job or "")
    if field is None or state.answer is None:
        return None
    return state.job, str(state.fields.get(field) or "").strip().casefold()
