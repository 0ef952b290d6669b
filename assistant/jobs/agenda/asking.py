"""One or two open questions for each point, none asked again within three sessions."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from assistant.jobs.agenda.bank import BENEFITS, Question, fitting, questions
from assistant.jobs.agenda.material import Material
from assistant.jobs.agenda.points import Point
from assistant.jobs.agenda.voice import Voice

AGAIN_AFTER = 3
"""Sessions in which a question is not asked again."""


def with_questions(points: Sequence[Point], material: Material) -> list[list[str]]:
    """For each point what to say or ask, in order."""
    used = material.overview.asked(AGAIN_AFTER)
    spoken: list[list[str]] = []
    for point in points:
        lines = [point.line] if point.line else []
        question = None if point.purpose in ("appreciate",) else _one(point, material, used)
        if question and len(lines) < 2:
            used = used | {question.id}
            lines.append(material.voice.ask(question))
        spoken.append(lines)
    return spoken


def _one(point: Point, material: Material, used: set[str]) -> Question | None:
    """The question that fits best; which of several turns with person, session and point."""
    relation = material.request.relation or (
        material.overview.person.relation if material.overview.person else None
    )
    for benefits in (point.benefits, BENEFITS):
        found = fitting(
            material.language,
            moment=point.moment,
            benefits=benefits or BENEFITS,
            relation=relation,
            asked=used,
        )
        if found:
            return found[_turn(point, material) % len(found)]
    return None


def _turn(point: Point, material: Material) -> int:
    view = material.overview
    seed = (
        f"{material.name.lower()}|{len(view.sessions)}|{view.last and view.last.on}|{point.title}"
    )
    return int(sha256(seed.encode()).hexdigest()[:8], 16)


def question_ids(spoken: Sequence[str], voice: Voice) -> list[str]:
    """Ids of the bank's questions among what an agenda asks: what a session keeps."""
    said = {voice.ask(question): question.id for question in questions(voice.language)}
    return [said[line] for line in spoken if line in said]
