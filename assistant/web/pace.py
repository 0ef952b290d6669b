"""How long things still take, from how long they took so far."""

from __future__ import annotations

from math import ceil

from assistant.texts import Language
from assistant.texts.numbers import counted

AT_ONCE = 2.0
"""Seconds that nobody asks about."""
A_MINUTE = 60
ALWAYS = 20
"""Words that any message costs in addition to its own."""


class Pace:
    """Seconds a word, for each stage of an answer, as this process has seen them."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}

    def took(self, stage: str, words: int, seconds: float) -> None:
        """Remember it; what is new counts as much as all that was before."""
        each = seconds / (words + ALWAYS)
        self._seconds[stage] = (self._seconds.get(stage, each) + each) / 2

    def left(self, stage: str, words: int, elapsed: float) -> float | None:
        """Seconds until this stage is over; None where nobody can tell."""
        usual = self._seconds.get(stage)
        rest = usual * (words + ALWAYS) - elapsed if usual is not None else 0
        return rest if rest > 0 else None


def time_told(elapsed: float, left: float | None, language: Language) -> str:
    """What is left of something at work, else how long it has taken; nothing in the beginning."""
    if elapsed < AT_ONCE:
        return ""
    if left is None:
        return counted("web.time.so-far", round(elapsed), language)
    if left < A_MINUTE:
        return counted("web.time.seconds", ceil(left), language)
    return counted("web.time.minutes", ceil(left / A_MINUTE), language)


def rest(elapsed: float, done: int, total: int) -> float | None:
    """Seconds for what is missing of `total`, at the pace of what is done."""
    return elapsed * (total - done) / done if done else None
