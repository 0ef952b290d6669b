"""A rewording that tells of something else is noticed."""

from __future__ import annotations

import pytest

from assistant.checks.anchoring import strayed

ACCOUNT = "Kemarin Tuti membatalkan tukar jadwal lewat pesan malam-malam, aku balas dengan ketus."
PLAN = "Tuti, maaf soal balasanku kemarin. Boleh kita bahas jadwalnya berdua?"


@pytest.mark.parametrize(
    "text",
    [
        "Tuti, maaf soal balasanku kemarin. Aku pengin jadwal kita beres. Boleh bahas sekarang?",
        "Maaf, aku ketus.",
        "",
    ],
)
def test_other_words_for_the_same_matter_may_stand(text) -> None:
    assert strayed(text, [ACCOUNT, PLAN]) == []


def test_somebody_elses_story_may_not() -> None:
    borrowed = "Maaf daftar latihan kebakaran kukembalikan begitu saja tanpa bertanya dahulu."
    found = strayed(borrowed, [ACCOUNT, PLAN])
    assert len(found) == 1
    assert "kebakaran" in found[0].span
