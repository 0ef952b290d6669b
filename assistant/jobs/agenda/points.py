"""What may stand on an agenda, from what is open between the two: whose it is, how much it weighs.

Theirs come before the user's own. Every point has a source; the user's overdue promises are one
point with an honest line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from assistant.jobs.agenda.bank import Benefit, Moment
from assistant.jobs.agenda.contract import Purpose, Want
from assistant.jobs.agenda.delicate import is_delicate, is_theirs, purpose_of, under_limits
from assistant.jobs.agenda.material import Material
from assistant.jobs.capitals import small
from assistant.jobs.contract import Source
from assistant.memory.matters import Matter
from assistant.memory.promises import BOTH, ME, Promise
from assistant.memory.sessions import Session
from assistant.texts import text
from assistant.texts.days import say_day

Side = Literal["opening", "theirs", "shared", "mine", "closing"]
SIDES: tuple[Side, ...] = ("opening", "theirs", "shared", "mine", "closing")

# How much a kind of point wants to be on the agenda.
FOCUS, WISH = 100, 90
OVERDUE, JOINT_LATE, SENSITIVE, PUT_OFF, THEIRS_LATE = 80, 75, 70, 68, 65
THEIRS, LEFT, TOPIC, JOINT = 60, 58, 55, 45
DUE, FEEDBACK, SOON, GOAL, WIN, FILL = 62, 50, 40, 35, 30, 10

PURPOSES: dict[Want, Purpose] = {"heard": "inform", "helped": "solve", "decide": "decide"}
"""What the point is for, by what the user hopes for."""
SOON_DAYS = timedelta(days=7)
"""What the user owes by then, counted from the session, wants its place."""
OFTEN = 3
"""Times that a point was planned and not covered before it wants its place."""
MOST_NAMED = 2
"""Promises that a title names; more are counted."""


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


def open_points(material: Material) -> list[Point]:
    """Everything that history and wishes bring, most wanted first."""
    found = [
        *_wanted(material),
        *_promised(material),
        *_topics(material),
        *_left_over(material),
        *_feedback(material),
        *_goals(material),
        *_wins(material),
    ]
    return sorted(found, key=lambda point: -point.rank)


def _wanted(material: Material) -> Iterator[Point]:
    """The focus, what matters to the other, and the wishes."""
    request = material.request
    if request.focus:
        yield _wish(request.focus, FOCUS, "shared", material)
    if request.theirs:
        yield _wish(request.theirs, WISH, "theirs", material)
    for wish in request.wishes:
        if wish.strip():
            yield _wish(wish, WISH, "mine", material)


def _wish(words: str, rank: int, side: Side, material: Material) -> Point:
    wish = words.strip()
    theirs = side == "theirs" or is_theirs(wish, material)
    serious = under_limits(wish, material)
    want = material.request.want if rank == FOCUS else None
    return Point(
        side="theirs" if theirs else side,
        title=_titled(wish),
        purpose=PURPOSES[want] if want else "listen" if theirs or serious else "solve",
        source=Source(kind="wish", quote=wish, language=material.language),
        rank=rank,
        share=9 if rank == FOCUS else 7,
        moment="plan",
        lines=(material.voice.line(f"want-{want}"),) if want and not serious else (),
        hidden=serious or is_delicate(wish, material),
        quiet=serious,
    )


def _promised(material: Material) -> Iterator[Point]:
    promises, today = material.overview.promises, material.today
    mine = [p for p in promises if p.owner == ME]
    late = [p for p in mine if p.overdue(today)]
    soon = [p for p in mine if p not in late and p.due and p.due - material.on <= SOON_DAYS]
    far = [p for p in mine if p not in late and p not in soon]
    if late or soon:
        yield _owed(late, soon, OVERDUE if late else DUE, material)
    if far:
        yield _owed([], far, SOON, material)
    for promise in promises:
        if promise.owner != ME:
            yield _awaited(promise, material)


def _awaited(promise: Promise, material: Material) -> Point:
    """What the other, both or somebody else has promised."""
    late, joint = promise.overdue(material.today), promise.owner == BOTH
    ranks = (JOINT_LATE, JOINT) if joint else (THEIRS_LATE, THEIRS)
    return Point(
        side="shared" if joint else "theirs",
        title=promise.task,
        purpose="solve" if late else "listen",
        source=_source(promise),
        rank=ranks[0] if late else ranks[1],
        share=7,
        moment="stuck" if late else "help",
        hidden=is_delicate(promise.task, material),
    )


def _owed(late: list[Promise], coming: list[Promise], rank: int, material: Material) -> Point:
    """The user's own promises as one point: an honest line for what is late, then the rest."""
    promises = [*late, *coming]
    named = ", ".join(material.thing(p) for p in promises[:MOST_NAMED])
    rest = len(promises) - MOST_NAMED
    if rest > 0:
        named = text("agenda.and-more", material.language, tasks=named, count=rest)
    lines = [
        material.voice.line(f"owed-{key}", tasks="; ".join(_owed_words(p, material) for p in some))
        for key, some in (("late", late), ("coming", coming))
        if some
    ]
    return Point(
        side="mine",
        title=named,
        purpose="inform",
        source=_source(promises[0]),
        rank=rank,
        share=2 + len(promises),
        benefits=("trust",),
        lines=tuple(lines),
        more=tuple(_source(p) for p in promises[1:]),
    )


def _owed_words(promise: Promise, material: Material) -> str:
    """The promise as it is owned up to, with its day."""
    thing = small(material.thing(promise))
    if promise.due is None:
        return thing
    return f"{thing} ({say_day(promise.due, material.language)})"


def _topics(material: Material) -> Iterator[Point]:
    for topic in material.overview.topics:
        yield Point(
            side="theirs" if is_theirs(topic.text, material) else "shared",
            title=topic.text,
            purpose="listen" if topic.sensitive else "solve",
            source=_last_said(topic, material),
            rank=SENSITIVE if topic.sensitive else TOPIC,
            share=9 if topic.sensitive else 7,
            moment="plan",
            lines=_opener(topic, material),
            hidden=topic.sensitive or is_delicate(topic.text, material),
        )


def _opener(topic: Matter, material: Material) -> tuple[str, ...]:
    """For a sensitive topic a first sentence: the purpose, my side first, an invitation."""
    if not topic.sensitive:
        return ()
    told, purpose = small(topic.text.rstrip(" .")), purpose_of(topic.text, material)
    return (material.voice.line("sensitive", topic=told, purpose=purpose),)


def _left_over(material: Material) -> Iterator[Point]:
    """What was planned and not covered, with the line of the notes that speaks of it."""
    last = material.overview.last
    for title in material.left_over:
        found = material.line_about(title)
        source = Source(kind="note", quote=title)
        if found:
            source = line_of(*found)
        elif last:
            source = line_of(last, title)
        yield Point(
            side="theirs" if is_theirs(title, material) else "shared",
            title=title,
            purpose="solve",
            source=source,
            rank=PUT_OFF if material.times_put_off(title) >= OFTEN else LEFT,
            share=7,
            moment="plan",
            hidden=is_delicate(title, material),
        )


def _feedback(material: Material) -> Iterator[Point]:
    for feedback in material.overview.feedback:
        yield Point(
            side="mine",
            title=text("agenda.title.feedback", material.language),
            purpose="inform",
            source=_noted(feedback),
            rank=FEEDBACK,
            share=6,
            lines=(material.voice.line("feedback", words=f"“{feedback.text}”"),),
            hidden=True,
        )


def _goals(material: Material) -> Iterator[Point]:
    for goal in material.overview.goals:
        step = next((step.text for step in goal.steps if step.done_on is None), "")
        yield Point(
            side="theirs",
            title=goal.text,
            purpose="listen",
            source=_noted(goal),
            rank=GOAL,
            share=7,
            moment="goal",
            benefits=("growth",),
            lines=(material.voice.line("step", step=f"“{step}”"),) if step else (),
            hidden=goal.sensitive,
        )


def _wins(material: Material) -> Iterator[Point]:
    for win in material.overview.wins[-1:]:
        yield Point(
            side="mine",
            title=text("agenda.title.win", material.language),
            purpose="appreciate",
            source=_noted(win),
            rank=WIN,
            share=3,
            benefits=("satisfaction",),
            lines=(material.voice.line("win", win=f"“{win.text}”"),),
            hidden=win.sensitive,
        )


def _noted(matter: Matter) -> Source:
    """The matter itself, in the user's own words."""
    return Source(kind="note", id=matter.id, title=matter.on.isoformat(), quote=matter.text)


def _last_said(topic: Matter, material: Material) -> Source:
    """The line of the notes that speaks of it, else the matter itself."""
    found = material.line_about(topic.text)
    return line_of(*found) if found else _noted(topic)


def line_of(session: Session, line: str) -> Source:
    """A line of a session's notes, word for word."""
    identity = session.note_id or session.id
    return Source(kind="note", id=identity, title=session.on.isoformat(), quote=line)


def _source(promise: Promise) -> Source:
    quote = promise.evidence or promise.task
    return Source(kind="promise", id=promise.id, title=promise.task, quote=quote)


def _titled(words: str) -> str:
    return words[:1].upper() + words[1:].rstrip(" .")
