"""How each way of naming a day is counted.

The patterns are data (`data/date_rules.yaml`); every `means` there has one function here.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from assistant.language.lexicon import from_words, load_data

Kind = Literal["exact", "weekday", "relative", "vague", "habitual", "past"]
FRIDAY = 4
COUNTED = re.compile(r"\b(?:\d+|\w*puluh|dua|tiga|empat|lima|enam|per|se|tiap)\s*$")
"""Before "minggu": a number of weeks, no Sunday and no this week."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words about time at `start:end`. `due` is None where they fix no day ahead."""

    start: int
    end: int
    text: str
    kind: Kind
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A match in `text`, the day of the note, and the day that "the same date" points back to."""

    match: re.Match[str]
    text: str
    on: date
    earlier: date | None

    def mention(self, kind: Kind, due: date | None) -> DateMention:
        """The matched words as a mention of `due`."""
        start, end = self.match.span()
        return DateMention(start, end, self.text[start:end], kind, due)


Resolver = Callable[[Finding], DateMention | None]


@from_words
def rules() -> tuple[tuple[re.Pattern[str], Resolver], ...]:
    """Patterns over text in small letters, each with its way of counting, in order."""
    return tuple(
        (re.compile(_filled(rule["pattern"])), _RESOLVERS[rule["means"]])
        for rule in load_data("date_rules")
    )


@from_words
def one_of(name: str) -> str:
    """A pattern for any of the spellings of one list."""
    words = load_data("dates")
    if name == "weekday":
        return _any(_index("weekdays"))
    if name == "day_name":
        return _any(n for n in _index("weekdays") if n != "minggu")
    if name == "month":
        return _any(n for names in words["months"].values() for n in names)
    if name == "ordinal":
        return _any(n for names in words["ordinals"].values() for n in names)
    if name == "number":
        return rf"(?:\d{{1,2}}|{_any(n for names in words['numbers'].values() for n in names)})"
    if name.startswith("in_"):
        return _any(_with_slips(words["days_from_now"][int(name[3:])]))
    return _any(words[name])


def _with_slips(names: Iterable[str]) -> Iterator[str]:
    """Names, and those of `slips` with inner letters dropped, doubled or swapped."""
    for name in names:
        yield name
        if name in load_data("dates")["slips"]:
            for i in range(1, len(name) - 1):
                yield name[:i] + name[i + 1 :]
                yield name[:i] + name[i] + name[i:]
                yield name[:i] + name[i + 1] + name[i] + name[i + 2 :]


def lowered(text: str) -> str:
    """Small letters, keeping every character's place."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text).replace("’", "'")


def _filled(pattern: str) -> str:
    return re.sub(r"\{([a-z_]+\d?)\}", lambda name: one_of(name[1]), pattern)


def _any(names: Iterable[str]) -> str:
    spellings = sorted({str(name) for name in names}, key=len, reverse=True)
    return "|".join(re.escape(s).replace(r"\ ", r"\s+") for s in spellings)


@from_words
def _index(table: str) -> dict[str, int]:
    words = load_data("dates")[table]
    spelled = {name: int(number) for number, names in words.items() for name in _with_slips(names)}
    return spelled | {str(name): int(number) for number, names in words.items() for name in names}


# Each resolver below turns one match into a mention, or into None where the words mean no day.


def _iso(f: Finding) -> DateMention | None:
    return _exact(f, int(f.match["y"]), int(f.match["m"]), int(f.match["d"]))


def _numeric(f: Finding) -> DateMention | None:
    day, month, year = int(f.match["d"]), int(f.match["m"]), f.match["y"]
    if month > 12 >= day:
        day, month = month, day
    if year:
        return _exact(f, int(year) + (2000 if len(year) == 2 else 0), month, day)
    return _next_on_or_after(f, month, day)


def _day_and_month(f: Finding) -> DateMention | None:
    month, day, year = _index("months")[f.match["m"]], int(f.match["d"]), f.match["y"]
    if year:
        return _exact(f, int(year), month, day)
    return _next_on_or_after(f, month, day)


def _day_of_month(f: Finding) -> DateMention | None:
    return _next_such_day(f, int(f.match["d"]))


def _ordinal_day(f: Finding) -> DateMention | None:
    return _next_such_day(f, _index("ordinals")[re.sub(r"\s+", " ", f.match["o"])])


def _next_such_day(f: Finding, day: int) -> DateMention | None:
    first = f.on.replace(day=1)
    for step in range(13):
        month = _plus_months(first, step)
        if 1 <= day <= _last_day(month) and month.replace(day=day) >= f.on:
            return f.mention("exact", month.replace(day=day))
    return None


def _day_of_next_month(f: Finding) -> DateMention | None:
    day, month = int(f.match["d"] or f.match["e"]), _plus_months(f.on.replace(day=1), 1)
    if not 1 <= day <= _last_day(month):
        return None
    return f.mention("exact", month.replace(day=day))


def _exact(f: Finding, year: int, month: int, day: int) -> DateMention | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return f.mention("exact", found) if found >= f.on else f.mention("past", None)


def _next_on_or_after(f: Finding, month: int, day: int) -> DateMention | None:
    for year in (f.on.year, f.on.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= f.on:
            return f.mention("exact", found)
    return None


def _weekday_ahead(f: Finding) -> DateMention | None:
    if not _is_weekday(f):
        return None
    number = _index("weekdays")[f.match["w"]]
    return f.mention("weekday", f.on + timedelta((number - f.on.weekday() - 1) % 7 + 1))


def _weekday_next_week(f: Finding) -> DateMention | None:
    name = f.match["w"] or f.match.groupdict().get("v")
    monday = f.on - timedelta(f.on.weekday()) + timedelta(7)
    return f.mention("weekday", monday + timedelta(_index("weekdays")[str(name)]))


def _weekday_and_a_week(f: Finding) -> DateMention:
    number = _index("weekdays")[f.match["w"] or f.match["v"]]
    return f.mention("weekday", f.on + timedelta((number - f.on.weekday() - 1) % 7 + 8))


def _is_weekday(f: Finding) -> bool:
    """Short or double-meaning names count only where something around them says day."""
    name, start, end = f.match["w"], *f.match.span("w")
    before, after = lowered(f.text[:start]), lowered(f.text[end:])
    cue = re.search(rf"(?:\bhari|\bthis|\bon|\bfrom|{one_of('limits')}|[,(;:-])\s*$", before)
    cue = cue or re.match(
        rf"\s+(?:{one_of('day_parts')}|tgl|besok|at|latest)\b|\s*\d{{1,2}}\b", after
    )
    capital = f.text[start].isupper() and bool(re.search(r"[\w,]\s*$", before))
    if name == "minggu":
        counted = COUNTED.search(before)
        week = re.match(r"\s+(?:ini|depan|lalu)", after)
        return bool((cue or capital) and not counted and not week)
    if name in ("sun", "sat", "mar", "may", "jan"):
        return bool(cue or capital)
    return True


def _units_ahead(f: Finding) -> DateMention:
    word = f.match["n"]
    count = int(word) if word.isdigit() else _index("numbers")[re.sub(r"\s+", " ", word)]
    unit = f.match["u"]
    size = 14 if unit.startswith("fortnight") else 1 if unit[0] in "dh" else 7
    return f.mention("relative", f.on + timedelta(count * size))


def _one_ahead(f: Finding) -> DateMention:
    return f.mention("relative", f.on + timedelta(1 if f.match["s"] == "sehari" else 7))


def _days_ahead(days: int) -> Resolver:
    return lambda f: f.mention("relative", f.on + timedelta(days))


def _friday_of_this_week(f: Finding) -> DateMention:
    if COUNTED.search(lowered(f.text[: f.match.start()])):
        return f.mention("past", None)
    return f.mention("relative", f.on + timedelta(FRIDAY - f.on.weekday()))


def _friday_of_next_week(f: Finding) -> DateMention:
    return f.mention("relative", f.on + timedelta(FRIDAY - f.on.weekday() + 7))


def _end_of_month(f: Finding) -> DateMention:
    return f.mention("relative", f.on.replace(day=_last_day(f.on)))


def _end_of_next_month(f: Finding) -> DateMention:
    month = _plus_months(f.on.replace(day=1), 1)
    return f.mention("relative", month.replace(day=_last_day(month)))


def _end_of_named_month(f: Finding) -> DateMention:
    month, year = _index("months")[f.match["m"]], f.match["y"]
    first = date(int(year) if year else f.on.year + (month < f.on.month), month, 1)
    return f.mention("exact", first.replace(day=_last_day(first)))


def _end_of_year(f: Finding) -> DateMention:
    return f.mention("relative", date(f.on.year, 12, 31))


def _same(f: Finding) -> DateMention:
    return f.mention("relative", f.earlier)


def _vague(f: Finding) -> DateMention:
    return f.mention("vague", None)


def _habitual(f: Finding) -> DateMention:
    return f.mention("habitual", None)


def _past(f: Finding) -> DateMention:
    return f.mention("past", None)


def _last_day(month: date) -> int:
    return calendar.monthrange(month.year, month.month)[1]


def _plus_months(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return first.replace(year=first.year + years, month=month + 1)


_RESOLVERS: dict[str, Resolver] = {
    "iso": _iso,
    "numeric": _numeric,
    "day-and-month": _day_and_month,
    "day-of-month": _day_of_month,
    "day-of-next-month": _day_of_next_month,
    "ordinal-day": _ordinal_day,
    "weekday-and-a-week": _weekday_and_a_week,
    "weekday": _weekday_ahead,
    "weekday-next-week": _weekday_next_week,
    "units-ahead": _units_ahead,
    "one-ahead": _one_ahead,
    "in-0-days": _days_ahead(0),
    "in-1-day": _days_ahead(1),
    "in-2-days": _days_ahead(2),
    "end-of-week": _friday_of_this_week,
    "end-of-next-week": _friday_of_next_week,
    "end-of-month": _end_of_month,
    "end-of-next-month": _end_of_next_month,
    "end-of-named-month": _end_of_named_month,
    "end-of-year": _end_of_year,
    "same": _same,
    "vague": _vague,
    "habitual": _habitual,
    "past": _past,
}
