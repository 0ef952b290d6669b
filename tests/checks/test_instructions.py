"""Text that speaks to a program is known by its form; talk among people is left alone."""

from __future__ import annotations

from assistant.checks.instructions import _data, speaks_to_a_program

AMONG_PEOPLE = (
    "sistem absensi harus diganti sebelum Mei",
    "the model must be retrained by Friday",
    "asisten Bu Ratna wajib hadir",
    "Lia explores two AI tools next week",
    "tolong kirim catatan rapat ke Oki",
)


def test_every_form_finds_its_own_examples() -> None:
    examples = [part for form in _data()["forms"] for part in form["example"].split(" / ")]
    assert [e for e in examples if not speaks_to_a_program(e, suspicion=1.0)] == []


def test_people_may_speak_of_systems_and_assistants() -> None:
    assert [said for said in AMONG_PEOPLE if speaks_to_a_program(said)] == []
