"""Invented people who speak the language of the page."""

from __future__ import annotations

from assistant.assembly import House
from assistant.web.invented import carry_out, foreign, offer


def test_invented_people_are_offered_anew_after_a_switch_of_language(settings) -> None:
    memory = House(settings).memory
    carry_out(memory, "demo", "id")
    assert not foreign(memory, "id")
    assert 'data-do="demo-again"' in offer(memory, "en")
    carry_out(memory, "demo-again", "en")
    assert {person.language for person in memory.people.all()} == {"en"}
    assert offer(memory, "en") == ""
