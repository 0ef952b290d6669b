"""What stays off the copy that is sent: blame, private matters, and what the limits are about."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.checks.blame import stings
from assistant.checks.leak import about_others
from assistant.checks.limits.rules import signs
from assistant.jobs.agenda.material import Material
from assistant.jobs.agenda.record import HALF, Told, share_of
from assistant.jobs.tension.account import witness
from assistant.jobs.tension.opening import opening
from assistant.jobs.tension.other import Voice, the_other
from assistant.jobs.tension.part import own_parts, to_own_up_to
from assistant.jobs.tension.situations import readings, situations
from assistant.language.detect import detect_language
from assistant.language.lexicon import load_yaml

HARM = frozenset({"harassment", "discrimination", "violence", "retaliation", "self-harm"})
"""Routes of the limits whose plain signs keep a title off the copy, even where nobody judged it."""


def is_delicate(words: str, material: Material) -> bool:
    """Whether the other should not read these words as they stand."""
    blames = any(not sting.weak for sting in stings(words))
    harms = any(sign.kind.partition("/")[0] in HARM for sign in signs(words))
    return blames or harms or bool(about_others(words, [material.name.lower()]))


def under_limits(words: str, material: Material) -> bool:
    """Whether a wish is what the limits were raised by; all are where no words were named."""
    verdict = material.verdict
    if verdict.route is None:
        return False
    subject = material.subject
    start = subject.find(words)
    if not verdict.spans or start < 0:
        return True
    end = start + len(words)
    return any(first < end and last > start for first, last in verdict.spans)


def is_state(words: str) -> bool:
    """Whether a wish only says how the other seems: "burnout", "quiet lately"."""
    signs: list[str] = load_yaml("assistant.jobs.agenda", "signs")["state"]
    return re.match(rf"(?i)(?:{'|'.join(map(re.escape, signs))})(?!\w)", words.strip()) is not None


def is_impression(words: str) -> bool:
    """Whether a wish is a sentence about what the other feels: "she felt passed over"."""
    signs = load_yaml("assistant.jobs.agenda", "signs")
    first, *rest = words.lower().split()
    return first in signs["subjects"] and bool(set(rest) & set(signs["feeling"]))


def is_theirs(words: str, material: Material) -> bool:
    """Whether a text speaks of the other: by name, alias or pronoun."""
    signs: list[str] = load_yaml("assistant.jobs.agenda", "signs")["theirs"]
    whole = "|".join(re.escape(each.lower()) for each in (*material.called, *signs) if each)
    return re.search(rf"(?<!\w)(?:{whole})(?!\w)", words.lower()) is not None


def first_sentence(topic: str, told: Told | None, material: Material) -> str:
    """How to begin on a friction: the opening of a plan for the tension that the notes tell of.

    Where they tell of none that can be said, the topic is named and both sides are invited.
    """
    plain = material.voice.line("sensitive", topic=material.topic(topic))
    if told is None:
        return plain
    said, owned = _tension_opening(told.quote, told.session.on, material)
    return said if owned or share_of(topic, said, material.names) >= HALF else plain


def apology(material: Material) -> str:
    """What the user may own up to first, by the notes of the last session; maybe nothing."""
    last = material.overview.last
    said, owned = _tension_opening(last.notes, last.on, material) if last else ("", False)
    return said if owned else ""


def _tension_opening(words: str, on: date, material: Material) -> tuple[str, bool]:
    """The first sentence of a plan for the tension, and whether it owns up to something."""
    if material.ear is None or detect_language(words) != material.language:
        return "", False
    account = witness(material.ear.read(words, on=on, genre="talk"))
    other = replace(the_other(account.reading, material.language), name=None)
    owned = to_own_up_to(own_parts(account, material.name))
    own = material.voice
    me = "saya" if own.polite else "aku"
    manner = Voice(own.language, own.register, me=me, you=own.you, call="", senior=own.polite)
    reading = readings(situations(account)[0].name, material.language)
    return opening(account, other, manner, reading, owned, material.request.want), bool(owned)
