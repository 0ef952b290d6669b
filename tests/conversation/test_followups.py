"""A short message after an answer changes it instead of starting anew."""

from __future__ import annotations

import pytest

from assistant.conversation.followups import changed, followup_in
from assistant.conversation.state import State

ANSWERED = State(job="feedback", fields={"text": "…"}, answer={"message": "…"})


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


def test_softer_turns_the_directness_down_and_stops_at_the_gentlest() -> None:
    once = changed(ANSWERED, "softer", "lebih halus")
    assert once is not None
    assert once.fields["directness"] == 2
    gentlest = ANSWERED.with_fields(directness=1)
    still = changed(gentlest, "softer", "lebih halus")
    assert still is not None
    assert still.fields["directness"] == 1


def test_a_shorter_session_keeps_the_person() -> None:
    state = State(job="agenda", fields={"person": "Wati", "minutes": 45}, answer={"items": []})
    shorter = changed(state, "minutes", "20 menit saja")
    assert shorter is not None
    assert shorter.fields == {"person": "Wati", "minutes": 20}


def test_a_change_means_nothing_before_the_first_answer() -> None:
    assert changed(State(job="feedback"), "softer", "lebih halus") is None


def test_a_state_survives_its_way_through_the_database() -> None:
    assert State.from_json(ANSWERED.as_json()) == ANSWERED
