"""What stays off the copy that is sent: blame, private matters, and what the limits are about."""

from __future__ import annotations

import re

from assistant.checks.blame import stings
from assistant.checks.leak import about_others
from assistant.checks.limits.rules import signs
from assistant.jobs.agenda.material import Material
from assistant.jobs.tension.account import witness
from assistant.jobs.tension.other import Voice
from assistant.jobs.tension.situations import readings, situations
from assistant.jobs.tension.wording import spoken
from assistant.language.lexicon import load_yaml
from assistant.texts import text

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


def is_theirs(words: str, material: Material) -> bool:
    """Whether a text speaks of the other: by name, alias or pronoun."""
    signs: list[str] = load_yaml("assistant.jobs.agenda", "signs")["theirs"]
    whole = "|".join(re.escape(each.lower()) for each in (*material.called, *signs) if each)
    return re.search(rf"(?<!\w)(?:{whole})(?!\w)", words.lower()) is not None


def purpose_of(words: str, material: Material) -> str:
    """What both gain by talking about it: the goal that a plan for such a tension names."""
    if material.ear is None:
        return text("agenda.say.purpose", material.language)
    account = witness(material.ear.read(words, genre="talk"))
    reading = readings(situations(account, {})[0].name, material.language)
    own = material.voice
    manner = Voice(own.language, own.register, me="", you=own.you, call="", senior=own.polite)
    return spoken(reading.goal, manner)
