"""Telling the demo stories into a user's memory, and taking them out again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete

from assistant.memory.asked import question_id
from assistant.memory.demo.story import (
    Meeting,
    Story,
    Thread,
    Vow,
    day_in_week,
    stories,
    with_dates,
)
from assistant.memory.matters import Matters
from assistant.memory.people import Person
from assistant.memory.tables import MoodRow, PersonRow
from assistant.texts import Language

if TYPE_CHECKING:
    from assistant.memory.store import Memory

TOLD: dict[Language, str] = {"id": "Ayu", "en": "Robin"}
"""Whose stories are told on the page of each language."""
FILLED = "demo"
"""The consent key under which the ids of the invented people are kept."""
TELLER = "demo-teller"
"""The consent key under which it is kept whose stories were told last."""

At = Callable[[date], "Memory"]
"""The memory as on an earlier day: what is written bears that date."""


def fill_demo(memory: Memory, user: str = "Ayu") -> list[Person]:
    """Tell the stories of one invented user (Ayu, Sam or Robin) into `memory`.

    A person whose name the user already knows is left out, so that nothing real is mixed with
    them. Returns the invented people.
    """
    today = memory.desk.today
    already = demo_people(memory)
    told = [
        _tell(memory, story, today)
        for story in stories()
        if story.user == user and memory.people.find(story.person.name) is None
    ]
    memory.consents.set(FILLED, json.dumps([*already, *(person.id for person in told)]))
    if told:
        memory.consents.set(TELLER, user)
    return told


def demo_people(memory: Memory) -> list[str]:
    """Ids of the invented people in this memory."""
    return json.loads(memory.consents.get(FILLED) or "[]")


def demo_teller(memory: Memory) -> str | None:
    """Whose stories are told: Ayu's, Sam's or Robin's; None while there are no invented people."""
    return memory.consents.get(TELLER)


def remove_demo(memory: Memory) -> int:
    """Take the invented people out, with all that belongs to them; returns how many."""
    people = demo_people(memory)
    mine = memory.desk.user_id
    with memory.desk.writing() as transaction:
        for table, key in ((MoodRow, MoodRow.person_id), (PersonRow, PersonRow.id)):
            transaction.execute(delete(table).where(key.in_(people), table.user_id == mine))
    memory.consents.clear(FILLED)
    memory.consents.clear(TELLER)
    return len(people)


def _tell(memory: Memory, story: Story, today: date) -> Person:
    at = _time_machine(memory)
    whom, rhythm = story.person, story.series
    person = at(story.day_of(story.sessions[0], today)).people.save(
        whom.name,
        aliases=whom.aliases,
        relation=whom.relation,
        language=whom.language,
        register=whom.register_,
        address=whom.address,
        matters=whom.matters,
        careful=whom.careful,
    )
    following = story.next_day(today)
    memory.series.save(
        person,
        cadence_days=rhythm.cadence_days,
        minutes=rhythm.minutes,
        next_on=_local(following, rhythm.hour) if following else None,
    )
    for meeting in story.sessions:
        _meet(at, story, person, meeting, today)
    for kind in ("topics", "goals", "feedback", "wins"):
        for thread in getattr(story, kind):
            day = day_in_week(thread.week, rhythm.day, today)
            _carry(getattr(at(day), kind), person, thread, day, today)
    return person


def _time_machine(memory: Memory) -> At:
    def at(day: date) -> Memory:
        moment = datetime.combine(day, time(10), tzinfo=UTC)
        return type(memory)(replace(memory.desk, clock=lambda: moment))

    return at


def _meet(at: At, story: Story, person: Person, meeting: Meeting, today: date) -> None:
    day = story.day_of(meeting, today)
    then = at(day)
    session = then.sessions.add(
        person,
        day,
        status="skipped" if meeting.skipped else "held",
        minutes=story.series.minutes,
        agenda=meeting.agenda,
        covered=meeting.covered,
        benefits=meeting.benefits,
        questions=[question_id(line, story.person.language) for line in meeting.asked],
        notes=with_dates(meeting.notes.strip(), day, story.person.language),
        recap=meeting.recap.strip(),
    )
    if meeting.skipped:
        then.sessions.skip(session.id, meeting.skipped)
    if meeting.mood:
        then.moods.add(*meeting.mood, on=day, person=person)
    for vow in meeting.promises:
        _promise(at, story, person, vow, session.id, session.note_id, day, today)


def _promise(
    at: At,
    story: Story,
    person: Person,
    vow: Vow,
    session_id: str,
    note_id: str | None,
    day: date,
    today: date,
) -> None:
    made = at(day).promises.add(
        vow.task,
        person=person,
        owner=vow.owner,
        due=None if vow.due is None else day + timedelta(days=vow.due),
        evidence=with_dates(vow.evidence, day, story.person.language),
        made_on=day,
        session_id=session_id,
        note_id=note_id,
    )
    if vow.postponed:
        when, until, why = vow.postponed
        later = day + timedelta(days=when)
        at(later).promises.postpone(made.id, day + timedelta(days=until), why)
    if vow.after is not None and day + timedelta(days=vow.after) <= today:
        at(day + timedelta(days=vow.after)).promises.close(made.id)


def _carry(matters: Matters, person: Person, thread: Thread, day: date, today: date) -> None:
    steps = [step.text for step in thread.steps]
    matter = matters.add(thread.text, person, on=day, steps=steps, sensitive=thread.sensitive)
    for position, step in enumerate(thread.steps):
        if step.week is not None:
            matters.step_done(matter.id, position, day_in_week(step.week, "mon", today))
    if thread.closed:
        matters.close(matter.id)


def _local(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour)).astimezone()
