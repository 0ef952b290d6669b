"""What the other is asked to do, in five strengths; the strength never changes what is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.jobs.capitals import small
from assistant.jobs.feedback.manner import HONOURED, Manner
from assistant.jobs.feedback.sentences import capitalised
from assistant.jobs.feedback.signs import feedback_data, opens_with, shows
from assistant.jobs.feedback.wording import polite
from assistant.texts import Language

GENTLEST, GENTLE, AS_MEANT, _FIRM, FIRMEST = range(1, 6)
ENDS = re.compile(
    r"(?:[,\s]+(?:ya|yah|dong|donk|kek|napa|deh|lah|please|pls|thanks|thank you|makasih))*"
    r"\s*[.!?]*\s*$",
    re.IGNORECASE,
)
"""Words and marks behind the order itself."""
ASKED_GENTLY = re.compile(r"\bya\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Order:
    """A request taken apart: when it shall hold, what is to be done, and how it was put.

    `negated`: it says what shall not be done, and `do` is that. `bare`: nothing in it asked.
    """

    lead: str
    do: str
    negated: bool
    bare: bool


def in_strength(sentence: str, manner: Manner, directness: int) -> str:
    """A request of the writer as firm as they want it."""
    words = _strengthened(sentence, manner, directness)
    return words if words else polite(sentence, manner.language, manner.register)


def may_decline(sentence: str, manner: Manner) -> str:
    """An Indonesian request to a colleague as the question that its "ya" makes of it."""
    if manner.language == "en" or manner.register == "formal" or manner.you in HONOURED:
        return sentence
    if sentence.endswith("?") or opens_with("first_person", sentence):
        return sentence
    if _pattern("id", "grave").search(sentence) or ASKED_GENTLY.search(ENDS.sub("", sentence)):
        return sentence
    return ENDS.sub(", ya?", sentence, count=1)


def is_habit(request: str, language: Language) -> bool:
    """Whether it asks for something from now on, so that the other may say whether it works."""
    return _pattern(language, "habit").search(request) is not None


def _strengthened(sentence: str, manner: Manner, directness: int) -> str:
    if directness <= GENTLE:
        thing = _needed(sentence, manner.language)
        if thing:
            return _filled("grateful", manner, thing=thing)
    order = taken_apart(sentence, manner.language)
    if order is None:
        return ""
    if directness == AS_MEANT:
        casual = manner.language == "id" and manner.register == "santai"
        return _put("plain", order, manner) if order.bare and not (order.negated or casual) else ""
    kind = {GENTLEST: "gentlest", GENTLE: "gentle"}.get(directness, "firm")
    if order.negated:
        return _put("firm_not", order, manner) if kind == "firm" else ""
    if kind == "firm" and manner.language == "id" and not _is_for_you(order.do):
        kind = "firm_thing"
    return _put(kind, order, manner)


def taken_apart(sentence: str, language: Language) -> Order | None:
    """The order in a request; None where it is put in words that hold no plain order."""
    words = ENDS.sub("", sentence.strip())
    if re.search(r"[.!?]\s", words):
        return None
    lead = _pattern(language, "leads", r"[\s,]+").match(words)
    rest = words[lead.end() :] if lead else words
    rest = re.sub(r"^just\s+", "", rest, flags=re.IGNORECASE)
    asked = _pattern(language, "asked", r"[\s,]+").match(rest)
    asked = asked or _pattern(language, "wants", r"\s+").match(rest)
    do = rest[asked.end() :] if asked else rest
    no = _pattern(language, "negated", r"\s+").match(do)
    if no and not re.match(r"stop", do, re.IGNORECASE):
        return Order(lead.group().strip(" ,") if lead else "", do[no.end() :], True, not asked)
    if not asked and (not opens_with("verbs", do) or shows("first_person", do.split()[0])):
        return None
    return Order(lead.group().strip(" ,") if lead else "", do, False, not asked)


def _is_for_you(do: str) -> bool:
    """Whether an Indonesian order says what the other does, not what is done to a thing."""
    return opens_with("verbs", do) and not _pattern("id", "passive").match(do)


def _needed(sentence: str, language: Language) -> str:
    """What a wish names as needed; empty where it is no thing."""
    words = ENDS.sub("", sentence.strip())
    need = _pattern(language, "needs", r"\s+").match(words)
    thing = words[need.end() :] if need else ""
    person = shows("second_person", thing) or shows("title", thing)
    verb = re.match(r"(?:to|supaya|agar|di\w+)\b", thing) or opens_with("verbs", thing)
    return "" if person or verb else thing


def _put(kind: str, order: Order, manner: Manner) -> str:
    pause = "," if manner.language == "en" else ""
    lead = f"{small(order.lead)}{pause} " if order.lead else ""
    return _filled(kind, manner, lead=lead, do=small(order.do))


def _filled(kind: str, manner: Manner, **parts: str) -> str:
    said = feedback_data("asking")[manner.language][kind][manner.register]
    return capitalised(said.format(me=manner.me, you=manner.you, **parts))


@cache
def _pattern(language: Language, name: str, after: str = r"(?!\w)") -> re.Pattern[str]:
    words = feedback_data("asking")[language][name]
    return re.compile(rf"(?<![\w'’-])(?:{words}){after}", re.IGNORECASE)
