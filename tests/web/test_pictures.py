"""Pictures of a person's page, in the language of the page."""

from __future__ import annotations

from datetime import date

from assistant.assembly import House
from assistant.memory.demo import fill_demo
from assistant.memory.portrait import Event, timeline
from assistant.web.people import PICTURES
from assistant.web.person_view import story
from assistant.web.pictures import course, of_person


def test_somebody_known_for_long_has_every_picture_and_a_stranger_none(settings) -> None:
    memory = House(settings).memory
    known = fill_demo(memory)[0]
    assert [each is not None for each in of_person(memory, known, "id")] == [True] * len(PICTURES)
    stranger = memory.people.save("Wira")
    assert of_person(memory, stranger, "id") == [None] * len(PICTURES)


def test_a_timeline_names_months_and_kinds_in_the_language_of_the_page() -> None:
    events = [
        Event(date(2026, 5, 4), "session", "a", "Budget", "held"),
        Event(date(2026, 8, 9), "promise", "b", "me: List", "open"),
    ]
    for language, month, kind in (("id", "Agu", "janji"), ("en", "Aug", "promise")):
        figure = course(events, language)
        assert month in figure.layout.xaxis.ticktext
        assert figure.data[1].y[0] == kind
        assert figure.data[1].marker.symbol[0] == "circle-open"


def test_what_happened_tells_days_as_people_write_them(settings) -> None:
    memory = House(settings).memory
    person = memory.people.save("Wira")
    memory.promises.add("Send the plan (v2)", person=person, owner="me", due=date(2026, 12, 3))
    assert "(Kamis 3 Des 2026)" in story(memory, person, "id")
    memory.promises.add("Count (2026-99-99)", person=person, owner="me")
    assert "(2026-99-99)" in story(memory, person, "en")
    assert timeline(memory.desk, person, "en")
