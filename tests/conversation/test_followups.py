"""A short message after an answer changes it instead of starting anew."""

from __future__ import annotations

import json
from datetime import date

import pytest

from assistant.conversation.followups import changed, followup_in
from assistant.conversation.state import State
from assistant.jobs.change import Change
from assistant.jobs.feedback.contract import FeedbackAnswer
from assistant.memory.people import Person

TODAY = date(2026, 11, 24)
PEOPLE = (Person("1", "Wati"), Person("2", "Yusuf"))
MESSAGE = FeedbackAnswer(message="Senin kamu telat.", language="id").model_dump(mode="json")
ANSWERED = State(job="feedback", fields={"text": "Senin kamu telat"}, answer=MESSAGE)
AGENDA = State(job="agenda", fields={"person": "Wati", "minutes": 45}, answer={"language": "id"})


@pytest.mark.parametrize(
    ("message", "change"),
    [
        ("lebih halus dong", "softer"),
        ("a bit more direct please", "firmer"),
        ("versi formal ya", "formal"),
        ("now in English", "english"),
        ("20 menit saja", "minutes"),
        ("buat versi yang bisa aku kirim", "share"),
        ("Senin dia datang terlambat lagi", None),
    ],
)
def test_a_change_is_heard_in_both_languages(message, change) -> None:
    assert followup_in(message) == change


def test_a_long_message_is_new_material() -> None:
    assert followup_in("lebih halus " + "dan seterusnya " * 20) is None


def test_softer_turns_the_directness_down_and_says_so_at_the_gentlest() -> None:
    once = changed(ANSWERED, "lebih halus", PEOPLE, TODAY)
    assert isinstance(once, State)
    assert once.fields["directness"] == 2
    still = changed(ANSWERED.with_fields(directness=1), "lebih halus", PEOPLE, TODAY)
    assert isinstance(still, Change)
    assert "paling halus" in still.said


def test_a_change_keeps_the_language_of_the_answer() -> None:
    again = changed(ANSWERED, "lebih tegas", PEOPLE, TODAY)
    assert isinstance(again, State)
    assert again.language == "id"


def test_a_shorter_session_keeps_the_person() -> None:
    shorter = changed(AGENDA, "20 menit saja", PEOPLE, TODAY)
    assert isinstance(shorter, State)
    assert shorter.fields == {"person": "Wati", "minutes": 20}


def test_another_person_is_no_change() -> None:
    assert changed(AGENDA, "Kamis sama Yusuf, 20 menit saja", PEOPLE, TODAY) is None


@pytest.mark.parametrize(
    "message", ["eh bukan, maksudku Yusuf", "no, I meant Yusuf", "sorry, with Yusuf"]
)
def test_a_correction_prepares_the_same_session_with_the_other(message) -> None:
    put_right = changed(AGENDA, message, PEOPLE, TODAY)
    assert isinstance(put_right, State)
    assert put_right.fields == {"person": "Yusuf", "minutes": 45}


def test_a_change_means_nothing_before_the_first_answer() -> None:
    assert changed(State(job="feedback"), "lebih halus", PEOPLE, TODAY) is None


def test_a_state_survives_its_way_through_the_database() -> None:
    stored = json.loads(json.dumps(ANSWERED.as_json()))
    assert State.from_json(stored).as_json() == ANSWERED.as_json() | {"edits": []}


def test_an_aside_leaves_the_answer_within_reach() -> None:
    thanked = ANSWERED.aside("chat")
    assert thanked.topic.answer == MESSAGE
    assert thanked.aside("advice").topic.answer == MESSAGE
