"""A question's words in the other language: enough of them, or none."""

from __future__ import annotations

from assistant.jobs.ask.tongues import in_the_other


def test_words_of_working_life_are_looked_for_in_the_other_language() -> None:
    told = in_the_other("When is the night shift in the warehouse?", "en")
    assert {"malam", "jaga", "gudang"} <= set(told.split())
    assert "roster" in in_the_other("siapa yang pegang jadwal bangsal?", "id")


def test_one_known_word_is_too_little_to_look_for() -> None:
    assert in_the_other("what is the office dog like?", "en") == ""


def test_names_stay_as_they_are() -> None:
    assert "Wulan" in in_the_other("Is the pump training with Wulan on Friday?", "en").split()
