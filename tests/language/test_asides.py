"""What a writer marks as theirs alone is kept, to the right extent and no further."""

from __future__ import annotations

import pytest

from assistant.language.asides import aside_runs
from assistant.language.segments import segments


def _asides(text: str) -> set[str]:
    runs = sorted(aside_runs(text, segments(text)))
    widest = [r for r in runs if not any(o != r and o[0] <= r[0] and r[1] <= o[1] for o in runs)]
    return {text[a:b].strip() for a, b in widest}


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("Nanti kita lihat. Private: dia sakit.", "Private: dia sakit."),
        (
            "Anggaran aman. Off the record, she's leaving. I call Ana.",
            "Off the record, she's leaving.",
        ),
        (
            "Dia program hamil, jgn dishare ya. Aku kirim draf besok.",
            "Dia program hamil, jgn dishare ya.",
        ),
        ("I'll cover Monday - between us, her visa is stuck.", "between us, her visa is stuck."),
        ("(khusus buat aku: Bima capek) rapat tetap Selasa", "(khusus buat aku: Bima capek)"),
        ("dia kelihatan capek (buat aku aja)", "dia kelihatan capek (buat aku aja)"),
        ("Soal gaji, ini antara kita aja ya.", "Soal gaji, ini antara kita aja ya."),
    ],
)
def test_a_mark_reaches_to_the_end_of_what_it_marks(text: str, aside: str):
    assert _asides(text) == {aside}


def test_a_sentence_that_is_only_a_mark_covers_the_one_before():
    text = "Aku kirim draf. Rina mau resign. Jangan bilang siapa-siapa ya."
    assert _asides(text) == {"Rina mau resign.", "Jangan bilang siapa-siapa ya."}


def test_a_mark_above_a_list_covers_the_list():
    text = "Private:\n- Tom looks for work\n- his mum is ill\n\nNext steps\n- I send the deck"
    assert _asides(text) == {"Private:", "Tom looks for work", "his mum is ill"}


@pytest.mark.parametrize(
    "text",
    [
        "Don't share the deck yet, I'll fix page 2.",
        "jangan dishare dulu linknya",
        "yang itu buat aku aja",
        "Data pribadi karyawan dikirim Senin",
        "Private office booked for Friday",
        "We walked between us and the depot two miles",
    ],
)
def test_the_same_words_about_work_are_no_aside(text: str):
    assert _asides(text) == set()
