"""Small signs in a clause: a moment, a request, the writer's own side. Patterns are data."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from assistant.language.detect import lean

Sign = Literal[
    "concrete",
    "occasion",
    "request",
    "asking",
    "first_person",
    "second_person",
    "effect",
    "led_to",
    "concession",
    "relative",
    "greeting",
    "genuine",
    "verbs",
    "english_verbs",
    "title",
    "verdict",
    "client",
    "third",
    "naming",
    "felt",
    "thanks",
    "attitude",
    "underway",
    "gently",
    "self_reproach",
    "asked_before",
    "forbidding",
    "exclaimed",
    "trade",
    "missing",
    "wording",
    "statement",
    "demand",
    "wanted",
    "owed",
    "if",
    "someone",
    "leftover",
]


def shows(sign: Sign, text: str) -> bool:
    """Whether `text` holds the sign."""
    return _pattern(sign).search(text) is not None


def opens_with(sign: Sign, text: str) -> bool:
    """Whether `text` starts with the sign."""
    begins = _pattern(sign).match(text.lstrip()) is not None
    if sign != "verbs":
        return begins
    english = not begins and lean(text) <= 0 and opens_with("english_verbs", text)
    return (begins or english) and not opens_with("statement", text)


@cache
def feedback_data(name: str) -> Any:
    """The content of `data/<name>.yaml` of this job."""
    source = files("assistant.jobs.feedback") / "data" / f"{name}.yaml"
    return yaml.safe_load(source.read_text(encoding="utf-8"))


@cache
def _pattern(sign: Sign) -> re.Pattern[str]:
    words = "|".join(feedback_data("signs")[sign]["words"])
    return re.compile(rf"(?<![\w'’-])(?:{words})(?![\w])(?!-\w{{3,}}(?<!nya))", re.IGNORECASE)
