"""At what hour a session is to begin: "jam 4 sore", "pukul 09.30", "at 3pm", "half past two".

Without a part of the day an hour from one to six is in the afternoon: sessions are at work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import time
from typing import Any

from assistant.language.lexicon import from_words, load_yaml

NOON, LATEST = 12, 24
FIRST_MORNING = 7
"""Hours before it, without a part of the day, are in the afternoon."""


def hour_in(message: str) -> time | None:
    """The hour that a message names, else None; a length ("2 jam") is no hour."""
    return next((told for _, told in _found(message)), None)


def before_hour(words: str) -> str:
    """The words up to an hour in them; all where there is none."""
    return next((words[:start].rstrip() for start, _ in _found(words)), words)


def zone_in(message: str) -> str | None:
    """WIB, WITA or WIT, where a message names one."""
    found = re.search(r"(?<!\w)(wib|wita|wit)(?!\w)", message.lower())
    return found[1].upper() if found else None


def _found(message: str) -> Iterator[tuple[int, time]]:
    """Where hours are named, and which."""
    spoken = message.lower()
    for pattern in _patterns():
        found = pattern.search(spoken)
        told = _time(found, spoken) if found else None
        if found and told:
            yield found.start(), told


def _time(found: re.Match[str], spoken: str) -> time | None:
    parts = found.groupdict()
    if parts.get("word"):
        return time.fromisoformat(_data()["named"][parts["word"]])
    hour, minute = _number(parts["hour"]), int(parts.get("minute") or 0)
    shift = _shift(parts)
    when = parts.get("part") or _part_before(spoken, found.start())
    hour = _in_the_day(hour, when)
    total = hour * 60 + minute + shift
    return time(total // 60, total % 60) if hour < LATEST and minute < 60 and total >= 0 else None


def _shift(parts: Mapping[str, str | None]) -> int:
    """Minutes before or after the full hour: "setengah 5" is 4.30, "half past 2" is 2.30."""
    if parts.get("half"):
        return -30
    if parts.get("past"):
        return {"half": 30, "quarter": 15}[str(parts["past"])]
    return -15 if parts.get("to") else 0


def _in_the_day(hour: int, part: str | None) -> int:
    kind = next((kind for kind, words in _data()["parts"].items() if part in words), None)
    if kind == "morning":
        return hour % NOON if hour == NOON else hour
    if kind == "later":
        return hour + NOON if hour < NOON else hour
    return hour + NOON if 0 < hour < FIRST_MORNING else hour


def _part_before(spoken: str, start: int) -> str | None:
    """A part of the day within the two words before: "besok sore jam 4"."""
    words = re.findall(r"\w+", spoken[:start])[-2:]
    known = {word for words in _data()["parts"].values() for word in words}
    return next((word for word in words if word in known), None)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _data()["numbers"][word]


@from_words
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = _data()
    numbers = "|".join(sorted(data["numbers"], key=len, reverse=True))
    parts = "|".join(word for words in data["parts"].values() for word in words)
    named = "|".join(data["named"])
    filled = {
        "{hour}": rf"(?P<hour>\d{{1,2}}|{numbers})",
        "{minute}": r"(?:[.:](?P<minute>\d{2}))",
        "{part}": rf"(?:\s*(?P<part>{parts})(?!\w))",
        "{named}": rf"(?P<word>{named})",
    }
    lines: list[str] = data["patterns"]
    for slot, pattern in filled.items():
        lines = [line.replace(slot, pattern) for line in lines]
    return tuple(re.compile(rf"(?<![\w.,:])(?:{line})(?![\w%])") for line in lines)


def _data() -> Mapping[str, Any]:
    return load_yaml("assistant.conversation", "hours")
