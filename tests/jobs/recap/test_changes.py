"""A short message after a recap corrects an item; the proof stays."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.jobs.change import Asked, Change
from assistant.jobs.recap.changes import changed
from assistant.jobs.recap.contract import ActionItem, RecapAnswer

TODAY = date(2027, 5, 5)
"""A Wednesday."""
ANSWER = RecapAnswer(
    language="id",
    actions=[
        ActionItem(owner="aku", task="Kirim daftar harga", evidence="aku kirim daftar harga"),
        ActionItem(owner="Oki", task="Antar kunci gudang", evidence="Oki antar kunci gudang"),
        ActionItem(owner="aku", task="Pesan tenda", due=date(2027, 5, 6), evidence="pesan tenda"),
    ],
    private=["gaji Budi naik"],
    shareable="**Rangkuman**",
)
FIELDS = {"notes": "…", "me": "aku", "other": "Oki"}


def told(message: str, kind: str | None = None, answer: RecapAnswer = ANSWER) -> Change | None:
    return changed(Asked(message, kind, FIELDS, answer, "id", TODAY))


def corrected(message: str, kind: str | None = None) -> RecapAnswer:
    change = told(message, kind)
    assert change is not None
    assert isinstance(change.answer, RecapAnswer)
    return change.answer


@pytest.mark.parametrize(
    ("message", "owners"),
    [
        ("Oki yang kirim, bukan aku", ["Oki", "Oki", "aku"]),
        ("kunci gudang itu aku, bukan Oki", ["aku", "aku", "aku"]),
        ("yang kedua Danu, bukan Oki", ["aku", "Danu", "aku"]),
        ("the last one is Oki's, not mine", ["aku", "Oki", "Oki"]),
        ("kunci gudang kita berdua, bukan Oki", ["aku", "both", "aku"]),
    ],
)
def test_an_owner_is_corrected_and_the_copy_follows(message, owners) -> None:
    answer = corrected(message)
    assert [action.owner for action in answer.actions] == owners
    assert [a.evidence for a in answer.actions] == [a.evidence for a in ANSWER.actions]
    assert "Kirim daftar harga" in answer.shareable
    assert "gaji" not in answer.shareable


def test_a_day_is_corrected() -> None:
    assert corrected("tendanya Jumat, bukan Kamis").actions[2].due == date(2027, 5, 7)


def test_a_day_goes_to_the_item_that_is_named() -> None:
    answer = corrected("Senin tanggalnya buat kunci gudang", "date")
    assert answer.actions[1].due == date(2027, 5, 10)


def test_where_several_items_could_be_meant_it_asks() -> None:
    change = told("tambahkan Jumat sebagai tanggalnya", "date")
    assert change is not None
    assert change.answer is None
    assert "2. Antar kunci gudang" in change.said


def test_an_item_is_dropped_by_its_number() -> None:
    tasks = [action.task for action in corrected("hapus nomor 2", "drop").actions]
    assert tasks == ["Kirim daftar harga", "Pesan tenda"]


@pytest.mark.parametrize("message", ["Oki bilang apa soal tenda?", "makasih", "besok ketemu Lia"])
def test_other_words_are_no_correction(message) -> None:
    assert told(message) is None


def test_the_copy_to_send_is_shown_alone() -> None:
    change = told("versi yang bisa dikirim", "share")
    assert change is not None
    assert change.said == "**Rangkuman**"
