"""Quiet drift between the two, from the user's own notes: worded as a question with its lines.

Three signs: sessions that did not take place twice, a point planned again and again and never
covered, a matter that the notes come back to while nobody has promised anything about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.jobs.agenda.material import Material
from assistant.jobs.agenda.record import HALF, note_lines, share_of
from assistant.memory.sessions import Session
from assistant.texts import text
from assistant.texts.days import say_day

TWICE, THRICE = 2, 3
LATE = 1.5
"""Times the cadence: so long without a session is a sign."""
MOST = 2


@dataclass(frozen=True, slots=True)
class Sign:
    """A question to oneself, and the lines it rests on, verbatim."""

    question: str
    lines: tuple[str, ...] = ()


def signs(material: Material) -> list[Sign]:
    """What the last sessions show, at most two signs."""
    found = [*_skipped(material), *_late(material), *_put_off(material), *_again(material)]
    return found[:MOST]


def _skipped(material: Material) -> Iterator[Sign]:
    skipped = material.overview.skipped
    if len(skipped) >= TWICE:
        days = ", ".join(say_day(each.on, material.language) for each in reversed(skipped))
        reasons = tuple(each.reason for each in skipped if each.reason)
        yield _sign("skipped", material, reasons, days=days, count=len(skipped))


def _late(material: Material) -> Iterator[Sign]:
    series = material.overview.series
    days = material.overview.days_since(material.today)
    if series and days and days > LATE * series.cadence_days:
        weeks, usual = round(days / 7), max(1, round(series.cadence_days / 7))
        yield _sign("late", material, (), weeks=weeks, usual=usual)


def _put_off(material: Material) -> Iterator[Sign]:
    """A point that stood on three agendas and is still left over."""
    for point in material.left_over:
        times = material.times_put_off(point)
        if times >= THRICE:
            yield _sign("put-off", material, (), topic=f"“{point}”", count=times)


def _again(material: Material) -> Iterator[Sign]:
    """An open topic in the notes of three sessions, without a promise about it."""
    view = material.overview
    for topic in view.topics:
        if any(_serves(promise.task, topic.text, material) for promise in view.promises):
            continue
        lines = [
            line for session in view.sessions if (line := _line(session, topic.text, material))
        ]
        if len(lines) >= THRICE:
            yield _sign(
                "again", material, tuple(lines[:THRICE]), topic=f"“{topic.text}”", count=len(lines)
            )


def _serves(task: str, topic: str, material: Material) -> bool:
    """Whether a promise has to do with a topic."""
    shares = (share_of(a, b, material.names) for a, b in ((task, topic), (topic, task)))
    return max(shares) >= HALF


def _line(session: Session, words: str, material: Material) -> str:
    """The line of a session that speaks of `words`; empty where none does."""
    found = [(share_of(words, line, material.names), line) for line in note_lines(session)]
    share, line = max(found, default=(0.0, ""))
    return line if share >= HALF else ""


def _sign(kind: str, material: Material, lines: tuple[str, ...], **values: object) -> Sign:
    question = text(f"agenda.drift.{kind}", material.language, name=material.name, **values)
    return Sign(question, lines)
