"""One or two open questions for each point, none asked again within three sessions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from hashlib import sha256

from assistant.jobs.agenda.bank import (
    BENEFITS,
    Benefit,
    Question,
    fitting,
    matter_of,
    matter_questions,
    questions,
)
from assistant.jobs.agenda.material import Material
from assistant.jobs.agenda.points import FILL, Point
from assistant.jobs.agenda.voice import Voice

AGAIN_AFTER = 3
"""Sessions in which a question is not asked again."""
MOST = 2
"""Lines to say or ask at one point."""


def with_questions(points: Sequence[Point], material: Material) -> list[list[str]]:
    """For each point what to say or ask, in order."""
    used = material.overview.asked(AGAIN_AFTER)
    spoken: list[list[str]] = []
    for point in points:
        lines = list(point.lines)
        question = _one(point, material, used) if _asks(point) and len(lines) < MOST else None
        if question:
            used = used | {question.id}
            lines.append(material.voice.ask(question))
        spoken.append(lines)
    return spoken


def _asks(point: Point) -> bool:
    """Whether a question of the bank belongs to the point; an honest line stands alone."""
    return point.moment is not None and not point.quiet


def _one(point: Point, material: Material, used: set[str]) -> Question | None:
    """The question that fits best; which of several turns with person, session and point."""
    told = _about(point, material, used)
    if told:
        return told[turn(point.title, material) % len(told)]
    every = _suiting(point, BENEFITS, material, used)
    own = [question for question in every if question.relations]
    fitting_ones = own or _suiting(point, point.benefits, material, used) or every
    if not fitting_ones:
        return None
    return fitting_ones[turn(point.title, material) % len(fitting_ones)]


def _suiting(
    point: Point, benefits: Collection[Benefit], material: Material, used: set[str]
) -> list[Question]:
    """The bank's questions for the point's moment that serve one of the benefits."""
    return fitting(
        material.language,
        moment=point.moment,
        benefits=benefits or BENEFITS,
        relation=material.relation,
        asked=used,
        polite=material.voice.polite,
    )


def _about(point: Point, material: Material, used: set[str]) -> list[Question]:
    """The questions for what the point itself is about, none of those asked lately."""
    if point.lines or (point.rank == FILL and not _opens_with_load(point, material)):
        return []
    matter = "load" if point.rank == FILL else matter_of(point.title, material.language)
    return [
        question
        for question in matter_questions(material.language)
        if question.matter == matter and question.id not in used
    ]


def _opens_with_load(point: Point, material: Material) -> bool:
    """Whether the session begins with how much the other carries, as the last notes tell."""
    return point.side == "opening" and "satisfaction" in point.benefits and bool(material.tired)


def turn(what: str, material: Material) -> int:
    """A number that changes with person, session and point, and is else the same."""
    view = material.overview
    seed = f"{material.name.lower()}|{len(view.sessions)}|{view.last and view.last.on}|{what}"
    return int(sha256(seed.encode()).hexdigest()[:8], 16)


def question_ids(spoken: Iterable[str], voice: Voice) -> list[str]:
    """Ids of the bank's questions among what an agenda asks: what a session keeps."""
    said = {
        voice.ask(question): question.id
        for question in (*questions(voice.language), *matter_questions(voice.language))
        if question.polite or not voice.polite
    }
    return [said[line] for line in spoken if line in said]
