"""The draft: a message in the writer's own words, what was left out and why, what is missing."""

from __future__ import annotations

from assistant.checks.blame import PRIVATE, topic_name
from assistant.checks.facts import lost_details, said
from assistant.checks.limits.help import help_for
from assistant.jobs.addressing import said_to
from assistant.jobs.contract import Context
from assistant.jobs.feedback.channel import framed
from assistant.jobs.feedback.colloquial import put_straight, sayable, wished
from assistant.jobs.feedback.contract import FeedbackAnswer, FeedbackRequest, Flag, Gap, Variant
from assistant.jobs.feedback.gaps import gaps
from assistant.jobs.feedback.hearing import heard
from assistant.jobs.feedback.judging import PRIVATELY
from assistant.jobs.feedback.manner import Manner, manner
from assistant.jobs.feedback.material import Material, Piece
from assistant.jobs.feedback.message import written
from assistant.jobs.feedback.receiving import received
from assistant.jobs.feedback.registers import REGISTERS, in_register, manner_in
from assistant.jobs.feedback.sorting import sorted_out
from assistant.language.clauses import Register, Role
from assistant.texts import Language, text


def draft(request: FeedbackRequest, context: Context) -> FeedbackAnswer:
    """The whole answer, without a model."""
    reading = heard(put_straight(request.text), context)
    material = sorted_out(reading, context.verdict, lambda rest: heard(rest, context))
    language = context.language
    manners = manner(_as_written(request), reading, language)
    if request.mode == "receive":
        return received(material, manner(request, reading, language))
    message, parts = written(material, request, manners)
    asks = gaps(material)
    kept, lost = _compared(material, message, manners)
    return FeedbackAnswer(
        message=_in_wanted(message, material, request, manners),
        variants=variants(material, request, manners),
        parts=parts,
        flags=flags(material, language),
        asks=asks,
        questions=[text(f"feedback.ask.{gap}", language) for gap in asks],
        boundary=boundary(material, language),
        kept=kept,
        lost=lost,
        warnings=[*beside(context), *_told(material, message, asks)],
    )


def _as_written(request: FeedbackRequest) -> FeedbackRequest:
    """The request without the register wanted: how the writer speaks shows in the text."""
    return request.model_copy(update={"register_": None})


def _in_wanted(message: str, material: Material, request: FeedbackRequest, manner: Manner) -> str:
    """The message in the register asked for; what is fine or plain stays as it is."""
    wanted = request.register_
    if wanted in (None, manner.register) or material.core or material.fine:
        return framed(message, request, manner)
    return _variant(material, request, manner, wanted).message


def beside(context: Context) -> list[str]:
    """Whom to turn to where coaching stops, or one gentle question where it might have to."""
    return help_for(context.verdict, context.language, context.organisation).lines()


def _told(material: Material, message: str, asks: list[Gap]) -> list[str]:
    """That a text can be said as it is."""
    same = material.fine and message == material.reading.text.strip()
    return [text("feedback.fine", material.reading.language)] if same and not asks else []


def variants(material: Material, request: FeedbackRequest, manner: Manner) -> list[Variant]:
    """The message in all three registers; what must stay plain has only the writer's own."""
    registers = (manner.register,) if material.core else REGISTERS
    return [_variant(material, request, manner, register) for register in registers]


def _variant(
    material: Material, request: FeedbackRequest, manner: Manner, register: Register
) -> Variant:
    spoken = manner_in(manner, register)
    message = written(material, request, Manner(manner.language, register, manner.me, manner.you))[
        0
    ]
    return Variant(
        register_=register,
        message=framed(in_register(message, manner, register), request, spoken),
    )


def flags(material: Material, language: Language) -> list[Flag]:
    """What was left out of the raw text, with the reason."""
    return [flag for piece in material.pieces for flag in _flags(piece, language)]


def boundary(material: Material, language: Language) -> str | None:
    """What does not belong in feedback, and what may be said instead."""
    if material.core or not any(
        piece.kind == "private" or _touches(piece) for piece in material.pieces
    ):
        return None
    names = [topic_name(topic, language) for topic in material.topics]
    what = text("feedback.and", language).join(names) or text("feedback.private", language)
    return text("feedback.boundary", language, what=what)


def _touches(piece: Piece) -> bool:
    if any(sting.kind == PRIVATE for sting in piece.stings):
        return True
    heard = piece.clause.p(Role.PRIVATE_MATTER, Role.PRIVATE) >= PRIVATELY
    return heard and piece.kind == "blame" and not piece.stays and not piece.stings


def _flags(piece: Piece, language: Language) -> list[Flag]:
    if not piece.stings and not piece.stays:
        kind = _kind(piece)
        return [Flag(span=piece.clause.text, kind=kind, why=text(f"feedback.why.{kind}", language))]
    return [
        Flag(span=s.span, kind=s.kind, why=text(f"feedback.why.{s.kind}", language))
        for s in piece.stings
    ]


def _kind(piece: Piece) -> str:
    if piece.kind == "private":
        return PRIVATE
    if piece.kind == "machine":
        return "machine"
    role = piece.clause.role.value
    return role if role in ("absolute", "mind-reading", "threat", "sarcasm") else "label"


def _said_to(words: str, message: str, manner: Manner) -> bool:
    """Whether the message says it in the words that are used to somebody's face."""
    turned = said_to([sayable(words)], manner.language, manner.you, None)[0]
    return said(wished(turned).rstrip(" .!"), message)


def _compared(material: Material, message: str, manner: Manner) -> tuple[list[str], list[str]]:
    """The core of the raw text that the message says, and what it does not say.

    Besides the pieces that may stay, clauses that were cut count as lost where a number, day or
    quote went with them.
    """
    core = [piece.said.strip() for piece in material.kept if piece.kind != "greeting"]
    kept = [words for words in core if said(words, message) or _said_to(words, message, manner)]
    lost = [words for words in core if words not in kept]
    for piece in material.pieces:
        if piece.kind not in ("machine", "private") and not piece.whole:
            gone = [d for d in lost_details(piece.clause.text, message) if d.kind != "name"]
            lost += [piece.clause.text] if gone else []
    return kept, list(dict.fromkeys(lost))
