"""The points that promises bring: mine as one with an honest line, each of theirs by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from assistant.jobs.agenda.delicate import is_delicate
from assistant.jobs.agenda.material import Material
from assistant.jobs.agenda.point import (
    DUE,
    JOINT,
    JOINT_LATE,
    KEPT,
    NEAR,
    OVERDUE,
    SOON,
    THEIRS,
    THEIRS_LATE,
    URGENT,
    Point,
    Standing,
    promised,
    said_in,
)
from assistant.jobs.agenda.titles import is_trial, titled_task, with_capital
from assistant.jobs.capitals import small
from assistant.memory.promises import BOTH, ME, Promise
from assistant.texts import text
from assistant.texts.days import say_day

SOON_DAYS = timedelta(days=7)
"""What the user owes by then, counted from the session, wants its place."""
MOST_NAMED = 2
"""Promises that a title names; more are counted."""


def promises(material: Material) -> Iterator[Point]:
    """All open promises of the two."""
    open_ones = [p for p in material.overview.promises if p.id not in material.kept]
    trials = [p for p in open_ones if p.owner == ME and is_trial(p.task)]
    mine = [p for p in open_ones if p.owner == ME and p not in trials]
    late = [p for p in mine if p.overdue(material.today)]
    soon = [p for p in mine if p not in late and p.due and p.due - material.on <= SOON_DAYS]
    far = [p for p in mine if p not in late and p not in soon]
    if late or soon:
        yield _owed(late, soon, OVERDUE if late else DUE, material)
    if far:
        yield _owed([], far, SOON, material)
    for promise in trials:
        yield _tried(promise, material)
    for promise in open_ones:
        if promise.owner != ME:
            yield _awaited(promise, material)
    for promise in material.overview.promises:
        if promise.id in material.kept:
            yield _kept(promise, material)


def _awaited(promise: Promise, material: Material) -> Point:
    """What the other, both or somebody else has promised."""
    late, third = promise.overdue(material.today), material.third(promise)
    joint = promise.owner == BOTH or third
    how = _how(promise, material)
    told = material.line_about(promise.task)
    fresh = told is not None and told.quote != promise.evidence
    return Point(
        side="shared" if joint else "theirs",
        title=titled_task(material.thing(promise)),
        purpose="solve" if late or joint else "listen",
        source=promised(promise),
        rank=_rank(promise, how, joint, material),
        share=7,
        moment="stuck" if late else "help",
        hidden=is_delicate(promise.task, material),
        due=promise.due,
        more=(said_in(told),) if told and fresh else (),
        standing=_standing(promise, how, material),
    )


def _rank(promise: Promise, how: str, joint: bool, material: Material) -> int:
    """How much it wants to be on the agenda."""
    if how == "late":
        return JOINT_LATE if joint else THEIRS_LATE
    if promise.due and promise.due - material.on <= NEAR:
        return URGENT
    return JOINT if joint else THEIRS


def _standing(promise: Promise, how: str, material: Material) -> Standing:
    """Who holds it, and how near its day is; of somebody else's the name is told."""
    topic = material.topic(promise.task, task=True)
    day = material.say_day(promise.due) if promise.due else ""
    if material.third(promise):
        return Standing("others", f"{topic} ({promise.owner})", day)
    return Standing(f"{'joint' if promise.owner == BOTH else 'theirs'}-{how}", topic, day)


def _how(promise: Promise, material: Material) -> str:
    """late, today, soon or open, as of the day of the session."""
    if promise.overdue(material.today):
        return "late"
    if promise.due is None or promise.due - material.on > SOON_DAYS:
        return "open"
    return "today" if promise.due == material.on and promise.owner != BOTH else "soon"


def _kept(promise: Promise, material: Material) -> Point:
    """A promise that the notes tell as kept: whether it was what the other needed."""
    mine = promise.owner == ME
    return Point(
        side="shared" if mine else "theirs",
        title=titled_task(material.thing(promise)),
        purpose="listen",
        source=said_in(material.kept[promise.id]),
        rank=KEPT,
        share=5,
        moment="help",
        hidden=is_delicate(promise.task, material),
        more=(promised(promise),),
        standing=Standing(
            f"{'mine' if mine else 'theirs'}-kept",
            material.topic(material.thing(promise), task=True),
        ),
    )


def _owed(late: list[Promise], coming: list[Promise], rank: int, material: Material) -> Point:
    """The user's own promises as one point: an honest line for what is late, then the rest."""
    mine = [*late, *coming]
    named = ", ".join(titled_task(material.thing(p)) for p in mine[:MOST_NAMED])
    rest = len(mine) - MOST_NAMED
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
        source=promised(mine[0]),
        rank=rank,
        share=2 + len(mine),
        due=min((p.due for p in coming if p.due), default=None),
        benefits=("trust",),
        lines=tuple(lines),
        more=tuple(promised(p) for p in mine[1:]),
    )


def _tried(promise: Promise, material: Material) -> Point:
    """What the user meant to try out: told as it went; nobody has been waiting for it."""
    tried = material.thing(promise).partition(" ")[2] or promise.task
    when = f" ({say_day(promise.due, material.language)})" if promise.due else ""
    return Point(
        side="mine",
        title=with_capital(tried),
        purpose="inform",
        source=promised(promise),
        rank=DUE,
        share=7,
        due=promise.due,
        benefits=("growth",),
        lines=(material.voice.line("trial", task=f"{material.to_them(small(tried))}{when}"),),
    )


def _owed_words(promise: Promise, material: Material) -> str:
    """The promise as it is owned up to, with its day."""
    thing = material.owed(promise)
    if promise.due is None:
        return thing
    return f"{thing} ({say_day(promise.due, material.language)})"
