"""`empatmata agenda --ics FILE`: the session as a calendar invitation, with the copy to send."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import InvalidRequest, Problem

if TYPE_CHECKING:
    from assistant.assembly import House
    from assistant.jobs.contract import Answer


def write_invitation(
    house: House,
    answer: Answer,
    fields: Mapping[str, Any],
    *,
    ics: str,
    at: str | None,
    zone: str | None,
) -> None:
    """Write the file. Raises InvalidRequest for a time or a zone that is none."""
    from assistant.jobs.agenda import calendar
    from assistant.jobs.agenda.contract import AgendaAnswer

    assert isinstance(answer, AgendaAnswer)
    person = str(fields["person"])
    series = house.memory.series.of(person)
    wanted = fields.get("date")
    day = date.fromisoformat(str(wanted)) if wanted else None
    begin = calendar.begins(day, series.next_on if series else None, _time(at))
    if zone:
        begin = begin.replace(tzinfo=calendar.zone(zone))
    minutes = sum(item.minutes for item in answer.items)
    written = calendar.invitation(answer, calendar.Slot(begin, minutes), name=person)
    Path(ics).expanduser().write_bytes(written)


def _time(at: str | None) -> time | None:
    try:
        return time.fromisoformat(at.replace(".", ":")) if at else None
    except ValueError as error:
        raise InvalidRequest(field="at", problem=Problem("time", at)) from error
