"""Feedback that the user got: fact, interpretation and request apart, a thank-you, one question."""

from __future__ import annotations

from assistant.jobs.feedback.contract import FeedbackAnswer, Flag, Parts, Variant
from assistant.jobs.feedback.gaps import happened
from assistant.jobs.feedback.manner import Manner
from assistant.jobs.feedback.material import Material
from assistant.jobs.feedback.registers import REGISTERS
from assistant.jobs.feedback.signs import feedback_data
from assistant.language.clauses import Register
from assistant.texts import Language, text


def received(material: Material, manner: Manner) -> FeedbackAnswer:
    """What the feedback says, and an answer that thanks and asks."""
    parts = _parts(material)
    replies: dict[Register, str] = {
        register: _reply(parts, manner.language, register) for register in REGISTERS
    }
    parts.question = _question(parts, manner.language, manner.register)
    return FeedbackAnswer(
        message=replies[manner.register],
        variants=[Variant(register_=register, message=said) for register, said in replies.items()],
        parts=parts,
        flags=_interpretations(material, manner.language),
    )


def _parts(material: Material) -> Parts:
    def joined(*kinds: str) -> str | None:
        return " ".join(piece.said for piece in material.kept if piece.kind in kinds) or None

    facts = [p.said for p in material.of("fact", "core", "appreciation") if happened(p)]
    return Parts(
        behavior=" ".join(facts) or None,
        impact=joined("impact", "feeling"),
        request=joined("request"),
    )


def _reply(parts: Parts, language: Language, register: Register) -> str:
    frame = feedback_data("receive")
    said = [frame["thanks"][language][register]]
    fact = parts.behavior or parts.impact
    if fact:
        said.append(frame["heard"][language][register].format(fact=fact))
    if parts.request:
        said.append(frame["asked"][language][register].format(request=parts.request))
    return " ".join([*said, _question(parts, language, register)])


def _question(parts: Parts, language: Language, register: Register) -> str:
    if not parts.behavior and not parts.impact:
        lacking = "example"
    else:
        lacking = "missed" if parts.request else "request"
    return feedback_data("receive")["question"][lacking][language][register]


def _interpretations(material: Material, language: Language) -> list[Flag]:
    why = text("feedback.interpretation", language)
    spans = [
        sting.span for piece in material.pieces for sting in piece.stings if piece.kind != "machine"
    ]
    spans += [p.clause.text for p in material.pieces if p.kind == "blame" and not p.stings]
    return [Flag(span=span, kind="interpretation", why=why) for span in spans]
