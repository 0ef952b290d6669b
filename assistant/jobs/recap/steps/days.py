"""Days: by when, from the work's own words or from the words right behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from assistant.jobs.recap.topics import says_nothing
from assistant.jobs.recap.words import load, pattern
from assistant.jobs.recap.work import DOERS, Note, Work
from assistant.language.dates import DateMention, find_dates

COUNTDOWN = re.compile(
    r"\b(?:h\s?-\s?(?P<days>\d{1,2})\b|(?:(?P<count>\w+) )?(?:days? before(?:hand)?|days? earlier"
    r"|hari sebelum(?:nya)?)(?=\W*$)|se?hari sebelum(?:nya)?(?=\W*$))",
    re.IGNORECASE,
)
"""Days counted back from the day named before them: "demo tgl 11, gladi H-1"."""
GOES_ON = frozenset({"dan", "and", "terus", "trus", "lalu", "then", "serta", "plus"})


def dated(note: Note, work: tuple[Work, ...]) -> tuple[Work, ...]:
    """`work` with its days; a clause that only names a day belongs to the work before it."""
    return tuple(_dated(note, item) for item in work)


def _dated(note: Note, item: Work) -> Work:
    counted = any(COUNTDOWN.search(note.clauses[i].text) for i in item.told)
    if (
        item.due
        and not counted
        and any(
            day.due == item.due
            for i in item.told
            for day in named_days(note.clauses[i].text, note.day(i), day_before(note, i))
        )
    ):
        return item
    own = [due for i in item.told if (due := _due(note, i))]
    if own:
        best = next((m for m in reversed(own) if m.due), own[-1])
        return replace(item, due=best.due, due_text=best.text)
    if item.due or item.due_text:
        return item
    after = next((i for i in _behind(note, item) if _due(note, i)), None)
    mention = _due(note, after) if after is not None else None
    if after is None or mention is None:
        return item
    end = note.clauses[after].end if note.same_line(item.told[-1], after) else item.end
    return replace(item, told=(*item.told, after), end=end, due=mention.due, due_text=mention.text)


def says_by_when(note: Note, i: int) -> bool:
    """Whether clause `i` says by when the one before it is due: "…, he wants it on Friday"."""
    if i >= len(note.clauses) or i in note.closed or not note.same_line(i - 1, i):
        return False
    return note.framed(i, "adds") and bool(_due(note, i))


def day_behind(note: Note, i: int) -> bool:
    """Whether the words right behind clause `i` name its day: "harus saya rapikan / dan dikirim
    Jumat"."""
    after = i + 1
    if says_by_when(note, after):
        return True
    goes_on = (
        after < len(note.clauses) and note.same_sentence(i, after) and after not in note.closed
    )
    first = note.clauses[after].text.split()[0].lower() if goes_on else ""
    named = goes_on and any(m.kind in DOERS and m.start < 12 for m in note.mentions[after])
    return first in GOES_ON and not named and _due(note, after) is not None


def named_days(text: str, on: date, earlier: date | None = None) -> list[DateMention]:
    """The days `text` names, without those it denies: "8 January (not the 5th)"."""
    own = [mention.due for mention in find_dates(text, on) if mention.due]
    anchor = own[-1] if own else earlier
    named = [
        mention
        for mention in find_dates(text, on, anchor)
        if not _denied().search(text[: mention.start])
    ]
    reason = len(without_reason(text))
    named = [mention for mention in named if mention.end <= reason] or named
    return [*named, *_counted_back(text, anchor)]


def without_reason(said: str) -> str:
    """`said` up to where it says why: "tomorrow, because Friday she is away"."""
    reason = pattern(load("frames")["because"], before=r"(?<=\w)\W*").search(said)
    return said[: reason.start()] if reason and len(said[: reason.start()].split()) > 1 else said


def _counted_back(text: str, anchor: date | None) -> list[DateMention]:
    """The days that `text` counts back from `anchor`: "H-2", "the day before"."""
    if anchor is None:
        return []
    found: list[DateMention] = []
    for match in COUNTDOWN.finditer(text):
        word = (match["days"] or match["count"] or "").lower()
        days = int(word) if word.isdigit() else load("words")["counts"].get(word, 1)
        due = anchor - timedelta(days)
        found.append(DateMention(*match.span(), match.group(), "relative", due))
    return found


def _due(note: Note, i: int) -> DateMention | None:
    """The last day that is fixed, else the last vague words about time."""
    mentions = named_days(note.clauses[i].text, note.day(i), day_before(note, i))
    fixed = [mention for mention in mentions if mention.due]
    vague = [mention for mention in mentions if mention.kind == "vague"]
    return (fixed or vague or [None])[-1]


@cache
def _denied() -> re.Pattern[str]:
    return pattern(load("words")["denied"], after=r"\s+(?:the|on|hari|tgl|tanggal)?\s*\Z")


def _behind(note: Note, item: Work) -> Iterator[int]:
    """The clauses right behind the work that say nothing but when: "kapan? / Senin depan"."""
    behind = item.told[-1] + 1
    if says_by_when(note, behind):
        yield behind
    last = note.clauses[item.told[-1]]
    for i in range(item.told[-1] + 1, len(note.clauses)):
        clause = note.clauses[i]
        reach = note.scales.follow_up if last.speaker and clause.speaker else 0
        near = clause.segment - last.segment <= reach
        if i in note.closed or not near or not says_nothing(note.topics.of_clause[i]):
            return
        yield i


def day_before(note: Note, i: int) -> date | None:
    """The last day named before clause `i` in its line, or, for "H-1", in the lines above."""
    counts = COUNTDOWN.search(note.clauses[i].text)
    start = 0 if counts else note.segment(i).start
    said = note.text[start : note.clauses[i].start]
    days = [mention.due for mention in find_dates(said, note.day(i)) if mention.due]
    return days[-1] if days else None
