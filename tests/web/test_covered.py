"""A session that was prepared is ticked off in one tap, and what was left out comes back."""

from __future__ import annotations

from datetime import timedelta

from assistant.assembly import House
from assistant.web.acting import Deed
from assistant.web.covered_view import planned
from assistant.web.people_deeds import carry_out


def test_what_was_unticked_comes_back_in_the_next_agenda(settings) -> None:
    memory = House(settings).memory
    wati = memory.people.save("Wati")
    points = ["Kabar dan beban", "Jadwal piket", "Cuti"]
    session = memory.sessions.add(
        wati, memory.desk.today + timedelta(days=1), status="planned", agenda=points
    )
    assert planned(memory, wati, "id").count("checked") == len(points)

    ticked = {"person": wati.id, "point-0": "1", "point-2": "1"}
    shown, _ = carry_out(memory, Deed("covered", session.id, ticked), "id")

    assert shown == wati.id
    held = memory.sessions.get(session.id)
    assert (held.status, held.on, held.left_over) == ("held", memory.desk.today, ("Jadwal piket",))
    assert held.benefits
    assert memory.overview("Wati").left_over == ("Jadwal piket",)
    assert planned(memory, wati, "id") == ""
