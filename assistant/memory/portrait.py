"""What stands between the user and one person, as a page to read: for export and `timeline`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from assistant.memory.desk import Desk
from assistant.memory.matters import Matter, Matters
from assistant.memory.moods import Moods
from assistant.memory.notes import Notes
from assistant.memory.people import Person
from assistant.memory.promises import BOTH, ME, THEM, Promise, Promises
from assistant.memory.sessions import Session, Sessions
from assistant.memory.states import MatterKind
from assistant.texts import Language, text

KINDS: tuple[MatterKind, ...] = ("topic", "goal", "feedback", "win")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day: a session, note, promise, mood or another matter."""

    on: date
    kind: str
    id: str
    text: str
    status: str = ""


def timeline(desk: Desk, person: Person, language: Language) -> list[Event]:
    """All that happened with this person, newest first."""
    sessions = Sessions(desk).all(person)
    events = [
        *(_session(each) for each in sessions),
        *_notes(desk, person, {each.note_id for each in sessions}),
        *(
            Event(p.made_on, "promise", p.id, _task(p, language), p.status)
            for p in Promises(desk).all(person)
        ),
        *(
            Event(mood.on, "mood", mood.id, f"{mood.score} {mood.word}".strip())
            for mood in Moods(desk).all()
            if mood.person_id == person.id
        ),
        *(
            Event(matter.on, kind, matter.id, matter.text, matter.status)
            for kind in KINDS
            for matter in Matters(desk, kind).all(person)
        ),
    ]
    return sorted(events, key=lambda event: event.on, reverse=True)


def portrait(desk: Desk, person: Person, language: Language) -> str:
    """The page as Markdown."""
    lines = [f"# {person.name}", ""]
    for name in ("address", "relation", "matters", "careful"):
        value = getattr(person, name)
        if name == "relation" and value:
            value = text(f"memory.relation.{value}", language)
        if value:
            lines.append(f"- {text(f'memory.field.{name}', language)}: {value}")
    promises = Promises(desk).all(person)
    lines += _section("promises", language, (_checkbox(each, language) for each in promises))
    for kind in KINDS:
        lines += _section(kind, language, (_line(each) for each in Matters(desk, kind).all(person)))
    for session in Sessions(desk).all(person):
        status = text(f"memory.status.{session.status}", language)
        lines += ["", f"## {session.on.isoformat()} ({status})", ""]
        lines += [f"- [{'x' if p in session.covered else ' '}] {p}" for p in session.agenda]
        for words in (session.notes or session.reason, session.recap):
            lines += ["", words.strip()] if words.strip() else []
    return "\n".join(lines).rstrip() + "\n"


def _section(name: str, language: Language, lines: Iterable[str]) -> list[str]:
    listed = list(lines)
    return ["", f"## {text(f'memory.section.{name}', language)}", "", *listed] if listed else []


def _checkbox(promise: Promise, language: Language) -> str:
    mark = " " if promise.status == "open" else "x"
    line = f"- [{mark}] {_task(promise, language)}"
    return f"~~{line}~~" if promise.status == "dropped" else line


def _line(matter: Matter) -> str:
    steps = "".join(f"\n  - [{'x' if s.done_on else ' '}] {s.text}" for s in matter.steps)
    mark = " " if matter.status == "open" else "x"
    return f"- [{mark}] {matter.text}{steps}"


def _session(session: Session) -> Event:
    points = ", ".join(session.covered or session.agenda)
    return Event(session.on, "session", session.id, points or session.reason, session.status)


def _notes(desk: Desk, person: Person, of_sessions: set[str | None]) -> Iterator[Event]:
    for note in Notes(desk).all(person):
        if note.id not in of_sessions:
            yield Event(note.date, "note", note.id, note.title)


def _task(promise: Promise, language: Language) -> str:
    due = f" ({promise.due.isoformat()})" if promise.due else ""
    who = promise.owner
    if who in (ME, THEM, BOTH):
        who = text(f"memory.owner.{who}", language)
    return f"{who}: {promise.task}{due}"
