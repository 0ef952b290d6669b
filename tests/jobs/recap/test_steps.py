"""From clauses to work, step by step, on clauses made by hand."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.jobs.recap.phrasing import task_of
from assistant.jobs.recap.steps import work_in
from assistant.language.clauses import Role
from tests.jobs.recap.hearing import Said, note

C, A, R = Role.COMMITMENT, Role.ASSIGNMENT, Role.REQUEST
FRIDAY, MONDAY = date(2027, 5, 7), date(2027, 5, 10)


def items(*said: Said) -> list[tuple[str | None, str, date | None]]:
    heard = note(*said)
    return [(item.owner, task_of(heard, item), item.due) for item in work_in(heard)]


def test_a_promise_becomes_an_item_with_owner_and_day() -> None:
    assert items(Said("aku kirim brosur Jumat", C, "Lia")) == [("Lia", "Kirim brosur", FRIDAY)]


@pytest.mark.parametrize("role", [Role.DONE, Role.HEARSAY, Role.POLITE_NO, Role.DUTY, Role.STATUS])
def test_what_takes_nothing_on_is_no_item(role: Role) -> None:
    assert items(Said("brosur dikirim bagian promosi", role)) == []


def test_a_day_in_the_next_fragment_belongs_to_the_work_before_it() -> None:
    said = (Said("Oki pinjam proyektor.", A, "Oki"), Said("Senin.", C, "Lia", joins=True))
    assert items(*said) == [("Oki", "Pinjam proyektor", MONDAY)]


def test_a_yes_in_a_talk_makes_the_request_work_of_whoever_said_it() -> None:
    said = (
        Said("tolong cek meteran listrik, Senin bisa?", R, "Oki", speaker="Lia"),
        Said("bisa", C, "Oki", speaker="Oki"),
    )
    assert [(owner, due) for owner, _, due in items(*said)] == [("Oki", MONDAY)]


def test_a_request_without_a_yes_is_no_item() -> None:
    said = (
        Said("tolong cek meteran listrik", R, "Oki", speaker="Lia"),
        Said("nanti dulu ya, lagi penuh", Role.POLITE_NO, "Oki", speaker="Oki"),
    )
    assert items(*said) == []


def test_a_yes_to_leaving_something_alone_leaves_nothing_to_do() -> None:
    said = (
        Said("jangan ubah rak depan", R, "Oki", speaker="Lia"),
        Said("oke", C, "Oki", speaker="Oki"),
    )
    assert items(*said) == []


def test_the_later_day_holds() -> None:
    said = (
        Said("biar aku ambil spanduk, Senin", C, "Lia", speaker="Lia"),
        Said("eh Jumat aja, Senin aku cuti", A, "Lia", speaker="Lia"),
    )
    assert [(owner, due) for owner, _, due in items(*said)] == [("Lia", FRIDAY)]


def test_the_later_owner_holds() -> None:
    said = (
        Said("aku susun denah gudang belakang", C, "Lia"),
        Said("ralat: denah gudang belakang Oki yang susun", A, "Oki"),
    )
    assert [(owner, due) for owner, _, due in items(*said)] == [("Oki", None)]


def test_what_somebody_was_first_going_to_do_is_no_item() -> None:
    said = (Said("tadinya aku yang susun denah", C, "Lia"),)
    assert items(*said) == []


def test_work_that_is_dropped_later_is_no_item() -> None:
    said = (
        Said("Oki cetak kalender dinding", A, "Oki"),
        Said("kalender dinding nggak jadi dicetak", Role.CANCELLATION),
    )
    assert items(*said) == []


def test_work_that_hangs_on_a_condition_is_no_item() -> None:
    said = (
        Said("kalau hujan berhenti,", Role.CONDITION),
        Said("aku cat pagar", C, "Lia", joins=True),
    )
    assert items(*said) == []


def test_work_told_twice_is_one_item() -> None:
    said = (
        Said("aku susun denah gudang belakang", C, "Lia"),
        Said("stok aman", Role.STATUS),
        Said("sekali lagi: denah gudang belakang aku, Jumat", C, "Lia"),
    )
    assert [(owner, due) for owner, _, due in items(*said)] == [("Lia", FRIDAY)]


def test_a_pronoun_points_at_the_person_named_before_it() -> None:
    said = (
        Said("soal genset itu bagian Pak Danu,", Role.CONTEXT, "Danu"),
        Said("dia sanggup servis genset Jumat", C, "Oki", joins=True),
    )
    assert [(owner, due) for owner, _, due in items(*said)] == [("Danu", FRIDAY)]


def test_a_ticked_box_is_done_and_an_empty_one_is_work() -> None:
    said = (
        Said("Oki: bayar sewa tenda", A, "Oki", done=True),
        Said("Oki: pesan kursi lipat", Role.CONTEXT, "Oki", done=False),
    )
    assert items(*said) == [("Oki", "Pesan kursi lipat", None)]


def test_closed_clauses_are_never_work() -> None:
    heard = note(Said("aku kirim brosur Jumat", C, "Lia"), closed=frozenset({0}))
    assert work_in(heard) == ()


def test_the_title_of_a_note_is_no_work() -> None:
    said = (
        Said("Ngobrol sama Oki, Rabu 5 Mei", C, "Oki"),
        Said("aku kirim brosur", C, "Lia"),
    )
    assert items(*said) == [("Lia", "Kirim brosur", None)]


@pytest.mark.parametrize(
    ("said", "task"),
    [
        ("nanti aku akan kirim laporan ke Budi ya", "Kirim laporan ke Budi"),
        ("Oki yang cek gudang, paling lambat Jumat", "Cek gudang"),
        ("I'll book the hall by Friday", "Book the hall"),
        ("gue pesan katering deh", "Pesan katering"),
        ("Bu Rini minta aku susun denah, aku sanggupi", "Susun denah"),
    ],
)
def test_a_task_is_short_and_in_the_words_of_the_note(said: str, task: str) -> None:
    heard = note(Said(said, C, "Oki" if said.startswith("Oki") else "Lia"))
    assert task_of(heard, work_in(heard)[0]) == task
