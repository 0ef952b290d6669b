"""Capitals where sentences begin, and small letters where they no longer do."""

from __future__ import annotations

import re

from assistant.checks.facts import details
from assistant.language.people import is_title

WEEK = re.compile(r"Minggu (?:lalu|kemarin|depan|ini|itu|yang)\b")


def capitals(text: str) -> str:
    """A capital wherever a sentence begins."""
    return re.sub(r"(^|[.?!]\s+)([a-z])", lambda m: m[1] + m[2].upper(), text)


def small(sentence: str) -> str:
    """With a small letter where it begins, but for "I", codes, days and titles.

    "Minggu lalu" is last week: there "Minggu" is no Sunday.
    """
    if WEEK.match(sentence):
        return sentence[:1].lower() + sentence[1:]
    word = re.match(r"[\w'’-]*", sentence)
    first = word.group() if word else ""
    keeps = re.match(r".[A-Z]|I(?:['’]|$)|.*\d", first) or is_title(first)
    if keeps or any(detail.kind == "day" for detail in details(first)):
        return sentence
    return sentence[:1].lower() + sentence[1:]
