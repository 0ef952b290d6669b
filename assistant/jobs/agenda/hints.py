"""What only the user should see before the session: care, mood, a neglected benefit, drift."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from assistant.jobs.agenda.asking import AGAIN_AFTER, turn
from assistant.jobs.agenda.bank import Benefit, Depth, fitting
from assistant.jobs.agenda.benefits import LOOKED_BACK, neglected
from assistant.jobs.agenda.drift import signs
from assistant.jobs.agenda.material import Material
from assistant.jobs.agenda.occasion import after_conflict
from assistant.jobs.agenda.point import Point
from assistant.memory.moods import Mood
from assistant.texts import text

LOW = 2
"""A mood at or below this after the last session is worth a thought."""


def hints(material: Material, points: Sequence[Point] = ()) -> list[str]:
    """Lines for the private copy, in the order in which they help; `points` are on the agenda."""
    return [
        *_careful(material),
        *_mood(material),
        *_neglected(material),
        *_unsaid(points, material),
        *_drift(material),
    ]


def _careful(material: Material) -> Iterator[str]:
    person = material.overview.person
    if person and person.careful:
        yield text("agenda.hint.careful", material.language, words=person.careful)
    if person and person.matters:
        yield text("agenda.hint.matters", material.language, words=person.matters)


def _mood(material: Material) -> Iterator[str]:
    """How the user themselves left the last session with this person."""
    view = material.overview
    last = _last_mood(material)
    if last and view.last and last.on == view.last.on and last.score <= LOW:
        yield text("agenda.hint.mood", material.language, word=last.word or f"{last.score}/5")


def _last_mood(material: Material) -> Mood | None:
    person = material.overview.person
    own = [m for m in material.overview.moods if person and m.person_id == person.id]
    return own[-1] if own else None


def _neglected(material: Material) -> Iterator[str]:
    """One benefit that the last sessions left out, with a question; a proposal, no more."""
    benefit = neglected(material.overview.sessions)
    if benefit is None or after_conflict(material.overview):
        return
    language = material.language
    values = {
        "benefit": text(f"agenda.benefit.{benefit}", language),
        "count": LOOKED_BACK,
        "question": _question(benefit, material),
    }
    yield text("agenda.hint.neglected", language, **values)


def _unsaid(points: Sequence[Point], material: Material) -> Iterator[str]:
    """Thanks and feedback that are still to be given and stand at no point."""
    told = {source.quote for point in points for source in (point.source, *point.more)}
    view, language = material.overview, material.language
    for kind, matters in (("feedback", view.feedback), ("win", view.wins[-1:])):
        for matter in matters:
            if matter.text not in told:
                words = f"“{matter.text.rstrip(' .')}”"
                key = "settled" if kind == "feedback" and material.settled(matter) else kind
                yield text(f"agenda.hint.{key}", language, words=words)


def _question(benefit: Benefit, material: Material) -> str:
    tries: tuple[tuple[Depth, ...], ...] = (("open",), ("light", "open"), get_args(Depth))
    for depths in tries:
        found = fitting(
            material.language,
            moment=None,
            benefits=(benefit,),
            depths=depths,
            relation=material.relation,
            asked=material.overview.asked(AGAIN_AFTER),
            polite=material.voice.polite,
        )
        if found:
            return material.voice.ask(found[turn(benefit, material) % len(found)])
    return text("agenda.hint.no-question", material.language)


def _drift(material: Material) -> Iterator[str]:
    for sign in signs(material):
        lines = [f"   “{line}”" for line in sign.lines]
        yield "\n".join([sign.question, *lines])
