"""All that preparing a session needs to know about a person, in five reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from assistant.memory.desk import Desk
from assistant.memory.matters import Matter, as_matter
from assistant.memory.matters import in_order as matters_in_order
from assistant.memory.moods import Mood, as_mood
from assistant.memory.naming import whom
from assistant.memory.people import Person, Whom, as_person
from assistant.memory.promises import Promise, as_promise
from assistant.memory.promises import in_order as promises_in_order
from assistant.memory.series import Series, as_series
from assistant.memory.sessions import Session, read_sessions, with_notes
from assistant.memory.states import MatterKind
from assistant.memory.tables import MatterRow, MoodRow, PersonRow, PromiseRow, SeriesRow, SessionRow

SESSIONS = 6
MOODS = 10


@dataclass(frozen=True, slots=True)
class Overview:
    """What stands between the user and one person; all empty for somebody unknown.

    `sessions` are the last ones held, newest first; `planned` the ones to come, earliest first;
    `skipped` those that did not take place since the last one held. Promises, topics, goals,
    feedback and wins are the open ones. `moods` are the user's own latest, oldest first.
    """

    person: Person | None = None
    series: Series | None = None
    sessions: tuple[Session, ...] = ()
    planned: tuple[Session, ...] = ()
    skipped: tuple[Session, ...] = ()
    promises: tuple[Promise, ...] = ()
    topics: tuple[Matter, ...] = ()
    goals: tuple[Matter, ...] = ()
    feedback: tuple[Matter, ...] = ()
    wins: tuple[Matter, ...] = ()
    moods: tuple[Mood, ...] = ()

    @property
    def last(self) -> Session | None:
        """The last session held."""
        return self.sessions[0] if self.sessions else None

    @property
    def left_over(self) -> tuple[str, ...]:
        """Points planned and not covered: in the last session held and in those skipped since."""
        sources = (*self.skipped, *self.sessions[:1])
        return tuple(dict.fromkeys(point for each in sources for point in each.left_over))

    def days_since(self, today: date) -> int | None:
        """Days since the last session, None before the first."""
        return (today - self.last.on).days if self.last else None

    def asked(self, n: int = 3) -> set[str]:
        """Ids of the questions asked in the last `n` sessions."""
        return {question for each in self.sessions[:n] for question in each.questions}


def overview(desk: Desk, who: Whom) -> Overview:
    """Look at one person. Five reads, or one where nobody is known by that name."""
    with desk.reading() as transaction:
        person, series = _person(desk, transaction, who)
        if person is None:
            return Overview()
        sessions = _sessions(desk, transaction, person)
        held = [each for each in sessions if each.status == "held"]
        matters = _matters(desk, transaction, person)
        return Overview(
            person=person,
            series=series,
            sessions=tuple(held[:SESSIONS]),
            planned=tuple(each for each in sessions[::-1] if each.status == "planned"),
            skipped=tuple(
                each
                for each in sessions
                if each.status == "skipped" and (not held or each.on >= held[0].on)
            ),
            promises=_promises(desk, transaction, person),
            topics=_of(matters, "topic"),
            goals=_of(matters, "goal"),
            feedback=_of(matters, "feedback"),
            wins=_of(matters, "win"),
            moods=_moods(desk, transaction),
        )


def _person(desk: Desk, transaction: Transaction, who: Whom) -> tuple[Person | None, Series | None]:
    joined = (
        select(PersonRow, SeriesRow)
        .outerjoin(SeriesRow, SeriesRow.person_id == PersonRow.id)
        .where(PersonRow.user_id == desk.user_id)
        .order_by(PersonRow.name)
    )
    pairs = [(person, series) for person, series in transaction.execute(joined)]
    if isinstance(who, Person):
        found = next((pair for pair in pairs if pair[0].id == who.id), None)
    else:
        found = whom(who, pairs, lambda pair: (pair[0].name, *pair[0].aliases))
    if found is None:
        return None, None
    return as_person(found[0]), as_series(found[1]) if found[1] else None


def _sessions(desk: Desk, transaction: Transaction, person: Person) -> list[Session]:
    wanted = with_notes(desk).where(SessionRow.person_id == person.id)
    return read_sessions(transaction, wanted, limit=4 * SESSIONS)


def _promises(desk: Desk, transaction: Transaction, person: Person) -> tuple[Promise, ...]:
    wanted = promises_in_order(desk.mine(PromiseRow)).where(
        PromiseRow.person_id == person.id, PromiseRow.status == "open"
    )
    return tuple(as_promise(row) for row in transaction.scalars(wanted))


def _matters(desk: Desk, transaction: Transaction, person: Person) -> list[Matter]:
    wanted = matters_in_order(desk).where(
        MatterRow.person_id == person.id, MatterRow.status == "open"
    )
    return [as_matter(row) for row in transaction.scalars(wanted)]


def _of(matters: list[Matter], kind: MatterKind) -> tuple[Matter, ...]:
    return tuple(matter for matter in matters if matter.kind == kind)


def _moods(desk: Desk, transaction: Transaction) -> tuple[Mood, ...]:
    wanted = desk.mine(MoodRow).order_by(MoodRow.on.desc(), MoodRow.created.desc()).limit(MOODS)
    return tuple(as_mood(row) for row in transaction.scalars(wanted))[::-1]
