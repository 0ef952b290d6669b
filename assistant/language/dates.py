"""Days in a text: which words fix one, and which day that is.

The rules are those of work notes: a weekday is the next one strictly after the note's date,
"next <weekday>" lies in the following calendar week, a week without a day means its Friday, and
words that fix no day stay words. Spellings live in `data/dates.yaml`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.language.date_rules import DateMention, Finding, Kind, lowered, one_of, rules
from assistant.language.lexicon import from_words

SURER: dict[Kind, int] = {
    "past": 4,
    "habitual": 4,
    "exact": 3,
    "weekday": 2,
    "relative": 1,
    "vague": 0,
}
BETWEEN = re.compile(r"[\s,(]*(?:the |tgl |on )?")


def find_dates(text: str, on: date, earlier: date | None = None) -> list[DateMention]:
    """All mentions of days in `text`, in order.

    `earlier` is the day that "the same date" points back to.
    """
    return list(_found(text, on, earlier))


@from_words
def _found(text: str, on: date, earlier: date | None) -> tuple[DateMention, ...]:
    small = lowered(text)
    found: list[DateMention] = []
    for pattern, resolve in rules():
        for match in pattern.finditer(small):
            if any(match.start() < m.end and m.start < match.end() for m in found):
                continue
            mention = resolve(Finding(match, text, on, earlier))
            if mention is not None:
                found.append(mention)
    return tuple(_widened(text, small, _merged(sorted(found, key=lambda m: m.start), text)))


def due_date(text: str, on: date, earlier: date | None = None) -> DateMention | None:
    """The mention that says by when: the last day that is fixed, else the last vague words."""
    mentions = find_dates(text, on, earlier)
    fixed = [m for m in mentions if m.due is not None]
    vague = [m for m in mentions if m.kind == "vague"]
    return (fixed or vague or [None])[-1]


def _merged(mentions: list[DateMention], text: str) -> list[DateMention]:
    """Neighbours such as "Friday, 20 Nov" or "besok Senin" are one; the surer one speaks."""
    result: list[DateMention] = []
    for mention in mentions:
        last = result[-1] if result else None
        if last and BETWEEN.fullmatch(lowered(text[last.end : mention.start])):
            best = mention if SURER[mention.kind] >= SURER[last.kind] else last
            whole = text[last.start : mention.end]
            result[-1] = replace(best, start=last.start, end=mention.end, text=whole)
        else:
            result.append(mention)
    return result


def _widened(text: str, small: str, mentions: list[DateMention]) -> list[DateMention]:
    """Take in the preposition before and the part of the day behind."""
    result: list[DateMention] = []
    for mention in mentions:
        before = re.search(rf"\b(?:{one_of('limits')})\s+$", small[: mention.start])
        after = re.match(rf"\s+(?:{one_of('day_parts')})\b", small[mention.end :])
        start = before.start() if before else mention.start
        end = mention.end + (after.end() if after else 0)
        result.append(replace(mention, start=start, end=end, text=text[start:end]))
    return result
