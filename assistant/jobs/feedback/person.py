"""Whom a raw text is about.

Its words may be turned to that person (`jobs.addressing`) only where it speaks of one person and
never to anybody; else it stays as it is.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.jobs.addressing import absent
from assistant.jobs.feedback.addressee import NAME, is_no_name, title_pattern
from assistant.jobs.feedback.signs import feedback_data, shows
from assistant.texts import Language


def is_about_one(text: str, language: Language) -> bool:
    """Whether `text` is about one absent person and speaks to nobody."""
    if shows("second_person", text):
        return False
    if language == "id":
        return True
    low = text.lower()
    he = re.search(r"\b(?:he|him|his|himself)\b", low)
    she = re.search(r"\b(?:she|her|hers|herself)\b", low)
    first = he or she
    if first is None:
        return True
    acts = re.search(r"\b(?:he|she)\b", low) or name_at_start(text, language)
    return not (he and she) and bool(acts) and not shows("third", low[: first.start()])


def name_at_start(text: str, language: Language) -> str | None:
    """The person whom a sentence of `text` opens with as the one who acts.

    Without a pronoun that speaks of somebody only the first sentence tells a name for sure.
    """
    starts = _starts(text) if absent(language).search(text) else [0]
    for start in starts:
        found = _acting(language).match(text, start)
        if found and not is_no_name(found["name"]):
            return found["name"]
    return None


def opens_with_act(sentence: str) -> bool:
    """Whether an Indonesian sentence begins with what somebody does, without saying who."""
    return re.match(r"(?:me[mnlrwy]|meng|nge|ng|ny)[a-z]{3,}", sentence) is not None


def _starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r"[.!?\]]\s+|\n+", text))]


@cache
def _acting(language: Language) -> re.Pattern[str]:
    who = rf"(?:{title_pattern()}\s+)?{NAME}"
    if language == "id":
        acts = "|".join(feedback_data("person")["acts"])
        return re.compile(rf"(?P<name>{who})\s+(?=(?:{acts})(?!\w))")
    return re.compile(rf"(?P<name>{who})\s+(?=[a-z]+(?:ed|s|t|d|ew|ook|an|ang|oke|ept)(?!\w))")
