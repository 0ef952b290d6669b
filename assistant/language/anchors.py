"""The day on which something was written, where the text itself says so.

"Besok" in a message of the third means the fourth, whenever somebody reads it. Two marks tell
the day: the stamp in front of a message, and a heading that names the day of the talk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.language.clauses import Segment
from assistant.language.date_rules import DateMention, lowered, one_of
from assistant.language.dates import find_dates
from assistant.language.lexicon import from_words, load_data

STAMPED = re.compile(r"(?<!\d)(\d{1,4})[/.-](\d{1,2})[/.-](\d{2,4})(?!\d)")
WORDED = re.compile(r"\b20\d\d\b")
LONGEST_HEADING = 14
"""Words of a line that may be a dated heading."""
LOOKS_BACK = timedelta(180)
"""A day without a year is taken for one of the last half year."""
FIRST_YEAR = date(2000, 1, 1)
PLACE = 2
"""Words in small letters beside a word of meeting, the names and the day."""
TOP = 2
"""Lines among which a dated heading needs no mark."""
Triple = tuple[int, int, int]


def anchored(text: str, segments: Sequence[Segment], on: date) -> tuple[tuple[Segment, ...], date]:
    """The segments with their `day`, and the day that the whole text counts from.

    `on`: the day of the request; a heading never lies behind it.
    """
    leads = list(_leads(text, segments))
    month_first = _month_first([t for lead in leads for t in _triples(lead)], on)
    current: date | None = None
    result: list[Segment] = []
    for place, (segment, lead) in enumerate(zip(segments, leads, strict=True)):
        stamp = _stamped(lead, month_first, on)
        current = stamp or _headed(text, segment, place, on) or current
        result.append(replace(segment, day=current) if current else segment)
    return tuple(result), current or on


def _leads(text: str, segments: Sequence[Segment]) -> Iterator[str]:
    """What stands between one segment and the next: marks, stamps and labels."""
    position = 0
    for segment in segments:
        yield text[position : segment.start]
        position = segment.end


def _triples(lead: str) -> list[Triple]:
    return [(int(a), int(b), int(c)) for a, b, c in STAMPED.findall(lead)]


def _month_first(triples: Sequence[Triple], on: date) -> bool:
    """Whether 11/12/25 is the twelfth of November: told by the other stamps, else by `on`."""
    if any(a > 12 for a, _, _ in triples):
        return False
    if any(b > 12 for _, b, _ in triples):
        return True
    days = [_day(triple, False) for triple in triples[-1:]]
    turned = [_day(triple, True) for triple in triples[-1:]]
    return any(
        b and (not a or abs(b - on) < abs(a - on)) for a, b in zip(days, turned, strict=True)
    )


def _day(triple: Triple, month_first: bool) -> date | None:
    a, b, c = triple
    year, month, day = (a, b, c) if a > 31 else (c, a, b) if month_first else (c, b, a)
    try:
        return date(year + (2000 if year < 100 else 0), month, day)
    except ValueError:
        return None


def _stamped(lead: str, month_first: bool, on: date) -> date | None:
    """The day of the last stamp in a lead."""
    days = [found for triple in _triples(lead) if (found := _day(triple, month_first))]
    if days:
        return days[-1]
    named = [mention.due for mention in _named(lead, on) if mention.due]
    return named[-1] if named else None


def _headed(text: str, segment: Segment, place: int, on: date) -> date | None:
    """The day of a segment that is a dated heading."""
    words = text[segment.start : segment.end]
    if segment.speaker or segment.cells or segment.done is not None:
        return None
    if len(words.split()) > LONGEST_HEADING:
        return None
    named = _named(words, on)
    if len(named) != 1 or words.rstrip().endswith(("?", "!")) or _limit().match(named[0].text):
        return None
    around = words[: named[0].start] + " " + words[named[0].end :]
    if not _says_only_who_met(around, near_top=place < TOP or segment.heading):
        return None
    return named[0].due


def _named(words: str, on: date) -> list[DateMention]:
    """The days that `words` name with their month, up to `on`."""
    if not any(c.isdigit() for c in words):
        return []
    found = [
        mention
        for mention in find_dates(words, on - LOOKS_BACK)
        if mention.kind == "exact" and _month().search(lowered(mention.text))
    ]
    if not found and WORDED.search(words):
        found = [m for m in find_dates(words, FIRST_YEAR) if WORDED.search(m.text)]
    return [mention for mention in found if mention.due and mention.due <= on]


def _says_only_who_met(words: str, near_top: bool) -> bool:
    """Names, times, words of meeting and, behind one, a word or two about the place.

    Farther down only words of meeting may stand there.
    """
    said = [w for part in words.split() if (w := part.strip(".,:;()[]#*_–—-|/&@\"'"))]
    small = [word.lower() for word in said]
    meeting, between, ahead = _kinds()
    if ahead & set(small):
        return False
    left = [
        word
        for word, low in zip(said, small, strict=True)
        if low not in meeting and low not in between and not re.fullmatch(r"[\d.:]+\w{0,2}", low)
    ]
    places = PLACE if small and small[0] in meeting else 0
    few = sum(not word[0].isupper() for word in left) <= places
    return few and (near_top or not left)


@from_words
def _kinds() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    words = load_data("anchors")
    return frozenset(words["meeting"]), frozenset(words["between"]), frozenset(words["ahead"])


@from_words
def _limit() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of('limits')})\b", re.IGNORECASE)


@from_words
def _month() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of('month')})\b|\d[/-]\d")
