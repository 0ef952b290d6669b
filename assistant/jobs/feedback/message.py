"""The message: the writer's own sentences, set between a few words of ours."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.jobs.feedback.addressee import calls, vocative
from assistant.jobs.feedback.contract import FeedbackRequest, Parts
from assistant.jobs.feedback.manner import Manner
from assistant.jobs.feedback.material import Material
from assistant.jobs.feedback.sentences import Sentence, capitalised, sentences
from assistant.jobs.feedback.signs import opens_with
from assistant.jobs.feedback.wording import open_question, opening, polite, topic_of
from assistant.memory.relation import Relation

SENIOR: tuple[Relation, ...] = ("manager",)


def written(material: Material, request: FeedbackRequest, manner: Manner) -> tuple[str, Parts]:
    """The message and its parts."""
    if material.fine and request.channel != "mail":
        return material.reading.text.strip(), _parts(material, "")
    said = sentences(material.pieces, material.reading.text, as_told=material.plain)
    if material.plain and said:
        return _text(_named(said, material)), _parts(material, "")
    said = [_asked(sentence, manner) for sentence in said]
    said = _named(said, material)
    question = _question(said, manner)
    return _text(_opened(said, material, request, manner), question), _parts(material, question)


def _asked(sentence: Sentence, manner: Manner) -> Sentence:
    if sentence.kinds != ("request",):
        return sentence
    return Sentence(polite(sentence.text, manner.language, manner.register), sentence.kinds)


def _named(said: list[Sentence], material: Material) -> list[Sentence]:
    """With the name in front that the raw text calls the other by."""
    name = vocative(material.reading.text)
    if name is None or not said or any(calls(sentence.text, name) for sentence in said):
        return said
    first = said[0]
    lower = (
        first.text
        if first.text[:2].isupper() or first.text.startswith("I ")
        else (first.text[:1].lower() + first.text[1:])
    )
    return [Sentence(f"{name}, {lower}", first.kinds), *said[1:]]


def _opened(
    said: list[Sentence], material: Material, request: FeedbackRequest, manner: Manner
) -> list[Sentence]:
    """With the wish to talk where nothing else is left, or a senior's leave to speak."""
    language, register = manner.language, manner.register
    if not any(not sentence.asks for sentence in said):
        topic = topic_of(material.reading.text, language)
        first = opening("opening", language, register, me=manner.me, topic=topic)
        return [Sentence(first, ("fact",)), *said]
    kind = {1: "gentle", 2: "gentle", 5: "plain"}.get(request.directness)
    if request.relation in SENIOR and kind != "plain":
        kind = None
    if kind is None:
        return said
    return [Sentence(opening(kind, language, register, me=manner.me), ("fact",)), *said]


def _question(said: Sequence[Sentence], manner: Manner) -> str:
    if any(sentence.text.rstrip().endswith("?") for sentence in said):
        return ""
    if not any(not sentence.asks for sentence in said):
        return ""
    text = " ".join(sentence.text for sentence in said)
    return open_question(text, manner.language, manner.register, manner.you)


def _text(said: Sequence[Sentence], question: str = "") -> str:
    parts = [capitalised(sentence.text) for sentence in said]
    return " ".join([*parts, question] if question else parts)


def _parts(material: Material, question: str) -> Parts:
    def joined(*kinds: str) -> str | None:
        said = [piece.said.strip() for piece in material.kept if piece.kind in kinds]
        return " ".join(said) or None

    asked = joined("question") or question or None
    return Parts(
        situation=_situation(material),
        behavior=joined("fact", "core"),
        impact=joined("impact", "feeling"),
        request=joined("request"),
        question=asked,
    )


def _situation(material: Material) -> str | None:
    first = next((p for p in material.kept if p.kind in ("fact", "impact", "core")), None)
    if first is None or not opens_with("occasion", first.said):
        return None
    return None
