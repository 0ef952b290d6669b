"""Answers as files: Markdown, and a calendar invitation for a session that was prepared."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from assistant.errors import UnknownName
from assistant.web.keeping import reply_of

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.responses import Response

    from assistant.assembly import House
    from assistant.web.replies import Reply

USUAL_HOUR = 9


def add_exits(app: FastAPI, house: House) -> None:
    """Serve `/exits/<message>.md` and `.ics` to this machine."""
    from starlette.responses import Response

    @app.get("/exits/{message}.md")
    def markdown(message: str, version: str = "refined") -> Response:
        reply = _reply(house, f"{message}/{version}")
        return _file(reply.markdown, "text/markdown", "md") if reply else Response(status_code=404)

    @app.get("/exits/{message}.ics")
    def invitation(message: str) -> Response:
        reply = _reply(house, f"{message}/refined")
        if reply is None or reply.job != "agenda":
            return Response(status_code=404)
        return _file(_calendar(house, reply), "text/calendar", "ics")


def _reply(house: House, handle: str) -> Reply | None:
    try:
        return reply_of(house.memory, handle)
    except UnknownName:
        return None


def _file(words: str, kind: str, ending: str) -> Response:
    from starlette.responses import Response

    name = f'attachment; filename="empat-mata.{ending}"'
    return Response(words, media_type=kind, headers={"Content-Disposition": name})


def _calendar(house: House, reply: Reply) -> str:
    """The session with its shareable agenda: at the settled hour, else at nine."""
    from icalendar import Calendar, Event

    person = str(reply.fields.get("person") or "")
    series = house.memory.series.of(person)
    minutes = int(reply.fields.get("minutes") or (series.minutes if series else 30))
    begin = _begin(reply, series.next_on if series else None)
    event = Event()
    event.add("uid", f"{reply.id}@empatmata")
    event.add("dtstamp", house.memory.desk.clock())
    event.add("dtstart", begin)
    event.add("dtend", begin + timedelta(minutes=minutes))
    event.add("summary", f"1:1 · {person}")
    event.add("description", getattr(reply.answer, "shareable", ""))
    calendar = Calendar()
    calendar.add("prodid", "-//Empat Mata//1//")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return calendar.to_ical().decode("utf-8")


def _begin(reply: Reply, settled: datetime | None) -> datetime:
    wanted = reply.fields.get("date")
    if not wanted and settled:
        return settled
    day = date.fromisoformat(str(wanted)) if wanted else date.today()
    hour = settled.astimezone().time() if settled else time(USUAL_HOUR)
    return datetime.combine(day, hour).astimezone()
