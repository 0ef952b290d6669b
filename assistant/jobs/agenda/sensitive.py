"""A sensitive topic on the agenda: what it is, and the first sentence that fits it.

Friction between the two takes the opening of a plan for tension. A burden of the other's own life
is asked after at the start and never put on the table; one of the user's own is told; what was
confided is asked about as such.
"""

from __future__ import annotations

import re

from assistant.jobs.agenda.delicate import first_sentence
from assistant.jobs.agenda.material import Material
from assistant.jobs.agenda.point import SENSITIVE, Point
from assistant.jobs.agenda.record import Told, is_secret
from assistant.jobs.contract import Source
from assistant.language.lexicon import load_yaml
from assistant.memory.matters import Matter

BURDEN, OWN, CONFIDED, FRICTION = "burden", "own", "confided", "friction"


def sensitive_point(topic: Matter, told: Told | None, source: Source, material: Material) -> Point:
    """The point for a topic that was marked as sensitive; never named on the copy to send."""
    kind = _kind(topic.text, told, material)
    return Point(
        side="mine" if kind == OWN else "shared" if kind == FRICTION else "theirs",
        title=topic.text,
        purpose="inform" if kind == OWN else "listen",
        source=source,
        rank=SENSITIVE,
        share=9,
        lines=_lines(kind, topic, told, material),
        hidden=True,
        opens=kind == BURDEN,
    )


def is_private(topic: Matter, material: Material) -> bool:
    """Whether a topic is a burden of the other's or was confided: named once, at its point."""
    return _kind(topic.text, material.line_about(topic.text), material) in (BURDEN, CONFIDED)


def _kind(words: str, told: Told | None, material: Material) -> str:
    if told and is_secret(told.session, words, material.names):
        return CONFIDED
    data = load_yaml("assistant.jobs.agenda", "signs")
    if not _begins(data["private"], words):
        return FRICTION
    return OWN if _whole(data["own"], f"{words}\n{told.quote if told else ''}") else BURDEN


def _lines(kind: str, topic: Matter, told: Told | None, material: Material) -> tuple[str, ...]:
    said = material.topic(topic.text)
    if kind == FRICTION:
        return (first_sentence(topic.text, told, material),)
    return (material.voice.line(f"sensitive-{kind}", topic=said),)


def _begins(signs: list[str], words: str) -> bool:
    return re.search(rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, signs))})", words) is not None


def _whole(signs: list[str], words: str) -> bool:
    return re.search(rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, signs))})(?!\w)", words) is not None
