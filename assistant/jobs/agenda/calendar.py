"""Calendar manners: an invitation (.ics), time zones, national holidays, a hint for Friday.

Indonesia's holidays come from the `holidays` library; joint-leave days are not among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from assistant.errors import InvalidRequest
from assistant.jobs.agenda.contract import AgendaAnswer
from assistant.texts import Language, text
from assistant.texts.days import say_day

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
COUNTRY = "ID"
FRIDAY, SATURDAY = 4, 5
AFTERNOON = 12
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


def zone(name: str) -> ZoneInfo:
    """WIB, WITA, WIT or any name of the time zone database. Raises InvalidRequest."""
    try:
        return ZoneInfo(ZONES.get(name.upper(), name))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise InvalidRequest(field="zone", problem=f"{name} is no time zone") from error


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
    feast = holiday(day, language)
    if feast:
        return [text("agenda.day.holiday", language, day=said, name=feast)]
    if day.weekday() >= SATURDAY:
        return [text("agenda.day.weekend", language, day=said)]
    if heavy and day.weekday() == FRIDAY and (hour is None or hour >= AFTERNOON):
        return [text("agenda.day.friday", language, day=said)]
    return []


def clashes(slot: Slot, busy: Sequence[tuple[int, int, int]]) -> bool:
    """Whether the session falls into hours marked as not available.

    `busy` are (weekday, first hour, hour after the last), in the zone of the slot.
    """
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
