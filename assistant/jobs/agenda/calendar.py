"""Calendar manners: an invitation (.ics), time zones, national holidays, a hint for Friday.

Indonesia's holidays come from the `holidays` library; joint-leave days are not among them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from assistant.errors import InvalidRequest, Problem
from assistant.jobs.agenda.contract import AgendaAnswer, AgendaRequest
from assistant.texts import Language, text
from assistant.texts.days import say_day, say_hour

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
COUNTRY = "ID"
FRIDAY, SATURDAY = 4, 5
AFTERNOON = 12
USUAL_HOUR = 9
LOOKED_AHEAD = 30
"""Days within which a free one is looked for."""
ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
INDONESIAN = ("sen", "sel", "rab", "kam", "jum", "sab", "min")
Busy = tuple[int, float, float]
"""A weekday, its first hour, and the hour after the last."""
_HOURS = re.compile(
    r"(?P<first>[A-Za-z]{3,})(?:\s*-\s*(?P<last>[A-Za-z]{3,}))?\s+"
    r"(?P<from>\d{1,2}(?:\.\d)?)\s*-\s*(?P<to>\d{1,2}(?:\.\d)?)"
)
REMIND = timedelta(minutes=15)
PRODUCT = "-//Empat Mata//agenda//EN"


@dataclass(frozen=True, slots=True)
class Slot:
    """When a session is: `start` knows its zone."""

    start: datetime
    minutes: int

    @property
    def end(self) -> datetime:
        """When it is over."""
        return self.start + timedelta(minutes=self.minutes)


def begins(day: date | None, settled: datetime | None, at: time | None = None) -> datetime:
    """When a session starts: as asked, as the series has it, else at nine; in the local zone."""
    if day is None and at is None and settled:
        return settled
    usual = settled.astimezone().time() if settled else time(USUAL_HOUR)
    return datetime.combine(day or date.today(), at or usual).astimezone()


def slot_of(request: AgendaRequest, minutes: int, settled: datetime | None) -> Slot:
    """When the session of a request is. Raises InvalidRequest for an unknown zone."""
    begin = begins(request.date, settled, request.at)
    if request.zone:
        begin = begin.replace(tzinfo=zone(request.zone))
    return Slot(begin, minutes)


def say_begin(at: time, zone_name: str | None, language: Language) -> str:
    """The hour, with the zone where one was named."""
    told = say_hour(at, language)
    return f"{told} {zone_name}" if zone_name else told


def zone(name: str) -> ZoneInfo:
    """WIB, WITA, WIT or any name of the time zone database. Raises InvalidRequest."""
    try:
        return ZoneInfo(ZONES.get(name.upper(), name))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise InvalidRequest(field="zone", problem=Problem("time-zone", name)) from error


def holiday(day: date, language: Language) -> str | None:
    """The name of the national holiday on that day."""
    from holidays import country_holidays

    tongue = "id" if language == "id" else "en_US"
    found = country_holidays(COUNTRY, years=day.year, language=tongue).get(day)
    return found.split(" (")[0] if found else None


def manners(day: date, hour: int | None, heavy: bool, language: Language) -> list[str]:
    """What speaks against the day: a holiday, a weekend, heavy feedback on a Friday afternoon.

    `hour` is in the user's own time, None where it is not known.
    """
    said = say_day(day, language)
    feast, free = holiday(day, language), say_day(next_free(day, language), language)
    if feast:
        return [text("agenda.day.holiday", language, day=said, name=feast, free=free)]
    if day.weekday() >= SATURDAY:
        return [text("agenda.day.weekend", language, day=said, free=free)]
    if heavy and day.weekday() == FRIDAY and (hour is None or hour >= AFTERNOON):
        return [text("agenda.day.friday", language, day=said, free=free)]
    return []


def next_free(
    day: date,
    language: Language,
    at: time | None = None,
    minutes: int = 0,
    busy: Sequence[Busy] = (),
) -> date:
    """The next working day that is no holiday and, where an hour is given, not taken by `busy`."""
    for ahead in range(1, LOOKED_AHEAD):
        after = day + timedelta(days=ahead)
        works = after.weekday() < SATURDAY and holiday(after, language) is None
        if works and not (at and clashes(Slot(datetime.combine(after, at), minutes), busy)):
            return after
    return day + timedelta(days=LOOKED_AHEAD)


def hours(written: str) -> list[Busy]:
    """Hours without sessions: "Mon-Thu 12-13, Jum 11-13". Raises InvalidRequest."""
    found: list[Busy] = []
    for part in filter(None, (each.strip() for each in written.split(","))):
        match = _HOURS.fullmatch(part)
        first, last = (
            (_weekday(name) for name in match.group("first", "last")) if match else (None,) * 2
        )
        if match is None or first is None:
            raise InvalidRequest(field="EMPATMATA_UNAVAILABLE", problem=Problem("hours", part))
        days = range(first, (last if last is not None else first) + 1)
        found += [(day, float(match["from"]), float(match["to"])) for day in days]
    return found


def _weekday(name: str | None) -> int | None:
    """0 for Monday, by the beginning of its name in either language."""
    for day, (english, indonesian) in enumerate(zip(ENGLISH, INDONESIAN, strict=True)):
        if name and name.lower()[:3] in (english, indonesian):
            return day
    return None


def busy_then(day: date, at: time, minutes: int, written: str, language: Language) -> list[str]:
    """What the user's own hours say against a session; nothing where they are free."""
    slot, busy = Slot(datetime.combine(day, at), minutes), hours(written)
    if not clashes(slot, busy):
        return []
    free = say_day(next_free(day, language, at, minutes, busy), language)
    values = {"day": say_day(day, language), "at": say_hour(at, language), "free": free}
    return [text("agenda.day.busy", language, **values)]


def clashes(slot: Slot, busy: Sequence[Busy]) -> bool:
    """Whether the session falls into hours marked as not available, in the zone of the slot."""
    start, end = slot.start, slot.end
    return any(
        start.weekday() == weekday
        and start.hour + start.minute / 60 < last
        and first < end.hour + end.minute / 60
        for weekday, first, last in busy
    )


def invitation(
    answer: AgendaAnswer, slot: Slot, *, name: str, cadence_days: int | None = None
) -> bytes:
    """An iCalendar file with the shareable agenda; nothing private is in it.

    Times are in UTC, which every calendar shows in the reader's own zone; a series keeps its
    wall-clock time and therefore carries its zone.
    """
    from icalendar import Alarm, Calendar, Event

    event = Event()
    event.add("uid", _uid(name, slot))
    event.add("summary", text("agenda.invitation", answer.language, name=name))
    event.add("description", plain(answer.shareable))
    event.add("dtstamp", datetime.now(UTC))
    repeats = cadence_days is not None
    event.add("dtstart", slot.start if repeats else slot.start.astimezone(UTC))
    event.add("dtend", slot.end if repeats else slot.end.astimezone(UTC))
    if cadence_days is not None:
        event.add("rrule", _rhythm(cadence_days))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event["summary"])
    alarm.add("trigger", -REMIND)
    event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    if repeats:
        calendar.add_missing_timezones()
    return calendar.to_ical()


def _rhythm(cadence_days: int) -> dict[str, object]:
    """Every so many weeks where it is whole weeks, else days."""
    weeks, rest = divmod(cadence_days, 7)
    return {"freq": "daily" if rest else "weekly", "interval": cadence_days if rest else weeks}


def plain(markdown: str) -> str:
    """The words of a copy without Markdown's asterisks."""
    return markdown.replace("**", "")


def _uid(name: str, slot: Slot) -> str:
    """The same session keeps its id, so that a second file replaces the first."""
    told = f"{name.lower()}|{slot.start.astimezone(UTC):%Y%m%d}"
    return f"{sha256(told.encode()).hexdigest()[:24]}@empatmata"
