"""What a message already tells is not asked again."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.conversation.slots import (
    agenda_fields,
    focus_in,
    minutes_in,
    person_in,
    person_said,
    relation_in,
)

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("message", "minutes"),
    [
        ("besok ketemu Wati, setengah jam", 30),
        ("45 menit sama Pak Yusuf", 45),
        ("an hour with Kofi", 60),
        ("1.5 hours with the team lead", 90),
        ("cuma 20 mnt", 20),
        ("2 minutes", None),
        ("besok ketemu Wati", None),
    ],
)
def test_a_length_of_time_is_understood(message, minutes) -> None:
    assert minutes_in(message) == minutes


@pytest.mark.parametrize(
    ("message", "known", "person"),
    [
        ("besok 1:1 sama wati", ["Wati"], "Wati"),
        ("Kamis ketemu Bu Ratna", [], "Bu Ratna"),
        ("catch-up with Kofi at ten", [], "Kofi"),
        ("prepare my session", [], None),
        ("I'm meeting my new manager Tom on Thursday", [], "Tom"),
    ],
)
def test_a_person_is_found_by_name_or_by_the_word_before_it(message, known, person) -> None:
    assert person_in(message, known) == person


@pytest.mark.parametrize(
    ("reply", "person"),
    [
        ("greta", "Greta"),
        ("sama Pak Yusuf Mansur.", "Pak Yusuf Mansur"),
        ("put it first now", None),
    ],
)
def test_a_short_reply_is_a_name_only_where_it_looks_like_one(reply, person) -> None:
    assert person_said(reply) == person


def test_what_the_session_is_about_is_heard() -> None:
    assert focus_in("Kamis ketemu Bu Ratna, bahas jadwal piket") == "jadwal piket"
    assert focus_in("enaknya bahas apa ya") is None


def test_a_relation_is_taken_from_the_words_only() -> None:
    assert relation_in("monthly with my boss") == "manager"
    assert relation_in("ngobrol sama anak buahku") == "report"
    assert relation_in("ngobrol sama Pak Yusuf") is None


def test_an_agenda_begins_with_all_that_the_message_tells() -> None:
    fields = agenda_fields("besok 1:1 sama Wati, rekan kerja, setengah jam", ["Wati"], TODAY)
    assert fields == {
        "person": "Wati",
        "minutes": 30,
        "date": "2026-11-25",
        "relation": "peer",
        "focus": None,
    }
