"""Templates filled: slots, the writer's register, capitals where sentences begin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.jobs.capitals import capitals
from assistant.jobs.tension.account import Account
from assistant.jobs.tension.other import Other, Voice

PLAIN = {"nggak": "tidak", "ngobrol": "bicara", "ngomong": "bicara", "bikin": "membuat"}
"""Everyday Indonesian words and what stands for them in other registers."""


def slots(other: Other, voice: Voice) -> dict[str, str]:
    """What every template may name."""
    return {
        "who": other.who,
        "they": other.they,
        "them": other.them,
        "their": other.their,
        "me": voice.me,
        "you": voice.you,
        "call": voice.call,
    }


def filled(template: str, values: Mapping[str, str]) -> str:
    """The template with its slots filled, single blanks and capitals."""
    words = " ".join(template.format(**values).split())
    return capitals(re.sub(r"\s+([,.?!])", r"\1", words))


def spoken(text: str, voice: Voice) -> str:
    """Indonesian in the register of the talk."""
    if voice.language == "en" or voice.register == "santai":
        return text
    for everyday, plain in PLAIN.items():
        text = re.sub(rf"\b{everyday}\b", plain, text)
    return text


def pick(variants: Sequence[str], account: Account) -> str:
    """One of the variants, always the same for the same account."""
    return variants[len(account.reading.text) % len(variants)]
