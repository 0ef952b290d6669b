"""What may stand on an agenda, from what is open between the two: whose it is, how much it weighs.

Theirs come before the user's own. Every point has a source; the user's overdue promises are one
point with an honest line.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.jobs.agenda.contract import Purpose, Want
from assistant.jobs.agenda.delicate import (
    is_delicate,
    is_impression,
    is_state,
    is_theirs,
    under_limits,
)
from assistant.jobs.agenda.material import Material
from assistant.jobs.agenda.occasion import only_names_it
from assistant.jobs.agenda.point import (
    AGAIN,
    FEEDBACK,
    FOCUS,
    GOAL,
    LEFT,
    NEAR,
    PUT_OFF,
    TOPIC,
    URGENT,
    WIN,
    WISH,
    Point,
    Side,
    Standing,
    noted,
    said_in,
    standing_of,
)
from assistant.jobs.agenda.promised import promises
from assistant.jobs.agenda.record import Told
from assistant.jobs.agenda.sensitive import sensitive_point
from assistant.jobs.capitals import small
from assistant.jobs.contract import Source
from assistant.texts import text

PURPOSES: dict[Want, Purpose] = {"heard": "inform", "helped": "solve", "decide": "decide"}
"""What the point is for, by what the user hopes for."""
TWICE, OFTEN = 2, 3
"""Times that a point was planned and not covered before it wants its place."""


def open_points(material: Material) -> list[Point]:
    """Everything that history and wishes bring, most wanted first."""
    found = [
        *_wanted(material),
        *promises(material),
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
        if wish.strip() and not only_names_it(wish):
            yield _wish(wish, WISH, "mine", material)


def _wish(words: str, rank: int, side: Side, material: Material) -> Point:
    wish = words.strip()
    theirs = side == "theirs" or is_theirs(wish, material)
    serious = under_limits(wish, material)
    want = material.request.want if rank == FOCUS else None
    state = is_state(wish)
    lines = (material.voice.line("state"),) if state else ()
    delicate = serious or is_delicate(wish, material)
    feels = not delicate and not state and is_impression(wish)
    if feels:
        lines = (material.voice.line("impression", words=small(material.to_them(wish))),)
    lines += (material.voice.line(f"want-{want}"),) if want and not serious else ()
    told = material.line_about(wish)
    return Point(
        side="theirs" if theirs or state else side,
        title=_titled(wish),
        purpose=PURPOSES[want] if want else "listen" if theirs or serious or state else "solve",
        source=Source(kind="wish", quote=wish, language=material.language),
        rank=rank,
        share=9 if rank == FOCUS else 7,
        moment=None if state or feels else "plan",
        lines=lines,
        hidden=delicate or state or feels,
        quiet=serious,
        more=(said_in(told),) if told else (),
        standing=standing_of(wish, told, material),
    )


def _topics(material: Material) -> Iterator[Point]:
    for topic in material.overview.topics:
        told = material.line_about(topic.text)
        source = said_in(told) if told else noted(topic)
        if topic.sensitive and material.settled(topic):
            continue
        if topic.sensitive:
            yield sensitive_point(topic, told, source, material)
            continue
        yield Point(
            side="theirs" if is_theirs(topic.text, material) else "shared",
            title=topic.text,
            purpose="solve",
            source=source,
            rank=_pressing(topic.text, told, TOPIC, material),
            share=7,
            moment="plan",
            hidden=is_delicate(topic.text, material),
            due=material.coming_day(topic.text, told),
            standing=standing_of(topic.text, told, material),
        )


def _left_over(material: Material) -> Iterator[Point]:
    """What was planned and not covered, with the line of the notes that speaks of it."""
    last = material.overview.last
    for title in material.left_over:
        told = material.line_about(title)
        source = Source(kind="note", quote=title)
        if told:
            source = said_in(told)
        elif last:
            source = said_in(Told(last, title))
        times = material.times_put_off(title)
        rank = PUT_OFF if times >= OFTEN else AGAIN if times >= TWICE else LEFT
        yield Point(
            side="theirs" if is_theirs(title, material) else "shared",
            title=title,
            purpose="solve",
            source=source,
            rank=_pressing(title, told, rank, material),
            share=7,
            moment="plan",
            hidden=is_delicate(title, material),
            due=material.coming_day(title, told),
            standing=standing_of(title, told, material, times if times >= TWICE else 0),
        )


def _pressing(words: str, told: Told | None, rank: int, material: Material) -> int:
    """The rank, higher where a day is near."""
    day = material.coming_day(words, told)
    if day is None:
        return rank
    return max(rank, URGENT if day - material.on <= NEAR else PUT_OFF)


def _feedback(material: Material) -> Iterator[Point]:
    for feedback in material.overview.feedback:
        if material.settled(feedback):
            continue
        yield Point(
            side="mine",
            title=text("agenda.title.feedback", material.language),
            purpose="inform",
            source=noted(feedback),
            rank=FEEDBACK,
            share=6,
            lines=(material.voice.line("feedback", words=f"“{material.said(feedback.text)}”"),),
            hidden=True,
        )


def _goals(material: Material) -> Iterator[Point]:
    for goal in material.overview.goals:
        step = next((step.text for step in goal.steps if step.done_on is None), "")
        yield Point(
            side="theirs",
            title=goal.text,
            purpose="listen",
            source=noted(goal),
            rank=GOAL,
            share=7,
            moment="goal",
            benefits=("growth",),
            lines=(material.voice.line("step", step=f"“{step}”"),) if step else (),
            hidden=goal.sensitive,
            standing=Standing("about", material.topic(goal.text)),
        )


def _wins(material: Material) -> Iterator[Point]:
    for win in material.overview.wins[-1:]:
        yield Point(
            side="mine",
            title=text("agenda.title.win", material.language),
            purpose="appreciate",
            source=noted(win),
            rank=WIN,
            share=3,
            benefits=("satisfaction",),
            lines=(material.voice.line("win", win=small(material.said(win.text).rstrip(" ."))),),
            hidden=win.sensitive,
        )


def _titled(words: str) -> str:
    return words[:1].upper() + words[1:].rstrip(" .")
