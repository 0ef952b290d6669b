"""A person's page, as HTML."""

from __future__ import annotations

from assistant.assembly import House
from assistant.web.person_view import story


def test_good_news_is_untold_or_told_and_never_open(settings) -> None:
    memory = House(settings).memory
    person = memory.people.save("Rina")
    memory.wins.add("She found the leak", person)
    assert ">not said yet<" in story(memory, person, "en")
    assert ">belum disampaikan<" in story(memory, person, "id")
