"""What stands before the user today: sessions to come, series let slide, promises due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from assistant.memory.desk import Desk
from assistant.memory.people import People, Person
from assistant.memory.promises import Promise, Promises
from assistant.memory.series import AllSeries, Series
from assistant.memory.sessions import Session, Sessions

AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Upcoming:
    """The next session with somebody; `on` lies before today where it was let slide.

    `at` is when it begins, by the user's own clock, where that is settled.
    """

    person: Person
    on: date
    minutes: int
    settled: bool
    at: time | None = None

    def late_by(self, today: date) -> int:
        """Days since the session should have been; 0 where it is still to come."""
        return max(0, (today - self.on).days)


@dataclass(frozen=True, slots=True)
class Day:
    """Next sessions, earliest first; late ones; promises due, mine first."""

    today: date
    next: tuple[Upcoming, ...]
    late: tuple[Upcoming, ...]
    mine: tuple[Promise, ...]
    theirs: tuple[Promise, ...]
    people: dict[str, Person]


def look_ahead(desk: Desk) -> Day:
    """The day as the user's own notes have it. Four reads."""
    today = desk.today
    people = {person.id: person for person in People(desk).all()}
    sessions = Sessions(desk).all()
    series = {each.person_id: each for each in AllSeries(desk).all()}
    due = [p for p in Promises(desk).open() if p.due is None or p.due <= today + AHEAD]
    expected = [
        coming
        for person in people.values()
        if (coming := _next(person, series.get(person.id), sessions, today))
    ]
    expected.sort(key=lambda coming: (coming.on, coming.at or time.max))
    return Day(
        today=today,
        next=tuple(each for each in expected if today <= each.on <= today + AHEAD),
        late=tuple(each for each in expected if each.on < today),
        mine=tuple(promise for promise in due if promise.mine),
        theirs=tuple(p for p in due if not p.mine and p.overdue(today)),
        people=people,
    )


def _next(
    person: Person, series: Series | None, sessions: list[Session], today: date
) -> Upcoming | None:
    """The planned session, else the settled date of the series, else what its rhythm says."""
    theirs = [session for session in sessions if session.person_id == person.id]
    minutes = series.minutes if series else 30
    planned = [session.on for session in theirs if session.status == "planned"]
    begins = series.next_on.astimezone() if series and series.next_on else None
    if planned:
        at = begins.time() if begins and begins.date() == min(planned) else None
        return Upcoming(person, min(planned), minutes, settled=True, at=at)
    if series is None:
        return None
    if begins and begins.date() >= today:
        return Upcoming(person, begins.date(), minutes, settled=True, at=begins.time())
    held = [session.on for session in theirs if session.status == "held"]
    if not held:
        return None
    return Upcoming(person, max(held) + timedelta(days=series.cadence_days), minutes, settled=False)
