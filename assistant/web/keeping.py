"""Saving what an answer holds: promises after a look, a session, a note, a word for later."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from threading import Lock
from typing import TYPE_CHECKING, Any

from assistant.jobs.agenda.contract import AgendaAnswer
from assistant.jobs.agenda.keeping import keep as keep_agenda
from assistant.jobs.recap.contract import RecapAnswer
from assistant.texts import Language, text
from assistant.texts.numbers import counted
from assistant.web.acting import Deed
from assistant.web.marks import Line, Mark, item_keys, mark_of, set_mark
from assistant.web.messages import to_copy
from assistant.web.replies import Reply, remembered
from assistant.web.revisions import mark_before

if TYPE_CHECKING:
    from assistant.memory.store import Memory

_ONE_AT_A_TIME = Lock()
"""Two quick presses on the same button are two savings: the second one sees the first."""


def reply_of(memory: Memory, handle: str) -> Reply:
    """The reply that a button names: `message/version`. Raises UnknownName."""
    identity, _, version = handle.partition("/")
    return remembered(memory.conversations.message(identity)).version(version)


def keep(
    memory: Memory,
    deed: Deed,
    person: str | None,
    language: Language,
    talk: str | None = None,
) -> str:
    """Carry the saving out and say what was saved. Raises StorageError or UnknownName.

    What was saved before, of this answer or of a former version of it in the same talk, is mended,
    never doubled.
    """
    with _ONE_AT_A_TIME:
        message, _, version = deed.id.partition("/")
        reply, saved = reply_of(memory, deed.id), mark_of(memory, message)
        before = saved or mark_before(memory, talk, message)
        if deed.do in ("accept", "accept-alone"):
            if deed.do == "accept" and not deed.value("other"):
                return text("web.saved.whom", language)
            mark = _accepted(memory, reply, deed, before or Mark())
            key = "recap" if mark.other else "recap-alone"
            said = counted(f"web.saved.{key}", len(mark.promises), language, person=mark.other)
        elif saved is not None:
            return text("web.saved.already", language)
        else:
            whom = about(reply.fields) or person
            mark, said = _kept(memory, reply, deed, whom, before, language)
        set_mark(memory, message, mark.model_copy(update={"version": version}))
        return said


def _kept(
    memory: Memory,
    reply: Reply,
    deed: Deed,
    person: str | None,
    before: Mark | None,
    language: Language,
) -> tuple[Mark, str]:
    """A session, a word for later, or a note; and what is said of it."""
    if deed.do == "keep-session" and person:
        session = _planned(memory, reply, person, before)
        return Mark(session=session), text("web.saved.session", language, person=person)
    if deed.do == "keep-feedback":
        memory.feedback.add(to_copy(reply), person)
        return Mark(), text("web.saved.feedback", language)
    note = memory.notes.add(reply.markdown, person)
    return Mark(note=note.id), text("web.saved.note", language)


def _planned(memory: Memory, reply: Reply, person: str, before: Mark | None) -> str:
    """The id of the session; one that was planned before, or for the same day, is planned anew."""
    assert isinstance(reply.answer, AgendaAnswer)
    fields = reply.fields
    day = _date(fields.get("date"))
    still = {session.id: session.on for session in memory.sessions.planned(person)}
    same_day = (each for each, on in still.items() if on == (day or memory.desk.today))
    known = before.session if before and before.session in still else next(same_day, None)
    at = hour_in(fields)
    return keep_agenda(memory, reply.answer, person, day, fields.get("relation"), known, at).id


def _accepted(memory: Memory, reply: Reply, deed: Deed, before: Mark) -> Mark:
    """Keep the session with its notes, and each item that is ticked as a promise."""
    answer = reply.answer
    assert isinstance(answer, RecapAnswer)
    on = _date(deed.value("on")) or memory.desk.today
    mark = _with_notes(memory, reply, deed.value("other"), on, before)
    keys = item_keys(answer.actions)
    mark.lines = {key: _line(deed, n) for n, key in enumerate(keys)}
    proofs = {key: item.evidence for key, item in zip(keys, answer.actions, strict=True)}
    for key, identity in before.promises.items():
        line = mark.lines.get(key)
        if not (line and line.take and line.task):
            _taken_back(memory, identity, answer.language)
    mark.promises = {
        key: _promised(memory, line, proofs[key], mark, before.promises.get(key))
        for key, line in mark.lines.items()
        if line.take and line.task
    }
    return mark


def _with_notes(memory: Memory, reply: Reply, other: str, on: date, before: Mark) -> Mark:
    """The session, or the note alone where nobody is named; those kept before are mended."""
    notes = str(reply.fields.get("notes") or "")
    mark = Mark(other=other, on=on.isoformat(), session=before.session, note=before.note)
    if before.session:
        memory.sessions.meant(before.session, other or before.other, on)
        mark.other = other or before.other
    elif other:
        recap = reply.answer.shareable if isinstance(reply.answer, RecapAnswer) else ""
        words = "" if before.note else notes
        session = memory.sessions.add(other, on, notes=words, recap=recap)
        mark.session, mark.note = session.id, session.note_id or before.note
        if before.note:
            memory.notes.edit(before.note, person=other, date=on)
    elif not before.note:
        mark.note = memory.notes.add(notes, date=on).id
    return mark


def _promised(memory: Memory, line: Line, proof: str, mark: Mark, before: str | None) -> str:
    """Enter the promise, or mend the one that was entered before; its id."""
    person, due = mark.other or None, _date(line.due)
    if before is None:
        made = memory.promises.add(
            line.task,
            person=person,
            owner=line.owner,
            due=due,
            evidence=proof,
            made_on=_date(mark.on),
            session_id=mark.session,
            note_id=mark.note,
        )
        return made.id
    known = memory.promises.change(before, task=line.task, owner=line.owner, person=person)
    if due and due != known.due:
        memory.promises.postpone(before, due)
    return before


def _taken_back(memory: Memory, identity: str, language: Language) -> None:
    """An item that was unticked after it had been saved."""
    if memory.promises.get(identity).status == "open":
        memory.promises.drop(identity, text("web.saved.unticked", language))


def _line(deed: Deed, n: int) -> Line:
    return Line(
        take=bool(deed.value(f"take-{n}")),
        task=deed.value(f"task-{n}"),
        owner=deed.value(f"owner-{n}") or "me",
        due=deed.value(f"due-{n}"),
    )


def about(fields: Any) -> str | None:
    """The person whom a request names."""
    return next((str(fields[key]) for key in ("person", "other") if fields.get(key)), None)


def hour_in(fields: Mapping[str, Any]) -> time | None:
    """When a session begins, as far as the request says so."""
    return time.fromisoformat(str(fields["at"])) if fields.get("at") else None


def _date(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written)) if written else None
    except ValueError:
        return None
