"""One or two open questions for each point, none asked again within three sessions.

A question speaks of its point: it asks after how the matter stands, or after what it is about with
its name before it. Only what belongs to the kind of session is asked as the bank has it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import sha256

from assistant.jobs.agenda.bank import (
    BENEFITS,
    Benefit,
    Question,
    fitting,
    matter_of,
    matter_questions,
    point_questions,
    questions,
)
from assistant.jobs.agenda.material import Material
from assistant.jobs.agenda.point import Point, Standing
from assistant.jobs.agenda.voice import Voice

AGAIN_AFTER = 3
"""Sessions in which a question is not asked again."""
MOST = 2
"""Lines to say or ask at one point."""
ASKED_FOR = {"manager": "manager", "mentor": "mentor", "skip-level": "manager"}
"""Whom one asks for something, by relation or kind of session: a decision, a view."""
OTHER = "other"
"""What is asked about any matter."""


def with_questions(points: Sequence[Point], material: Material) -> list[list[str]]:
    """For each point what to say or ask, in order."""
    used = material.overview.asked(AGAIN_AFTER)
    spoken: list[list[str]] = []
    for point in points:
        lines = list(point.lines)
        question = _one(point, material, used) if _asks(point) and len(lines) < MOST else None
        if question:
            used = used | {question.id}
            lines.append(_said(question, point.standing, material))
        if point.closes:
            lines.append(material.voice.line("close"))
        spoken.append(lines)
    return spoken


def _asks(point: Point) -> bool:
    """Whether a question belongs to the point; an honest line stands alone."""
    return point.moment is not None and not point.quiet


def _one(point: Point, material: Material, used: set[str]) -> Question | None:
    """The question that fits best: the first for the matter that was not asked lately, else one of
    the bank's for the moment, which turns with person, session and point.
    """
    for every in _by_fit(point, material):
        fresh = [question for question in every if question.id not in used]
        if fresh:
            return fresh[0 if fresh[0].matter else turn(point.title, material) % len(fresh)]
    return None


def _by_fit(point: Point, material: Material) -> Iterator[list[Question]]:
    """The questions for how the point stands, for what it is about, else for its place."""
    standing, language = point.standing, material.language
    if standing:
        yield [q for q in point_questions(language) if q.matter == standing.kind]
    senior = ASKED_FOR.get(material.occasion) or ASKED_FOR.get(material.relation or "")
    if standing and standing.kind == "about" and senior and point.side != "theirs":
        yield [q for q in point_questions(language) if q.matter == f"of-{senior}"]
    if standing and standing.topic:
        for matter in (matter_of(point.title, language), OTHER):
            yield [q for q in matter_questions(language) if q.matter == matter]
    yield _of_the_bank(point, material)


def _said(question: Question, standing: Standing | None, material: Material) -> str:
    """The question with its point in it."""
    voice = material.voice
    if standing is None or not standing.topic:
        return voice.ask(question)
    values = {"topic": standing.topic, "day": standing.day}
    if question.matter == standing.kind:
        return voice.ask(question, **values)
    key = "about-again" if standing.count else "about-day" if standing.day else "about"
    return voice.about(question, key, **values, times=material.times(standing.count))


def _of_the_bank(point: Point, material: Material) -> list[Question]:
    """The bank's questions for the point's moment: those for the relation or the benefit first."""
    used = material.overview.asked(AGAIN_AFTER)
    every = _suiting(point, BENEFITS, material, used)
    own = [question for question in every if question.relations]
    return own or _suiting(point, point.benefits, material, used) or every


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


def turn(what: str, material: Material) -> int:
    """A number that changes with person, session and point, and is else the same."""
    view = material.overview
    seed = f"{material.name.lower()}|{len(view.sessions)}|{view.last and view.last.on}|{what}"
    return int(sha256(seed.encode()).hexdigest()[:8], 16)


def question_ids(spoken: Iterable[str], voice: Voice) -> list[str]:
    """Ids of the bank's questions among what an agenda asks: what a session keeps."""
    named = [
        (_heard(voice.ask(question)), question.id)
        for question in (
            *point_questions(voice.language),
            *questions(voice.language),
            *matter_questions(voice.language),
        )
        if question.polite or not voice.polite
    ]
    found = (next((name for form, name in named if form.search(line)), None) for line in spoken)
    return [identity for identity in found if identity]


def _heard(question: str) -> re.Pattern[str]:
    """A question as it may stand in a line: whole, or behind the name of its matter."""
    form = re.escape(question).replace(r"\{topic\}", ".+").replace(r"\{day\}", ".+")
    form = form.replace(r"\{Topic\}", ".+")
    return re.compile(rf"(?:^|: ){form}$", re.IGNORECASE)
