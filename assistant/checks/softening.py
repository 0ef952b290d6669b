"""Plain words stay plain: where safety or dignity is at stake, softening hides the point."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from assistant.checks.findings import Finding
from assistant.language.lexicon import load_data


def softened(core: Iterable[str], message: str) -> list[Finding]:
    """Core words that `message` does not hold verbatim."""
    low = _level(message)
    found: list[Finding] = []
    for words in core:
        if _level(words).strip(" .!?") not in low:
            found.append(Finding("checks.changed", words))
    return found


def is_plain(text: str) -> bool:
    """Whether `text` holds a word that must stay plain (`plain_words.yaml`)."""
    return _pattern("plain_words").search(text) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = "|".join(word for entry in load_data(name) for word in entry["words"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _level(text: str) -> str:
    return " ".join(text.lower().split())
