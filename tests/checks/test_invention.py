"""Nothing is invented: names, numbers and days of an output stand in its sources."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.checks.invention import invented

SOURCE = "Rina telat 09.20 hari Selasa, dua kali. Laporan UI-nya 1.200 baris."


@pytest.mark.parametrize(
    "text",
    [
        "Selasa jam 9:20 Rina telat 2 kali.",
        "On Tuesday at 9:20 you came in late.",
        "Laporan UI 1,200 baris itu gimana?",
        "Waktu itu ceritanya gimana, Bu Rina?",
        "Kita bahas minggu depan, ya.",
    ],
)
def test_the_same_facts_in_other_spellings_are_no_invention(text: str) -> None:
    assert invented(text, [SOURCE]) == []


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Rina telat 30 menit", "30"),
        ("Hari Rabu Rina telat", "Rabu"),
        ("Kata Anton, Rina telat", "Anton"),
        ("Budi akan lapor", "Budi"),
    ],
)
def test_what_no_source_holds_is_found(text: str, new: str) -> None:
    assert [finding.span for finding in invented(text, [SOURCE])] == [new]


def test_names_and_days_the_program_knows_may_be_used() -> None:
    said = "Kirim ke Wulan, Jumat 7 Mei"
    assert invented(said, [SOURCE], names=["Wulan"], days=[date(2027, 5, 7)]) == []
