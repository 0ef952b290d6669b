"""`empatmata agenda --ics FILE`: the session as a calendar invitation, with the copy to send."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.assembly import House
    from assistant.jobs.contract import Answer


def write_invitation(house: House, answer: Answer, fields: Mapping[str, Any], *, ics: str) -> None:
    """Write the file. Raises InvalidRequest for a zone that is none."""
    from assistant.jobs.agenda.calendar import invitation, slot_of
    from assistant.jobs.agenda.contract import AgendaAnswer, AgendaRequest

    assert isinstance(answer, AgendaAnswer)
    request = AgendaRequest.model_validate(fields)
    series = house.memory.series.of(request.person)
    minutes = sum(item.minutes for item in answer.items)
    slot = slot_of(request, minutes, series.next_on if series else None)
    Path(ics).expanduser().write_bytes(invitation(answer, slot, name=request.person))
