"""Saving what an answer holds: promises after a look, a session, a note, a word for later."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from assistant.jobs.agenda.contract import AgendaAnswer
from assistant.jobs.agenda.keeping import keep as keep_agenda
from assistant.jobs.recap.contract import RecapAnswer
from assistant.texts import Language, text
from assistant.web.acting import Deed
from assistant.web.messages import to_copy
from assistant.web.replies import Reply, remembered

if TYPE_CHECKING:
    from assistant.memory.store import Memory


def reply_of(memory: Memory, handle: str) -> Reply:
    """The reply that a button names: `message/version`. Raises UnknownName."""
    identity, _, version = handle.partition("/")
    return remembered(memory.conversations.message(identity)).version(version)


def keep(memory: Memory, deed: Deed, person: str | None, language: Language) -> str:
    """Carry the saving out and say what was saved. Raises StorageError or UnknownName."""
    reply = reply_of(memory, deed.id)
    if deed.do == "accept":
        return _accept(memory, reply, deed, language)
    about = _about(reply.fields) or person
    if deed.do == "keep-session" and about:
        assert isinstance(reply.answer, AgendaAnswer)
        day, relation = _date(reply.fields.get("date")), reply.fields.get("relation")
        keep_agenda(memory, reply.answer, about, day, relation)
        return text("web.saved.session", language, person=about)
    if deed.do == "keep-feedback":
        memory.feedback.add(to_copy(reply), about)
        return text("web.saved.feedback", language)
    memory.notes.add(reply.markdown, about)
    return text("web.saved.note", language)


def _accept(memory: Memory, reply: Reply, deed: Deed, language: Language) -> str:
    """Keep the session with its notes, and each item that is ticked as a promise."""
    answer = reply.answer
    assert isinstance(answer, RecapAnswer)
    other = deed.value("other") or None
    on = _date(deed.value("on")) or memory.desk.today
    notes = str(reply.fields.get("notes") or "")
    session_id = note_id = None
    if other:
        session = memory.sessions.add(other, on, notes=notes, recap=answer.shareable)
        session_id, note_id = session.id, session.note_id
    else:
        note_id = memory.notes.add(notes, date=on).id
    kept = 0
    for number, item in enumerate(answer.actions):
        task = deed.value(f"task-{number}")
        if not (deed.value(f"take-{number}") and task):
            continue
        memory.promises.add(
            task,
            person=other,
            owner=deed.value(f"owner-{number}") or "me",
            due=_date(deed.value(f"due-{number}")),
            evidence=item.evidence,
            made_on=on,
            session_id=session_id,
            note_id=note_id,
        )
        kept += 1
    return text("web.saved.recap", language, count=kept)


def _about(fields: Any) -> str | None:
    return next((str(fields[key]) for key in ("person", "other") if fields.get(key)), None)


def _date(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written)) if written else None
    except ValueError:
        return None
