"""Relative dates count from the day on which a line was written, where the text says so."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.language.anchors import anchored
from assistant.language.segments import segments

ON = date(2025, 11, 24)


def _days(text: str) -> list[date | None]:
    return [segment.day for segment in anchored(text, segments(text), ON)[0]]


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Notes 12 Nov", date(2025, 11, 12)),
        ("1:1 – Selasa 18 November", date(2025, 11, 18)),
        ("# Sync with Odhran, 2025-11-20", date(2025, 11, 20)),
        ("Ketemu Bu Lastri - 5 Okt 2025 - kantin", date(2025, 10, 5)),
        ("Notulen rapat, 3 Maret 2024", date(2024, 3, 3)),
    ],
)
def test_what_stands_under_a_dated_heading_counts_from_its_day(heading: str, day: date):
    assert _days(f"{heading}\n- besok aku kirim") == [day, day]
    assert anchored(heading, segments(heading), ON)[1] == day


@pytest.mark.parametrize(
    "line",
    [
        "Deadline 12 Nov",
        "Next 1:1: 12 Nov",
        "Rapat 3 Desember",
        "Server mati 12 Nov, kita lembur",
        "Kamu telat tanggal 12 November.",
        "Ada yang ketinggalan 12 Nov?",
    ],
)
def test_a_day_that_is_no_day_of_a_talk_moves_nothing(line: str):
    assert _days(f"{line}\n- besok aku kirim") == [None, None]
    assert anchored(line, segments(line), ON)[1] == ON


def test_each_message_counts_from_its_own_stamp():
    text = "[12/11/25, 09:14] Lala: besok ya\n[13/11/25, 10:00] Gito: siap"
    assert _days(text) == [date(2025, 11, 12), date(2025, 11, 13)]


def test_stamps_that_can_only_be_american_are_read_so():
    text = "11/20/25, 9:02 AM - Bea: tomorrow\n11/21/25, 9:02 AM - Rob: ok"
    assert _days(text) == [date(2025, 11, 20), date(2025, 11, 21)]


def test_sections_of_several_days_have_each_their_own():
    text = "## Rabu, 12 Nov 2025\n- satu\n## Rabu, 19 Nov 2025\n- dua"
    assert [day and day.day for day in _days(text)] == [12, 12, 19, 19]
