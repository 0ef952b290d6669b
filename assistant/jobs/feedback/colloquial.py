"""Typed heat in words that one would say: apostrophes, interjections, wishes about somebody."""

from __future__ import annotations

import re
from functools import cache

from assistant.jobs.feedback.signs import feedback_data


def sayable(sentence: str) -> str:
    """With its apostrophes, and without interjections or rage that nobody says to a face."""
    marks = feedback_data("colloquial")["apostrophes"]
    words = _marked().sub(lambda match: marks[match.group()], sentence.strip())
    opened = _openers().sub("", words)
    words = opened if opened.strip(" .,!?") else words
    if words != sentence.strip() and sentence.strip()[:1].isupper():
        words = words[:1].upper() + words[1:]
    return _replaced(words, "heat")


def wished(sentence: str) -> str:
    """A wish that was told about somebody as it is said to them: "I'd like you to ..."."""
    return _replaced(sentence, "wishes")


def put_straight(text: str) -> str:
    """`text` with what is told as a question or as thanks put straight: "guess who did? Me"."""
    told = _replaced(text, "put_askew")
    return re.sub(r"(?<=[a-z] )(?:Aku|Gue|Gw|Saya|Kami|Kita)\b", lambda m: m.group().lower(), told)


def _replaced(words: str, name: str) -> str:
    for row in feedback_data("colloquial")[name]:
        words = re.sub(row["pattern"], row["instead"], words, flags=re.IGNORECASE)
    return words


@cache
def _marked() -> re.Pattern[str]:
    marks = "|".join(sorted(feedback_data("colloquial")["apostrophes"], key=len, reverse=True))
    return re.compile(rf"(?<![\w'’.@-])(?:{marks})(?![\w'’@-])")


@cache
def _openers() -> re.Pattern[str]:
    words = "|".join(feedback_data("colloquial")["openers"]["words"])
    return re.compile(rf"\A(?:(?:{words})(?!\w)(?:\s+(?:ya|sih|deh|nih))?[\s,!.]+)+", re.IGNORECASE)
