"""A reply of the coach as the page needs it: from a running turn, or from memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from assistant.conversation.state import State
from assistant.jobs import REGISTRY, schemas
from assistant.jobs.contract import Answer
from assistant.rendering import render

if TYPE_CHECKING:
    from assistant.conversation.updates import Update
    from assistant.memory.conversations import Message
    from assistant.web.marks import Mark


@dataclass(frozen=True)
class Reply:
    """`markdown` in any case; the answer behind it, its request, and the draft it replaced.

    `id` is the message's in memory; None while the turn is at work. `notice` is the part of
    `markdown` that the limits say before the answer. `saved` is what was saved of it already.
    `outdated` means that a newer version stands further down. `people` are those to turn to, a
    line each, where the limits had a doubt.
    """

    markdown: str
    job: str | None = None
    answer: Answer | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    draft: Reply | None = None
    id: str | None = None
    notice: str = ""
    saved: Mark | None = None
    outdated: bool = False
    people: tuple[str, ...] = ()

    def version(self, name: str) -> Reply:
        """The draft where that is asked for and there is one, else this."""
        return self.draft if name == "draft" and self.draft else self


def growing(update: Update, draft: Update | None) -> Reply:
    """A reply on its way. While it is refined the draft is the answer; it is never greyed out."""
    if update.stage == "refining" and draft is not None:
        return _reply(draft)
    refined = update.stage == "final" and update.answer and update.answer.engine != "draft"
    changed = draft is not None and _words(draft.answer) != _words(update.answer)
    return _reply(update, _reply(draft) if refined and draft and changed else None)


def grown(draft: Update | None, update: Update) -> str:
    """The first lines of a refinement that the draft does not have, as far as they have come."""
    old = set(draft.markdown.splitlines() if draft else ()) - {""}
    fresh = dropwhile(lambda line: line in old or not line, update.markdown.splitlines())
    grown = takewhile(lambda line: line not in old, fresh)
    return "\n".join(line.removeprefix("> ") for line in grown).strip()


def _reply(update: Update, draft: Reply | None = None) -> Reply:
    return Reply(
        update.markdown, update.job, update.answer, update.fields, draft, notice=update.notice
    )


def remembered(message: Message, saved: Mark | None = None, outdated: bool = False) -> Reply:
    """A reply from memory; one whose answer a former version wrote shows its words alone."""
    state = State.from_json(message.answer)
    answer = _answer(state.job, state.answer)
    drafted = _answer(state.job, state.drafted)
    draft = None
    if drafted is not None and state.job and _words(drafted) != _words(answer):
        draft = Reply(
            render(state.job, drafted),
            state.job,
            drafted,
            state.fields,
            id=message.id,
            saved=saved,
            outdated=outdated,
        )
    notice = state.notice if message.content.startswith(state.notice) else ""
    return Reply(
        message.content,
        state.job,
        answer,
        state.fields,
        draft,
        message.id,
        notice,
        saved,
        outdated,
    )


def _words(answer: Answer | None) -> dict[str, Any]:
    """What the answer says, without who wrote it."""
    aside = {"engine", "receipt", "warnings"}
    return answer.model_dump(exclude=aside) if answer is not None else {}


def _answer(job: str | None, stored: Mapping[str, Any] | None) -> Answer | None:
    if stored is None or not job:
        return None
    kind = schemas(job)[1] if job in REGISTRY else Answer
    try:
        return kind.model_validate(dict(stored))
    except ValidationError:
        return None
