"""What may stand on an agenda, from what is open between the two: whose it is, how much it weighs.

Theirs come before the user's own. Every point has a source; the user's overdue promises are one
point with an honest line each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from assistant.jobs.agenda.bank import Benefit, Moment
from assistant.jobs.agenda.contract import Purpose
from assistant.jobs.agenda.material import Material
from assistant.jobs.contract import Source
from assistant.language.lexicon import load_yaml
from assistant.memory.matters import Matter
from assistant.memory.promises import BOTH, Promise
from assistant.texts import text

Side = Literal["opening", "theirs", "shared", "mine", "closing"]
SIDES: tuple[Side, ...] = ("opening", "theirs", "shared", "mine", "closing")

FOCUS, WISH, OVERDUE, SENSITIVE, THEIRS, LEFT, TOPIC, FEEDBACK, SOON, GOAL, WIN, FILL = (
    100,
    90,
    80,
    70,
    60,
    58,
    55,
    50,
    40,
    35,
    30,
    10,
)
"""How much a kind of point wants to be on the agenda."""


@dataclass(frozen=True, slots=True)
class Point:
    """One candidate. `share` is its weight in minutes, `line` something honest to say.

    `hidden` points never reach the shared copy; `more` are further sources.
    """

    side: Side
    title: str
    purpose: Purpose
    source: Source
    rank: int
    share: int = 6
    moment: Moment | None = None
    benefits: tuple[Benefit, ...] = ()
    line: str = ""
    hidden: bool = False
    more: tuple[Source, ...] = field(default=())


def open_points(material: Material) -> list[Point]:
    """Everything that history and wishes bring, most wanted first."""
    found = [
        *_wanted(material),
        *_promised(material),
        *_matters(material),
        *_left_over(material),
    ]
    return sorted(found, key=lambda point: -point.rank)


def _wanted(material: Material) -> Iterator[Point]:
    """The focus and the wishes."""
    request = material.request
    pairs = [(request.focus, FOCUS), *((wish, WISH) for wish in request.wishes)]
    for words, rank in pairs:
        wish = (words or "").strip()
        if wish:
            source = Source(kind="wish", quote=wish, language=material.language)
            theirs = _is_theirs(wish, material)
            yield Point(
                "theirs" if theirs else "shared" if rank == FOCUS else "mine",
                _titled(wish),
                "listen" if theirs else "solve",
                source,
                rank,
                share=9 if rank == FOCUS else 7,
                moment="plan",
                benefits=("problem-solving",),
            )


def _promised(material: Material) -> Iterator[Point]:
    promises = material.overview.promises
    late = [p for p in promises if p.mine and p.overdue(material.on)]
    if late:
        yield _owed(late, OVERDUE, material)
    coming = [p for p in promises if p.mine and p not in late]
    if coming:
        yield _owed(coming, SOON, material)
    for promise in promises:
        if not promise.mine:
            late_one = promise.overdue(material.on)
            yield Point(
                "theirs",
                promise.task,
                "solve" if late_one else "listen",
                _source(promise),
                THEIRS + (5 if late_one else 0),
                share=7,
                moment="stuck",
                benefits=("problem-solving",),
            )


def _owed(promises: list[Promise], rank: int, material: Material) -> Point:
    """The user's own promises as one point."""
    key = "late" if rank == OVERDUE else "coming"
    named = "; ".join(f'"{p.task}"' for p in promises)
    line = text(f"agenda.owed.{key}", material.language, tasks=named)
    return Point(
        "mine",
        ", ".join(p.task for p in promises),
        "inform",
        _source(promises[0]),
        rank,
        share=2 + len(promises),
        line=material.voice.say(line),
        benefits=("trust",),
        more=tuple(_source(p) for p in promises[1:]),
    )


def _matters(material: Material) -> Iterator[Point]:
    view = material.overview
    for topic in view.topics:
        yield Point(
            "theirs" if _is_theirs(topic.text, material) else "shared",
            topic.text,
            "listen" if topic.sensitive else "solve",
            _noted(topic, material),
            SENSITIVE if topic.sensitive else TOPIC,
            share=9,
            moment="repair" if topic.sensitive else "plan",
            benefits=("conflict",) if topic.sensitive else ("problem-solving",),
            hidden=topic.sensitive,
        )
    for feedback in view.feedback:
        yield Point(
            "mine",
            text("agenda.title.feedback", material.language),
            "inform",
            _noted(feedback, material),
            FEEDBACK,
            share=6,
            benefits=("growth",),
            moment="repair",
            hidden=True,
        )
    for goal in view.goals:
        step = next((step.text for step in goal.steps if step.done_on is None), "")
        yield Point(
            "theirs",
            goal.text,
            "listen",
            _noted(goal, material),
            GOAL,
            share=7,
            moment="goal",
            benefits=("growth",),
            line=text("agenda.ask.step", material.language, step=f'"{step}"') if step else "",
            hidden=goal.sensitive,
        )
    for win in view.wins[-1:]:
        yield Point(
            "mine",
            text("agenda.title.win", material.language),
            "appreciate",
            _noted(win, material),
            WIN,
            share=3,
            benefits=("satisfaction",),
            line=text("agenda.ask.win", material.language, win=f'"{win.text}"'),
            hidden=win.sensitive,
        )


def _left_over(material: Material) -> Iterator[Point]:
    view = material.overview
    for point in view.left_over:
        found = material.line_about(point)
        last = view.last
        identity = found[0].note_id if found else (last.note_id if last else None)
        source = Source(
            kind="note",
            id=identity,
            title=found[0].on.isoformat() if found else "",
            quote=found[1] if found else point,
        )
        yield Point(
            "theirs" if _is_theirs(point, material) else "shared",
            point,
            "solve",
            source,
            LEFT,
            share=7,
            moment="plan",
            benefits=("problem-solving",),
        )


def _noted(matter: Matter, material: Material) -> Source:
    """The matter itself, in the user's own words."""
    return Source(kind="note", id=matter.id, title=matter.on.isoformat(), quote=matter.text)


def _source(promise: Promise) -> Source:
    return Source(
        kind="promise",
        id=promise.id,
        title=promise.task,
        quote=promise.evidence or promise.task,
    )


def shared_duty(promise: Promise) -> bool:
    """Whether both have taken it on."""
    return promise.owner == BOTH


def _is_theirs(words: str, material: Material) -> bool:
    """Whether a text speaks of the other: by name, alias or pronoun."""
    person = material.overview.person
    names = {material.name, *(person.aliases if person else ()), person.name if person else ""}
    signs: list[str] = load_yaml("assistant.jobs.agenda", "signs")["theirs"]
    whole = [re.escape(each.lower()) for each in (*names, *signs) if each and each[0] != "-"]
    pattern = rf"(?<!\w)(?:{'|'.join(whole)})(?!\w)"
    return re.search(pattern, words.lower()) is not None


def _titled(words: str) -> str:
    return words[:1].upper() + words[1:].rstrip(" .")
