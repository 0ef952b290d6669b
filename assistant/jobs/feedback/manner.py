"""How the writer speaks: language, register, their I and their you."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.jobs.feedback.addressee import called_by_title
from assistant.jobs.feedback.contract import FeedbackRequest
from assistant.language.clauses import Reading, Register
from assistant.language.register import self_of
from assistant.texts import Language

TITLES = ("Bapak", "Ibu", "Mas", "Mbak", "Kak", "Bang")
HONOURED = ("Bapak", "Ibu", "Saudara")
ADDRESSES = ("kamu", "lo", "Anda", "Saudara", "kalian")


@dataclass(frozen=True, slots=True)
class Manner:
    """The setting in which every word of the message has to fit."""

    language: Language
    register: Register
    me: str
    you: str


def manner(request: FeedbackRequest, reading: Reading, language: Language) -> Manner:
    """The writer's manner: what they set, else what their text shows."""
    register = request.register_ or reading.register
    if language == "en":
        return Manner("en", register, "I", "you")
    me = self_of(reading.text) or ""
    me = me if me in ("aku", "saya", "gue") else ""
    heard = called_by_title(reading.text) if reading.address in (*TITLES, "you", None) else None
    heard = heard or (reading.address if reading.address in ADDRESSES else None)
    you = request.address or heard or _matching_you(me, register)
    return Manner("id", register, me or _matching_me(you, register), you)


def _matching_you(me: str, register: Register) -> str:
    if me == "gue":
        return "lo"
    return "Anda" if register == "formal" else "kamu"


def _matching_me(you: str, register: Register) -> str:
    if you == "lo":
        return "gue"
    return "saya" if register != "santai" or you in (*TITLES, "Anda", "Saudara") else "aku"
