"""Answers as files: Markdown, a session or tasks for a calendar, items as a sheet."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from assistant.errors import UnknownName
from assistant.jobs.agenda.contract import AgendaAnswer, AgendaRequest
from assistant.jobs.recap.contract import RecapAnswer
from assistant.jobs.recap.handouts import sheet, tasks
from assistant.memory.export import export
from assistant.rendering import render
from assistant.texts import Language
from assistant.web.keeping import reply_of

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.responses import Response

    from assistant.assembly import House
    from assistant.web.replies import Reply


def add_exits(app: FastAPI, house: House) -> None:
    """Serve `/exits/<message>.md`, `.ics` and `.csv` to this machine."""
    from starlette.responses import Response

    @app.get("/exits/{message}.md")
    def markdown(message: str, version: str = "refined") -> Response:
        reply = _reply(house, f"{message}/{version}")
        return _file(_words(reply), "text/markdown", "md") if reply else Response(status_code=404)

    @app.get("/exits/{message}.ics")
    def calendar(message: str, version: str = "refined") -> Response:
        reply = _reply(house, f"{message}/{version}")
        if reply and isinstance(reply.answer, AgendaAnswer):
            return _file(_calendar(house, reply), "text/calendar", "ics")
        if reply and isinstance(reply.answer, RecapAnswer):
            answer = reply.answer
            return _file(tasks(answer.actions, answer.language), "text/calendar", "ics")
        return Response(status_code=404)

    @app.get("/exits/{message}.csv")
    def items(message: str, version: str = "refined") -> Response:
        reply = _reply(house, f"{message}/{version}")
        if reply is None or not isinstance(reply.answer, RecapAnswer):
            return Response(status_code=404)
        return _file(sheet(reply.answer.actions, reply.answer.language), "text/csv", "csv")

    @app.get("/exits/everything.zip")
    def everything(lang: Language = "en") -> Response:
        return _file(_all_of_it(house, lang), "application/zip", "zip")


def _words(reply: Reply) -> str:
    """What was answered; under an agenda there may stand a question that is not part of it."""
    if isinstance(reply.answer, AgendaAnswer):
        return render("agenda", reply.answer)
    return reply.markdown


def _reply(house: House, handle: str) -> Reply | None:
    try:
        return reply_of(house.memory, handle)
    except UnknownName:
        return None


def _file(content: str | bytes, kind: str, ending: str) -> Response:
    from starlette.responses import Response

    name = f'attachment; filename="empat-mata.{ending}"'
    return Response(content, media_type=kind, headers={"Content-Disposition": name})


def _calendar(house: House, reply: Reply) -> bytes:
    """The session with its shareable agenda: at the settled hour, else at nine."""
    from assistant.jobs.agenda.calendar import invitation, slot_of

    request = AgendaRequest.model_validate(reply.fields)
    series = house.memory.series.of(request.person)
    assert isinstance(reply.answer, AgendaAnswer)
    minutes = sum(item.minutes for item in reply.answer.items)
    slot = slot_of(request, minutes, series.next_on if series else None)
    return invitation(reply.answer, slot, name=request.person)


def _all_of_it(house: House, language: Language) -> bytes:
    """The whole memory as a folder of Markdown, zipped; the folder is gone afterwards."""
    with TemporaryDirectory(dir=house.settings.home) as place:
        folder = Path(place) / "empat-mata"
        export(house.memory.desk, folder, language)
        packed = shutil.make_archive(str(Path(place) / "packed"), "zip", place, "empat-mata")
        return Path(packed).read_bytes()
