"""The time that a question is about: last week, bulan lalu, in October.

A week runs from Monday to Sunday.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from assistant.language.lexicon import from_words, load_yaml

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` to `until`, both days included; `words` as they stand in the question."""

    since: date
    until: date
    words: str

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.since <= day <= self.until


def period_in(question: str, today: date) -> Period | None:
    """The period that a question names; None where it names none."""
    spoken = question.lower()
    for name, pattern in _patterns().items():
        found = pattern.search(spoken)
        if found:
            since, until = _SPANS[name](today, found.groupdict())
            return Period(since, until, question[found.start() : found.end()])
    return None


def _day(back: int) -> Callable[..., tuple[date, date]]:
    return lambda today, _: (today - timedelta(days=back), today - timedelta(days=back))


def _week(today: date, back: int) -> tuple[date, date]:
    monday = today - timedelta(days=today.weekday()) - back * WEEK
    return monday, monday + timedelta(days=6)


def _month(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1)
    return first, following - timedelta(days=1)


def _month_before(today: date) -> tuple[date, date]:
    last = today.replace(day=1) - timedelta(days=1)
    return _month(last.year, last.month)


def _named_month(today: date, parts: Mapping[str, str]) -> tuple[date, date]:
    """The last month of that name that has begun."""
    month = _data()["months"][parts["month"]]
    return _month(today.year - (month > today.month), month)


_SPANS: dict[str, Callable[..., tuple[date, date]]] = {
    "today": _day(0),
    "yesterday": _day(1),
    "weeks-ago": lambda today, parts: _week(today, _data()["numbers"][parts["count"]]),
    "last-week": lambda today, _: _week(today, 1),
    "this-week": lambda today, _: _week(today, 0),
    "last-month": lambda today, _: _month_before(today),
    "this-month": lambda today, _: _month(today.year, today.month),
    "month": _named_month,
}


@from_words
def _patterns() -> dict[str, re.Pattern[str]]:
    months = "|".join(_data()["months"])
    return {
        name: re.compile(rf"(?<!\w)(?:{'|'.join(lines)})(?!\w)".replace("{month}", months))
        for name, lines in _data()["periods"].items()
    }


def _data() -> Mapping[str, Any]:
    return load_yaml("assistant.jobs.ask", "periods")
