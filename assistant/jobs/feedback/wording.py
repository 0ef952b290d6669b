"""The words around the writer's own: openers, a polite request, one open question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from assistant.jobs.capitals import small
from assistant.jobs.feedback.sentences import capitalised
from assistant.jobs.feedback.signs import feedback_data, opens_with, shows
from assistant.language.clauses import Register
from assistant.language.quoting import QUOTED
from assistant.texts import Language

POLITE = re.compile(
    r"(?<!\w)(?:please|pls|plz|kindly|could|would|can|appreciate|need|want|expect|i'd|let's|tolong|tlg|mohon|harap|"
    r"minta|bisa|boleh(?:kah)?|berkenan|ya|yuk|dimohon|thanks|ok)(?!\w)",
    re.IGNORECASE,
)
ABOUT = re.compile(r"(?:she|he|they|it|there|this|that|the|dia|mereka|itu|ini)\b", re.I)
"""Opens a statement about somebody or something, which asks in its own way."""
NEGATED = re.compile(
    r"do(?:n't| not)\b|never\b|be |hands off\b|let'?s?\b|just\b|next\b|from\b|in future\b", re.I
)
PLEADING = re.compile(r"\b(tolong) (?:dong|donk|lah|ya),?\s+(?=\w)", re.IGNORECASE)
BRUSQUE = re.compile(r"[,\s]*\b(?:dong|donk|kek|napa|kenapa sih)\b\s*(?=[.!?]|$)", re.IGNORECASE)


def opening(kind: str, language: Language, register: Register, *, me: str, topic: str = "") -> str:
    """A first sentence from openers.yaml, with the writer's own pronoun."""
    said = feedback_data("openers")[kind][language][register]
    return capitalised(said.format(me=me, topic=topic))


def is_padded(message: str, question: str | None) -> bool:
    """Whether words of ours, an opener or a closing question, stand around the writer's own."""
    openers = [
        said.split("{")[-1].split("}")[-1].strip().lower()
        for kind in ("gentle", "mild", "permission", "plain")
        for language in feedback_data("openers")[kind].values()
        for said in language.values()
    ]
    low = message.lower()
    return bool(question and message.endswith(question)) or any(said in low for said in openers)


def topic_of(text: str, language: Language) -> str:
    """What a text without facts is about, in words that judge nobody."""
    noun = re.search(feedback_data("topic_nouns")[language], text, re.IGNORECASE)
    if noun:
        owner = {"her": "your", "his": "your", "their": "your"}
        words = noun.group().lower().split()
        return " ".join([owner.get(words[0], words[0]), *words[1:]])
    return _first(feedback_data("topics"), text)[language]


def open_question(
    message: str, language: Language, register: Register, you: str, *, many: bool = False
) -> str:
    """One question that leaves room for the other's view; `many` where it goes to a team.

    A reason is asked for only where what the other did is late or missing, not what followed.
    """
    table = feedback_data("questions")
    told = re.sub(rf"(?<!\w){table['effects']['signs']}", "", QUOTED.sub("", message), flags=re.I)
    entry = _first(table["facts"], told, language)
    words = entry["team"][register] if many else entry[register]
    return capitalised(words.format(you=you))


def polite(request: str, language: Language, register: Register) -> str:
    """A bare order as a request; anything that asks already stays as it is."""
    if language == "id":
        request = re.sub(r"\s(?:kek|napa)(?=\s)", "", request)
        request = BRUSQUE.sub(", ya", PLEADING.sub(r"\1 ", request))
    if POLITE.search(request) or request.rstrip().endswith("?"):
        return request
    if opens_with("statement", request):
        return request
    if ABOUT.match(request) or opens_with("second_person", request):
        return request
    bare = opens_with("verbs", request)
    if not bare and shows("first_person", request):
        return request
    if language == "en":
        return _english(request, register) if bare else _before_stop(request, ", please")
    if register == "formal":
        return f"Mohon {small(request)}" if bare else request
    return (
        f"Tolong {small(request)}"
        if bare and register == "netral"
        else _before_stop(request, ", ya")
    )


def _english(order: str, register: Register) -> str:
    if register == "formal" and not NEGATED.match(order):
        return f"I would ask you to {small(order)}"
    return f"Please {small(order)}"


def _first(
    rows: Sequence[dict[str, Any]], text: str, language: Language | None = None
) -> dict[str, Any]:
    for entry in rows:
        if language and entry["language"] != language:
            continue
        signs = entry["signs"]
        if not signs or re.search(rf"(?<!\w)(?:{signs})(?!\w)", text, re.IGNORECASE):
            return entry
    raise LookupError("the list has no last entry without signs")


def _before_stop(sentence: str, words: str) -> str:
    stop = re.search(r"[.!?]+$", sentence)
    return f"{sentence[: stop.start()]}{words}{stop.group()}" if stop else f"{sentence}{words}."
