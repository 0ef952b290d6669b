"""Days in a text: which words fix one, and which day that is.

The rules are those of work notes: a weekday is the next one strictly after the note's date,
"next <weekday>" lies in the following calendar week, a week without a day means its Friday, and
words that fix no day stay words. Spellings live in `data/dates.yaml`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Literal

from assistant.language.lexicon import load_data

Kind = Literal["exact", "weekday", "relative", "vague", "habitual", "past"]
FRIDAY = 4
LIMITS = r"by|before|until|till|due|deadline|latest|paling (?:lambat|telat)|sebelum|sblm|sampai|hingga|per"
DAY_PARTS = r"pagi|siang|sore|malam|malem|morning|afternoon|evening|night|noon|lunch(?:time)?|eod|cob"


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words about time at `start:end`. `due` is None where they fix no day ahead."""

    start: int
    end: int
    text: str
    kind: Kind
    due: date | None = None


def find_dates(text: str, on: date, earlier: date | None = None) -> list[DateMention]:
    """All mentions of days in `text`, in order; `earlier` is what "the same date" points back to."""
    lowered = _lower(text)
    found: list[DateMention] = []
    for pattern, resolve in _rules():
        for match in pattern.finditer(lowered):
            if any(match.start() < m.end and m.start < match.end() for m in found):
                continue
            mention = resolve(_Finding(match, text, on, earlier))
            if mention is not None:
                found.append(mention)
    return _widened(text, lowered, _merged(sorted(found, key=lambda m: m.start), text))


def due_date(text: str, on: date, earlier: date | None = None) -> DateMention | None:
    """The mention that says by when: the last day that is fixed, else the last vague words."""
    mentions = find_dates(text, on, earlier)
    fixed = [m for m in mentions if m.due is not None]
    vague = [m for m in mentions if m.kind == "vague"]
    return (fixed or vague or [None])[-1]


@dataclass(frozen=True, slots=True)
class _Finding:
    match: re.Match[str]
    text: str
    on: date
    earlier: date | None

    def mention(self, kind: Kind, due: date | None) -> DateMention:
        start, end = self.match.span()
        return DateMention(start, end, self.text[start:end], kind, due)


Resolver = Callable[[_Finding], DateMention | None]


@cache
def _rules() -> tuple[tuple[re.Pattern[str], Resolver], ...]:
    words = load_data("dates")
    weekday = _any(name for names in words["weekdays"].values() for name in names)
    month = _any(name for names in words["months"].values() for name in names)
    number = rf"(?:\d{{1,2}}|{_any(n for ns in words['numbers'].values() for n in ns)})"
    habit, past = _any(words["habitual"][0]), _any(words["past"][0])
    following, this = _any(words["next"]), _any(words["this"])
    next_week = _any(words["next_week"])
    return tuple(
        (re.compile(pattern, re.IGNORECASE), resolve)
        for pattern, resolve in (
            (r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b", _iso),
            (rf"\b(?:{habit})\s+(?:{weekday}|tgl|tanggal|hari|day|week|minggu|bulan|month|morning|pagi|malam)\b(?:\s+\d{{1,2}})?", _habitual),
            (r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b", _habitual),
            (rf"\b(?:{weekday})\s+(?:pagi |siang |sore |malam )?(?:{past})\b|\b(?:{past})\s+(?:hari )?(?:{weekday}|week|month|minggu|bulan|night)\b"
             r"|\bkemarin\b|\bkmrn\b|\byesterday\b|\b(?:minggu|pekan|bulan|tahun) (?:lalu|kemarin|kmrn)\b", _past),
            (rf"\b(?:end of|akhir|akhr)\s+(?:bulan\s+)?(?P<m>{month})\b(?:\s+(?P<y>20\d\d))?", _end_of_named_month),
            (rf"\b(?:awal|pertengahan|early|mid|late|beginning of)[ -](?:bulan\s+)?(?:{month}|bulan(?: depan)?|next month)\b", _vague),
            (rf"\b(?:(?:tgl|tgl\.|tanggal|the)\s*)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-](?P<m>{month})\b\.?(?:,?\s+(?P<y>20\d\d))?", _day_and_month),
            (rf"\b(?P<m>{month})\b\.?\s+(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:orang|people|%|persen|juta|ribu))(?:,?\s+(?P<y>20\d\d))?", _day_and_month),
            (rf"(?:\b(?:{LIMITS}|tgl|tanggal|on)\s+(?:tgl |tanggal )?)(?P<d>\d{{1,2}})[/.](?P<m>\d{{1,2}})(?:[/.](?P<y>\d{{2,4}}))?\b", _numeric),
            (r"\b(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{2,4})\b", _numeric),
            (r"\b(?:tgl|tgl\.|tanggal|tnggal|tggl)\s*(?P<d>\d{1,2})\b(?!\s*(?:[/:.]\d))", _day_of_month),
            (r"\b(?:the\s+|by\s+|before\s+|on\s+)(?P<d>\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?!at|by|for|and|to|so|if|then|or|please|pls|ok|latest|but|in|with|is)[a-z]+)", _day_of_month),
            (rf"\b(?:{_any(words['next_week_end'])})\b", _friday_of_next_week),
            (rf"\b(?:hari\s+)?(?P<w>{weekday})\s+(?:{next_week})\b", _weekday_next_week),
            (rf"\b(?:{next_week})\s*,?\s*(?:hari |on )?(?P<w>{_any(n for ns in words['weekdays'].values() for n in ns if n != 'minggu')})\b", _weekday_next_week),
            (rf"\b(?:{next_week})\b", _friday_of_next_week),
            (rf"\b(?:hari\s+)?(?P<w>{weekday})\s+(?:{_any(w for w in words['this_week'] if 'akhir' not in w and 'end' not in w and w != 'eow')})\b", _weekday_ahead),
            (rf"\b(?:hari\s+)?(?P<w>{weekday})\s+(?:depan|dpn)\b|\b(?:next|nxt)\s+(?P<v>{weekday})\b", _weekday_next_week),
            (rf"\b(?:{_any(words['this_week'])})\b", _friday_of_this_week),
            (rf"\b(?:{_any(words['next_month_end'])})\b", _end_of_next_month),
            (rf"\b(?:{_any(words['month_end'])})\b", _end_of_month),
            (rf"\b(?:{_any(words['year_end'])})\b", _end_of_year),
            (rf"\b(?P<n>{number})\s*(?P<u>minggu|mgg|pekan|hari|hr)\s+(?:lagi|ke depan|dari sekarang|mendatang)\b", _units_ahead),
            (r"\b(?P<s>seminggu|sepekan|sehari)\s+(?:lagi|ke depan|dari sekarang)\b", _one_ahead),
            (rf"\b(?:in|within)\s+(?:the next\s+)?(?P<n>{number})\s*(?P<u>weeks?|wks?|days?|fortnight)(?:['’]?\s+time)?\b", _units_ahead),
            (rf"\b(?P<n>{number})\s*(?P<u>weeks?|wks?|days?|fortnight)\s+from\s+(?:now|today)\b", _units_ahead),
            (rf"\bdalam\s+(?:waktu\s+)?(?P<n>{number})\s+(?P<u>minggu|pekan|hari)\b", _units_ahead),
            (rf"\b(?:{_any(words['same_date'])})\b", _same),
            *((rf"\b(?:{_any(names)})\b", _days_ahead(int(n))) for n, names in sorted(words["days_from_now"].items(), reverse=True)),
            (rf"\b(?:hari\s+)?(?:(?:{this})\s+)?(?P<w>{weekday})\b(?:\s+ini\b)?", _weekday_ahead),
            (rf"\b(?:{_any(words['vague'])})\b", _vague),
            (r"\b(?:sebelum|sblm|before|setelah|habis|after)\s+(?!itu\b|ini\b|that\b|this\b|aku\b|saya\b|i\b)(?:the\s+)?[\w-]+(?:\s+[\w-]+)?", _vague),
        )
    )


def _any(names: Sequence[str] | Iterator[str] | object) -> str:
    spellings = sorted({str(n) for n in names}, key=len, reverse=True)  # pyright: ignore[reportGeneralTypeIssues]
    return "|".join(re.escape(s).replace(r"\ ", r"\s+") for s in spellings)


def _lower(text: str) -> str:
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text).replace("’", "'")


@cache
def _index(table: str) -> dict[str, int]:
    words = load_data("dates")[table]
    return {str(name): int(number) for number, names in words.items() for name in names}


# Each resolver below turns one match into a mention, or into None where the words mean no day.


def _iso(f: _Finding) -> DateMention | None:
    return _exact(f, int(f.match["y"]), int(f.match["m"]), int(f.match["d"]))


def _numeric(f: _Finding) -> DateMention | None:
    day, month, year = int(f.match["d"]), int(f.match["m"]), f.match["y"]
    if month > 12 >= day:
        day, month = month, day
    if year:
        return _exact(f, int(year) + (2000 if len(year) == 2 else 0), month, day)
    return _next_on_or_after(f, month, day)


def _day_and_month(f: _Finding) -> DateMention | None:
    month, day, year = _index("months")[f.match["m"]], int(f.match["d"]), f.match["y"]
    if year:
        return _exact(f, int(year), month, day)
    return _next_on_or_after(f, month, day)


def _day_of_month(f: _Finding) -> DateMention | None:
    day, first = int(f.match["d"]), f.on.replace(day=1)
    for step in range(13):
        month = _plus_months(first, step)
        if 1 <= day <= _last_day(month) and month.replace(day=day) >= f.on:
            return f.mention("exact", month.replace(day=day))
    return None


def _exact(f: _Finding, year: int, month: int, day: int) -> DateMention | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return f.mention("exact", found) if found >= f.on else f.mention("past", None)


def _next_on_or_after(f: _Finding, month: int, day: int) -> DateMention | None:
    for year in (f.on.year, f.on.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= f.on:
            return f.mention("exact", found)
    return None


def _weekday_ahead(f: _Finding) -> DateMention | None:
    if not _is_weekday(f):
        return None
    number = _index("weekdays")[f.match["w"]]
    return f.mention("weekday", f.on + timedelta((number - f.on.weekday() - 1) % 7 + 1))


def _weekday_next_week(f: _Finding) -> DateMention | None:
    name = f.match["w"] or f.match.groupdict().get("v")
    monday = f.on - timedelta(f.on.weekday()) + timedelta(7)
    return f.mention("weekday", monday + timedelta(_index("weekdays")[str(name)]))


def _is_weekday(f: _Finding) -> bool:
    """Short or double-meaning names count only where something around them says day."""
    name, start, end = f.match["w"], *f.match.span("w")
    before, after = _lower(f.text[:start]), _lower(f.text[end:])
    cue = re.search(rf"(?:\bhari|\bthis|\bon|\bfrom|{LIMITS}|[,(;:-])\s*$", before) or re.match(
        rf"\s+(?:{DAY_PARTS}|tgl|besok|at|latest)\b|\s*\d{{1,2}}\b", after
    )
    capital = f.text[start].isupper() and bool(re.search(r"[\w,]\s*$", before))
    if name == "minggu":
        counted = re.search(r"\b(?:\d+|\w*puluh|dua|tiga|empat|lima|per|se|tiap)\s*$", before)
        return bool((cue or capital) and not counted and not re.match(r"\s+(?:ini|depan|lalu)", after))
    if name in ("sun", "sat", "mar", "may", "jan"):
        return bool(cue or capital)
    return True


def _units_ahead(f: _Finding) -> DateMention:
    word = f.match["n"]
    count = int(word) if word.isdigit() else _index("numbers")[re.sub(r"\s+", " ", word)]
    unit = f.match["u"]
    size = 14 if unit.startswith("fortnight") else 1 if unit[0] in "dh" else 7
    return f.mention("relative", f.on + timedelta(count * size))


def _one_ahead(f: _Finding) -> DateMention:
    return f.mention("relative", f.on + timedelta(1 if f.match["s"] == "sehari" else 7))


def _days_ahead(days: int) -> Resolver:
    return lambda f: f.mention("relative", f.on + timedelta(days))


def _friday_of_this_week(f: _Finding) -> DateMention:
    return f.mention("relative", f.on + timedelta(FRIDAY - f.on.weekday()))


def _friday_of_next_week(f: _Finding) -> DateMention:
    return f.mention("relative", f.on + timedelta(FRIDAY - f.on.weekday() + 7))


def _end_of_month(f: _Finding) -> DateMention:
    return f.mention("relative", f.on.replace(day=_last_day(f.on)))


def _end_of_next_month(f: _Finding) -> DateMention:
    month = _plus_months(f.on.replace(day=1), 1)
    return f.mention("relative", month.replace(day=_last_day(month)))


def _end_of_named_month(f: _Finding) -> DateMention:
    month, year = _index("months")[f.match["m"]], f.match["y"]
    first = date(int(year) if year else f.on.year + (month < f.on.month), month, 1)
    return f.mention("exact", first.replace(day=_last_day(first)))


def _end_of_year(f: _Finding) -> DateMention:
    return f.mention("relative", date(f.on.year, 12, 31))


def _same(f: _Finding) -> DateMention:
    return f.mention("relative", f.earlier)


def _vague(f: _Finding) -> DateMention:
    return f.mention("vague", None)


def _habitual(f: _Finding) -> DateMention:
    return f.mention("habitual", None)


def _past(f: _Finding) -> DateMention:
    return f.mention("past", None)


def _last_day(month: date) -> int:
    return calendar.monthrange(month.year, month.month)[1]


def _plus_months(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return first.replace(year=first.year + years, month=month + 1)


def _merged(mentions: list[DateMention], text: str) -> list[DateMention]:
    """Neighbours such as "Friday, 20 Nov" or "besok Senin" are one mention; the surer one speaks."""
    surer: dict[Kind, int] = {"past": 4, "habitual": 4, "exact": 3, "weekday": 2, "relative": 1, "vague": 0}
    result: list[DateMention] = []
    for mention in mentions:
        last = result[-1] if result else None
        if last and re.fullmatch(r"[\s,(]*(?:the |tgl |on )?", _lower(text[last.end : mention.start])):
            best = max((last, mention), key=lambda m: surer[m.kind])
            whole = text[last.start : mention.end]
            result[-1] = replace(best, start=last.start, end=mention.end, text=whole)
        else:
            result.append(mention)
    return result


def _widened(text: str, lowered: str, mentions: list[DateMention]) -> list[DateMention]:
    """Take in the preposition before and the part of the day behind."""
    result: list[DateMention] = []
    for mention in mentions:
        before = re.search(rf"\b(?:{LIMITS})\s+$", lowered[: mention.start])
        after = re.match(rf"\s+(?:{DAY_PARTS})\b", lowered[mention.end :])
        start = before.start() if before else mention.start
        end = mention.end + (after.end() if after else 0)
        result.append(replace(mention, start=start, end=end, text=text[start:end]))
    return result
