"""Which points fit into the time: at most five, theirs before mine, framed by opening and close."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from assistant.jobs.agenda.delicate import apology
from assistant.jobs.agenda.joining import NAMED_SHORTLY, joined
from assistant.jobs.agenda.lately import worry_in
from assistant.jobs.agenda.material import Material
from assistant.jobs.agenda.occasion import Frame, frames
from assistant.jobs.agenda.point import (
    FEEDBACK,
    FILL,
    OVERDUE,
    SENSITIVE,
    SIDES,
    SOON,
    THEIRS_LATE,
    TOPIC,
    WIN,
    WISH,
    Point,
    Side,
    Standing,
    said_in,
)
from assistant.jobs.agenda.points import open_points
from assistant.jobs.agenda.record import HALF, Told, same_matter, share_of, short_name
from assistant.language.detect import detect_language

MOST = 5
UNTIL_NEXT = timedelta(days=14)
"""How long it is to the session after, where there is no series."""
CLOSING = 2
"""What a point that ends the session weighs more."""
NEWS = ("opening", "remote")
"""Moments at which a session opens with how the other is."""
SHORT, MIDDLING = 10, 20
"""Minutes: so short a session has three points, up to the second four."""


def chosen(material: Material) -> tuple[list[Point], list[Point]]:
    """The points of the agenda in order, and those there is no room for."""
    found = told_once(open_points(material), material.names)
    opener = next((p for p in found if _opens(p, material)), None)
    found = [point for point in found if point is not opener]
    room = _room(material.minutes)
    must = sum(point.rank >= WISH for point in found)
    straight = _straight_in(found, material)
    pressing = sum(point.rank >= THEIRS_LATE for point in found)
    closes = max(must, pressing) <= room - 2 and straight < room
    framed = frames(material.occasion)
    opened = _opening(framed.opening, opener, found, material)
    starts = opener is not None or straight < 2
    kept = found[: room - starts - closes]
    brought = material.occasion == "mentor" and any(point.rank >= TOPIC for point in kept)
    fill = (_framed(frame, "shared", material) for frame in framed.fill[int(brought) :])
    kept += list(fill)[: max(0, room - starts - closes - len(kept))]
    middle = sorted(kept, key=lambda p: _place(p, material))
    last = [_framed(framed.closing, "closing", material)] if closes else []
    if not closes:
        middle[-1] = replace(middle[-1], closes=True, share=middle[-1].share + CLOSING)
    return [*[opened][: int(starts)], *middle, *last], found[len(kept) :]


def _place(point: Point, material: Material) -> tuple[bool, bool, int]:
    """Where it stands: what a mentor is asked, what falls due, then theirs before mine."""
    asked = material.occasion == "mentor" and point.rank >= WISH
    return not asked, not _falls_due(point, material), SIDES.index(point.side)


def _falls_due(point: Point, material: Material) -> bool:
    """Whether it has to be there before the two meet again."""
    series = material.overview.series
    gap = timedelta(days=series.cadence_days) if series else UNTIL_NEXT
    return point.due is not None and point.due < material.on + gap


def _opens(point: Point, material: Material) -> bool:
    """Whether the session opens with it: a burden of the other's, or the clash of last time."""
    return point.opens or (material.occasion == "conflict" and point.rank == SENSITIVE)


def _straight_in(found: Iterable[Point], material: Material) -> int:
    """How many points wait for a session so short that it goes straight to them; else none."""
    short = material.minutes <= SHORT and material.tired is None
    return sum(point.rank >= TOPIC for point in found) if short else 0


def _opening(
    frame: Frame, opener: Point | None, others: Sequence[Point], material: Material
) -> Point:
    """How the session opens: with what must come first, else with what the last notes tell."""
    point = _framed(frame, "opening", material)
    if opener is not None:
        source, other = opener.source, point.source
        if _named_already(opener, material):
            source, other = other, source
        more = (other, *opener.more)
        share = max(point.share, opener.share)
        return replace(
            point, source=source, lines=opener.lines, more=more, moment=None, share=share
        )
    if material.occasion == "conflict" and (sorry := apology(material)):
        return replace(point, lines=(sorry,), moment=None)
    if frame.moment not in NEWS:
        return point
    for key, told in _last_heard(material):
        if told and not any(point.source.quote == told.quote for point in others):
            lines, source = (_asked_after(key, told, material),), said_in(told)
            return replace(point, source=source, more=(point.source,), lines=lines, moment=None)
    return point


def _last_heard(material: Material) -> list[tuple[str, Told | None]]:
    """What the last notes tell of how the other was: a worry with a name before a heavy load."""
    heard = [("tired", material.tired), ("worried", material.worried)]
    named = material.worried and worry_in(material.worried.quote)
    return heard[::-1] if named else heard


def _asked_after(key: str, told: Told, material: Material) -> str:
    """How the load or the worry of last time is asked after: by name where it can be said."""
    worry = worry_in(told.quote) if key == "worried" else None
    if worry is None or detect_language(told.quote) != material.language:
        return material.voice.line(key)
    if worry.thing:
        return material.voice.line("worried-thing", worry=material.topic(worry.words))
    return material.voice.line("worried-words", worry=material.to_them(worry.words))


def _named_already(opener: Point, material: Material) -> bool:
    """Whether a hint of the private copy names the burden, so that once is enough."""
    person = material.overview.person
    careful = person.careful if person else ""
    return opener.opens and share_of(opener.title, careful or "", material.names) >= HALF


def named(points: Iterable[Point]) -> list[str]:
    """The titles of points that have one of their own: "a piece of feedback" names nothing."""
    return [point.title for point in points if point.rank not in (FEEDBACK, WIN)]


def told_once(points: Iterable[Point], names: frozenset[str] = frozenset()) -> list[Point]:
    """Each matter once, in its most wanted form, with the sources and lines of the others.

    What the user wished for always stands.
    """
    kept: list[Point] = []
    for point in points:
        at = next((i for i, other in enumerate(kept) if _one_matter(point, other, names)), None)
        if at is None or point.rank >= WISH:
            kept.append(point)
        else:
            kept[at] = joined(kept[at], point, names)
    return kept


def _one_matter(point: Point, other: Point, names: frozenset[str]) -> bool:
    here, there = _matter(point), _matter(other)
    if same_matter(here, there, names) or _same_line(point, other):
        return True
    noted = {point.source.kind, other.source.kind} == {"note"}
    return noted and {point.rank, other.rank} <= {*NAMED_SHORTLY} and short_name(here, there, names)


def _matter(point: Point) -> str:
    """The words that name what it is about: of feedback and wins their own, of many nothing."""
    if point.rank in (OVERDUE, SOON) and len(point.more) > 0 and "," in point.title:
        return ""
    return point.source.quote if point.rank in (FEEDBACK, WIN) else point.title


def _same_line(one: Point, other: Point) -> bool:
    """Whether both rest on one and the same line of the notes; two promises may."""
    kinds = {one.source.kind, other.source.kind}
    here, there = one.source.quote, other.source.quote
    return kinds in ({"note"}, {"note", "promise"}) and (here in there or there in here)


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
        standing=Standing(frame.ask, "") if frame.ask else None,
    )
