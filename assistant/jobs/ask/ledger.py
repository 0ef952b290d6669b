"""Answers that the ledger of promises and the list of sessions give at once."""

from __future__ import annotations

from assistant.jobs.ask.aims import Aim
from assistant.jobs.ask.contract import AskAnswer
from assistant.jobs.contract import Context, Source
from assistant.memory.people import Person
from assistant.memory.promises import Promise
from assistant.memory.store import Memory
from assistant.texts import text
from assistant.texts.days import say_day


def from_promises(
    aim: Aim, person: Person | None, memory: Memory, context: Context
) -> AskAnswer | None:
    """Open promises, whose they are, until when; None where there are none."""
    wanted = [p for p in memory.promises.open(person) if aim == "both" or p.mine == (aim == "mine")]
    if not wanted:
        return None
    people = {each.id: each.name for each in memory.people.all()}
    lines = [_line(promise, people, context) for promise in wanted]
    key = f"ask.promises.{aim}" + ("" if person else "-all")
    head = text(key, context.language, name=person.name if person else "")
    return AskAnswer(
        language=context.language,
        answer="\n".join([head, *lines]),
        citations=[source_of(promise) for promise in wanted],
        sources=[source_of(promise) for promise in wanted],
    )


def from_sessions(aim: Aim, person: Person, memory: Memory, context: Context) -> AskAnswer | None:
    """When the last session was, or the next one is."""
    language = context.language
    if aim == "next":
        planned = memory.sessions.planned(person)
        if not planned:
            return None
        day = say_day(planned[0].on, language)
        return AskAnswer(
            language=language, answer=text("ask.next", language, name=person.name, day=day)
        )
    held = memory.sessions.last(person, 1)
    if not held:
        return None
    last = held[0]
    day = say_day(last.on, language, year=last.on.year != context.today.year)
    quote = next((line.strip() for line in last.notes.splitlines() if line.strip()), "")
    cited = (
        [Source(kind="note", id=last.note_id, title=last.on.isoformat(), quote=quote)]
        if quote
        else []
    )
    return AskAnswer(
        language=language,
        answer=text("ask.last", language, name=person.name, day=day),
        citations=cited,
        sources=cited,
    )


def source_of(promise: Promise) -> Source:
    """A promise with the words it rests on."""
    return Source(
        kind="promise", id=promise.id, title=promise.task, quote=promise.evidence or promise.task
    )


def _line(promise: Promise, people: dict[str, str], context: Context) -> str:
    language = context.language
    name = people.get(promise.person_id or "", "")
    owner = text("ask.me", language) if promise.mine else name or promise.owner
    due = ""
    if promise.due:
        key = "late" if promise.overdue(context.today) else "due"
        due = text(f"ask.{key}", language, day=say_day(promise.due, language))
    return f"- {owner}: {promise.task}{due}"
