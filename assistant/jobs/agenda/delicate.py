"""What stays off the copy that is sent: blame, private matters, and what the limits are about."""

from __future__ import annotations

import re

from assistant.checks.blame import stings
from assistant.checks.leak import about_others
from assistant.checks.limits.rules import signs
from assistant.jobs.agenda.material import Material
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


def is_theirs(words: str, material: Material) -> bool:
    """Whether a text speaks of the other: by name, alias or pronoun."""
    person = material.overview.person
    names = {material.name, *((person.name, *person.aliases) if person else ())}
    signs: list[str] = load_yaml("assistant.jobs.agenda", "signs")["theirs"]
    whole = "|".join(re.escape(each.lower()) for each in (*names, *signs) if each)
    return re.search(rf"(?<!\w)(?:{whole})(?!\w)", words.lower()) is not None
