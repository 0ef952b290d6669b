"""The top of a note: lines that say who met and when, and no work."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from assistant.jobs.recap.topics import Topic, says_nothing
from assistant.jobs.recap.words import spotter
from assistant.language.dates import DateMention, find_dates

TOP_LINES = 4
"""Lines of a note among which its title stands."""
LONGEST_TITLE = 14
"""Words of a title."""
OPENING = 4
"""Words among which a title says that people met."""
LITTLE = 2
"""Words of matter in a title: a place, an occasion."""


def is_title(text: str, topic: Topic, on: date, names: Iterable[str]) -> bool:
    """Whether a line near the top names the day or the people of the talk and no work.

    `topic` is what the line is about, `on` the day of the talk, `names` who talked.
    """
    if len(text.split()) > LONGEST_TITLE:
        return False
    if any(spotter(name).search(text) for name in ("moves", "deciding")):
        return False
    days = [day for day in find_dates(text, on) if day.due]
    if any(not _is_its_day(day, on) for day in days):
        return False
    if any(day.kind == "exact" for day in days):
        return True
    named = any(part in text.lower() for name in names for part in name.lower().split())
    met = bool(spotter("meeting").search(" ".join(text.split()[:OPENING])))
    by_weekday = any(day.kind == "weekday" for day in days)
    short = says_nothing(topic) or (named and len(topic) <= LITTLE)
    return (by_weekday and (met or short)) or (named and met and not days)


def _is_its_day(day: DateMention, on: date) -> bool:
    """Whether `day` is the day of the talk; its weekday alone reads as a week later."""
    bare = day.kind == "weekday" and len(day.text.removeprefix("hari ").split()) == 1
    return day.due == on or (bare and day.due == on + timedelta(7))
