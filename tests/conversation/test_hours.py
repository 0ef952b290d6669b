"""The hour of a session, as people say it."""

from __future__ import annotations

from datetime import time

import pytest

from assistant.conversation.hours import before_hour, hour_in, zone_in


@pytest.mark.parametrize(
    ("message", "hour"),
    [
        ("besok jam 4 sore sama Lia", "16:00"),
        ("kamis jam 9", "09:00"),
        ("jam 2 ya", "14:00"),
        ("lusa siang jam 1", "13:00"),
        ("jam setengah 5 sore", "16:30"),
        ("pukul 09.30", "09:30"),
        ("ntar jm stgh 3", "14:30"),
        ("at 3pm tomorrow", "15:00"),
        ("half past two with Ana", "14:30"),
        ("quarter to 4", "15:45"),
        ("10 o'clock", "10:00"),
        ("talk at noon", "12:00"),
        ("jam 14.30 WITA", "14:30"),
        ("8 pagi", "08:00"),
    ],
)
def test_an_hour_is_heard(message, hour) -> None:
    assert hour_in(message) == time.fromisoformat(hour)


@pytest.mark.parametrize(
    "message",
    [
        "setengah jam sama Lia",
        "2 jam sama Lia",
        "1.5 hours with Ana",
        "in 2 hours",
        "lembur empat malam",
        "budget at 5%",
        "1 on 1 with Bob",
        "at 2 people",
    ],
)
def test_a_length_or_a_number_is_no_hour(message) -> None:
    assert hour_in(message) is None


def test_what_stands_before_the_hour_is_kept() -> None:
    assert before_hour("stok bulan ini jam 9 pagi") == "stok bulan ini"
    assert before_hour("stok bulan ini") == "stok bulan ini"


def test_the_zones_of_indonesia_are_heard() -> None:
    assert zone_in("jam 9 wita") == "WITA"
    assert zone_in("with Ana") is None
