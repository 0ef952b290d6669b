"""Which points fit into the time: at most five, theirs before mine, framed by opening and close."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.jobs.agenda.material import Material, same_matter
from assistant.jobs.agenda.occasion import Frame, frames
from assistant.jobs.agenda.points import (
    FEEDBACK,
    FILL,
    FOCUS,
    LEFT,
    OVERDUE,
    PUT_OFF,
    SIDES,
    SOON,
    TOPIC,
    WIN,
    WISH,
    Point,
    Side,
    line_of,
    open_points,
)

MOST = 5
NAMED_SHORTLY = (FOCUS, WISH, LEFT, PUT_OFF)
"""Kinds of points that may take the fuller title of the same matter."""
SHORT, MIDDLING = 10, 20
"""Minutes: so short a session has three points, up to the second four."""


def chosen(material: Material) -> tuple[list[Point], list[Point]]:
    """The points of the agenda in order, and those there is no room for."""
    found = told_once(open_points(material), material.names)
    room = _room(material.minutes)
    must = sum(point.rank >= WISH for point in found)
    closes = must <= room - 2
    kept = found[: room - 1 - closes]
    framed = frames(material.occasion)
    brought = material.occasion == "mentor" and any(point.rank >= TOPIC for point in kept)
    fill = (_framed(frame, "shared", material) for frame in framed.fill[int(brought) :])
    kept += list(fill)[: max(0, room - 1 - closes - len(kept))]
    middle = sorted(kept, key=lambda point: SIDES.index(point.side))
    last = [_framed(framed.closing, "closing", material)] if closes else []
    return [_opening(framed.opening, material), *middle, *last], found[len(kept) :]


def _opening(frame: Frame, material: Material) -> Point:
    """How the session opens; it rests on the last notes where they tell of a heavy load."""
    point = _framed(frame, "opening", material)
    if material.tired is None or "satisfaction" not in frame.benefits:
        return point
    return replace(point, source=line_of(*material.tired), more=(point.source,))


def named(points: Iterable[Point]) -> list[str]:
    """The titles of points that have one of their own: "a piece of feedback" names nothing."""
    return [point.title for point in points if point.rank not in (FEEDBACK, WIN)]


def told_once(points: Iterable[Point], names: frozenset[str] = frozenset()) -> list[Point]:
    """Each matter once, in its most wanted form, with the sources and lines of the others.

    What the user wished for always stands.
    """
    kept: list[Point] = []
    for point in points:
        at = next(
            (
                i
                for i, other in enumerate(kept)
                if same_matter(_matter(point), _matter(other), names) or _same_line(point, other)
            ),
            None,
        )
        if at is None or point.rank >= WISH:
            kept.append(point)
        else:
            kept[at] = _joined(kept[at], point)
    return kept


def _matter(point: Point) -> str:
    """The words that name what it is about: of feedback and wins their own, of many nothing."""
    if point.rank in (OVERDUE, SOON) and point.more:
        return ""
    return point.source.quote if point.rank in (FEEDBACK, WIN) else point.title


def _same_line(one: Point, other: Point) -> bool:
    """Whether both rest on one and the same line of the notes."""
    noted = one.source.kind == other.source.kind == "note"
    return noted and one.source.quote == other.source.quote


def _joined(kept: Point, again: Point) -> Point:
    lines = kept.lines if kept.quiet else (*kept.lines, *again.lines)
    fuller = kept.rank in NAMED_SHORTLY and again.rank in (LEFT, TOPIC) and not again.hidden
    return replace(
        kept,
        title=max(kept.title, again.title, key=len) if fuller else kept.title,
        side=min(kept.side, again.side, key=SIDES.index),
        more=(*kept.more, again.source, *again.more),
        lines=lines,
        hidden=kept.hidden or again.hidden,
    )


def _room(minutes: int) -> int:
    if minutes <= SHORT:
        return 3
    return 4 if minutes <= MIDDLING else MOST


def _framed(frame: Frame, side: Side, material: Material) -> Point:
    return Point(
        side,
        frame.title[material.language],
        frame.purpose,
        material.card(frame.card),
        FILL,
        share=frame.minutes,
        moment=frame.moment,
        benefits=frame.benefits,
    )
