"""Capitals stay where a word is a name and go where only a sentence made it one."""

from __future__ import annotations

import pytest

from assistant.jobs.capitals import capitals, small


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Minggu lalu jadwalnya berubah", "minggu lalu jadwalnya berubah"),
        ("Minggu pagi aku ketiduran", "Minggu pagi aku ketiduran"),
        ("On Friday the rota changed", "on Friday the rota changed"),
        ("Friday was short", "Friday was short"),
        ("I left early", "I left early"),
        ("Pak Rudi sudah tahu", "Pak Rudi sudah tahu"),
    ],
)
def test_a_sentence_behind_a_name_begins_small(sentence: str, said: str) -> None:
    assert small(sentence) == said


def test_every_sentence_begins_with_a_capital() -> None:
    assert capitals("maaf ya. aku telat! gimana?") == "Maaf ya. Aku telat! Gimana?"
