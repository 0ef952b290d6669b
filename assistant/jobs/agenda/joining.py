"""Two points about one matter made one: title, question, sources, and who is asked first."""

from __future__ import annotations

from dataclasses import replace

from assistant.jobs.agenda.point import (
    AGAIN,
    FOCUS,
    GOAL,
    LEFT,
    PUT_OFF,
    SIDES,
    TOPIC,
    URGENT,
    WIN,
    WISH,
    Point,
    Standing,
)
from assistant.jobs.agenda.record import same_matter, telling

NAMED_SHORTLY = (FOCUS, WISH, LEFT, AGAIN, PUT_OFF, URGENT, TOPIC)
"""Kinds of points that may take the fuller title of the same matter."""


def joined(kept: Point, again: Point, names: frozenset[str] = frozenset()) -> Point:
    """`kept` with what `again` adds."""
    if again.rank == WIN:
        return _thanked(kept, again)
    more = () if kept.quiet or again.rank == GOAL else again.lines
    first, second = (kept.source, again.source)
    if first.kind == second.kind == "note" and not telling(first.quote):
        first, second = second, first
    talked_of = _owed(kept) and not _several(kept) and again.rank in NAMED_SHORTLY
    return replace(
        kept,
        title=_title(kept, again, names),
        side=min(kept.side, again.side, key=SIDES.index),
        source=first,
        more=(*kept.more, second, *again.more),
        lines=(*kept.lines, *more),
        hidden=kept.hidden or again.hidden,
        due=min(filter(None, (kept.due, again.due)), default=None),
        moment=again.moment if talked_of else kept.moment,
        share=max(kept.share, again.share) + 1 if _owed(kept) else kept.share,
        standing=_standing(kept, again),
    )


def _title(kept: Point, again: Point, names: frozenset[str]) -> str:
    """The fuller of two names of one matter; a promise gives way to the topic that it serves."""
    if again.hidden or again.rank not in NAMED_SHORTLY:
        return kept.title
    if kept.rank in NAMED_SHORTLY and kept.source.kind != "promise":
        return max(kept.title, again.title, key=len)
    if kept.source.kind == "promise":
        serves = not _several(kept)
    else:
        serves = not same_matter(kept.title, again.title, names)
    return again.title if serves and again.source.kind == "note" else kept.title


def _standing(kept: Point, again: Point) -> Standing | None:
    """A promise tells better how a matter stands than its place on past agendas."""
    asks = again.source.kind == "promise" and kept.source.kind == "note"
    return again.standing if (asks and again.standing) or _owed(kept) else kept.standing


def _owed(point: Point) -> bool:
    """Whether it is the user's own promise, with an honest line instead of a question."""
    return point.source.kind == "promise" and point.standing is None


def _several(point: Point) -> bool:
    """Whether it holds more than one promise of the user's: each is named in its title."""
    return _owed(point) and any(source.kind == "promise" for source in point.more)


def _thanked(kept: Point, win: Point) -> Point:
    """A matter that there is to thank for: nothing more is asked about it."""
    asked = kept.source.kind != "note"
    return replace(
        kept,
        lines=(*kept.lines, *win.lines),
        more=(*kept.more, win.source),
        purpose=kept.purpose if asked else "appreciate",
        share=kept.share if asked else win.share,
        moment=kept.moment if asked else None,
    )
