"""One candidate for an agenda: whose it is, how much it weighs, what is said at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from assistant.jobs.agenda.bank import Benefit, Moment
from assistant.jobs.agenda.contract import Purpose
from assistant.jobs.agenda.material import Material
from assistant.jobs.agenda.record import Told
from assistant.jobs.contract import Source
from assistant.memory.matters import Matter
from assistant.memory.promises import Promise

Side = Literal["opening", "theirs", "shared", "mine", "closing"]
SIDES: tuple[Side, ...] = ("opening", "theirs", "shared", "mine", "closing")

# How much a kind of point wants to be on the agenda.
FOCUS, WISH = 100, 90
OVERDUE, URGENT, JOINT_LATE, SENSITIVE, PUT_OFF, THEIRS_LATE = 80, 78, 75, 70, 68, 65
AGAIN, THEIRS, LEFT, TOPIC, JOINT = 63, 60, 58, 55, 45
DUE, FEEDBACK, KEPT, SOON, GOAL, WIN, FILL = 62, 50, 42, 40, 35, 30, 10
NEAR = timedelta(days=3)
"""So near to the session a day makes its matter urgent."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a matter stands, as its question speaks of it.

    `kind` is a key of `knowledge/questions/points.<language>.yaml`, or "about" for a question
    after what the matter is; `topic` the matter in the middle of a sentence; `day` in words.
    """

    kind: str
    topic: str
    day: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """One candidate. `share` is its weight in minutes, `lines` are what may be said.

    `hidden` points never reach the shared copy by name; `quiet` ones are not coached; `more` are
    further sources.
    """

    side: Side
    title: str
    purpose: Purpose
    source: Source
    rank: int
    share: int = 6
    moment: Moment | None = None
    benefits: tuple[Benefit, ...] = ()
    lines: tuple[str, ...] = ()
    hidden: bool = False
    quiet: bool = False
    more: tuple[Source, ...] = ()
    standing: Standing | None = None
    due: date | None = None
    """The day by which something has to be there."""
    opens: bool = False
    """Whether it is what the session opens with, instead of a point of its own."""
    closes: bool = False
    """Whether the session ends with it, without a point for its end."""


def said_in(told: Told) -> Source:
    """A piece of a session's notes, word for word."""
    session = told.session
    identity = session.note_id or session.id
    return Source(kind="note", id=identity, title=session.on.isoformat(), quote=told.quote)


def noted(matter: Matter) -> Source:
    """The matter itself, in the user's own words."""
    return Source(kind="note", id=matter.id, title=matter.on.isoformat(), quote=matter.text)


def promised(promise: Promise) -> Source:
    """A promise with the words it rests on."""
    quote = promise.evidence or promise.task
    return Source(kind="promise", id=promise.id, title=promise.task, quote=quote)


def standing_of(words: str, told: Told | None, material: Material, count: int = 0) -> Standing:
    """How a matter stands that nobody has promised anything about."""
    day = material.coming_day(words, told)
    named = day is not None and material.coming_day(words, None) is not None
    said = material.say_day(day) if day and not named and day != material.on else ""
    return Standing("about", material.topic(words), said, count)
