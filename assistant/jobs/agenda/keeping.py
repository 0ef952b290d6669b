"""An agenda kept as the session to come: its points, and the questions not to ask again soon."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from assistant.jobs.agenda.asking import question_ids
from assistant.jobs.agenda.benefits import served_by
from assistant.jobs.agenda.contract import AgendaAnswer
from assistant.jobs.agenda.voice import voice_for
from assistant.jobs.contract import Relation
from assistant.memory.sessions import Session
from assistant.memory.store import Memory


def keep(
    memory: Memory,
    answer: AgendaAnswer,
    person: str,
    on: date | None = None,
    relation: Relation | None = None,
    planned: str | None = None,
    at: time | None = None,
) -> Session:
    """Keep the session that `answer` prepares. Raises StorageError.

    `planned` is the session that a former version of this agenda was kept as: it is planned anew.
    `at`, on the user's own clock, is kept with the series, where there is one.
    """
    known = memory.people.find(person)
    relation = relation or (known.relation if known else None)
    voice = voice_for(known, relation, answer.language, person)
    day = on or memory.desk.today
    minutes = sum(item.minutes for item in answer.items) or None
    agenda = [item.title for item in answer.items]
    questions = question_ids((q for item in answer.items for q in item.questions), voice)
    if at and known and memory.series.of(known):
        memory.series.save(known, next_on=datetime.combine(day, at).astimezone(UTC))
    if planned:
        return memory.sessions.replan(
            planned, day, minutes=minutes, agenda=agenda, questions=questions
        )
    return memory.sessions.add(
        known or person,
        day,
        status="planned",
        minutes=minutes,
        agenda=agenda,
        questions=questions,
    )


def covered(memory: Memory, session: Session, titles: Sequence[str]) -> Session:
    """These points were talked about; what they served counts, the rest comes back.

    Raises UnknownName.
    """
    return memory.sessions.covered(session.id, titles, sorted(served_by(titles)))
