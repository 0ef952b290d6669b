"""Nothing private crosses over into a text that is meant for the other.

A text leaks when it repeats a private line, in its words or most of them, or when it speaks of the
health, family or character of somebody who is not at the table.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from assistant.checks.findings import Finding
from assistant.language.people import mentions, party

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
MOST_SHARED = 0.6
FEWEST_WORDS = 3
SHORTEST = 3


def leaks(text: str, *, private: Iterable[str], present: Collection[str] = ()) -> list[Finding]:
    """What `text` gives away. `present`: lower-case names of those whom the text is for or by."""
    return [*_repeated(text, private), *about_others(text, present)]


def _repeated(text: str, private: Iterable[str]) -> list[Finding]:
    words, line = set(_content(text)), _level(text)
    found: list[Finding] = []
    for secret in private:
        own = set(_content(secret))
        shared = own & words
        whole = bool(_level(secret)) and _level(secret) in line
        most = len(shared) >= FEWEST_WORDS and len(shared) >= MOST_SHARED * len(own)
        if whole or most:
            found.append(Finding("checks.private-line", text))
    return found


def about_others(text: str, present: Collection[str] = ()) -> list[Finding]:
    """Health, family, career or character beside the name of somebody who is not `present`."""
    match = _sensitive().search(text.lower())
    if not match or not _third_person(text, present):
        return []
    return [Finding("checks.private-matter", match.group())]


def _third_person(text: str, present: Collection[str]) -> bool:
    """Whether somebody is named who is not `present`."""
    here = {part for name in present for part in name.split()}
    named = mentions(text, party(None, None))
    return any(m.kind == "stranger" and (m.who or "").lower() not in here for m in named)


def _content(text: str) -> list[str]:
    return [w for word in WORD.findall(text) if len(w := word.lower()) > SHORTEST]


def _level(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))


@cache
def _sensitive() -> re.Pattern[str]:
    words = [word for group in _data()["sensitive"].values() for word in group]
    alternatives = "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")


@cache
def _data() -> Any:
    source = files("assistant.checks").joinpath("data", "leak.yaml")
    return yaml.safe_load(source.read_text(encoding="utf-8"))
