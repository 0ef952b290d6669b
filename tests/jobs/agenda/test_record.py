"""What notes tell about a matter: kept or not, near or far, worth quoting or not."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.jobs.agenda.record import coming_day, kept_line, telling, told_of
from assistant.jobs.agenda.tasks import gerund, past_forms
from assistant.jobs.agenda.titles import spoken_task
from assistant.memory.promises import Promise
from assistant.memory.sessions import Session

DAY = date(2026, 11, 10)


def session(notes: str, on: date = DAY) -> Session:
    return Session("s", "p", on, "held", notes=notes)


def promise(task: str, evidence: str = "") -> Promise:
    return Promise("x", "p", "me", task, None, "open", evidence, DAY)


@pytest.mark.parametrize(
    ("task", "evidence", "notes"),
    [
        (
            "Send the seating plan",
            "I send the seating plan.",
            "I send the seating plan. Sent it Tue.",
        ),
        ("Bikin daftar hadir", "Aku bikin.", "Aku bikin.\nDaftar hadirnya sudah jadi dari Senin."),
        (
            "Kirim denah lantai",
            "Saya janji kirim denah lantai.",
            "Saya janji kirim denah lantai. (sudah saya kirim Rabu)",
        ),
        ("Kirim foto rak ke Lala", "", "Foto rak sudah kukirim kemarin."),
        ("Write the ward notice", "", "The notice is done and up on the wall."),
    ],
)
def test_a_promise_that_the_notes_tell_as_kept_is_seen(task, evidence, notes) -> None:
    assert kept_line(promise(task, evidence), [session(notes)])


@pytest.mark.parametrize(
    ("task", "notes"),
    [
        ("Naikkan soal akun ke Pak Heru", "Soal akun sudah sebulan begini."),
        ("Kirim foto rak", "Foto rak belum kukirim."),
        ("Send the seating plan", "The seating plan is not sent yet."),
        ("Tanya HRD soal lembur", "Aku mau tanya HRD soal lembur."),
        ("Write the ward notice", "She asked when the ward notice will be done."),
    ],
)
def test_a_promise_that_is_only_spoken_of_stays_open(task, notes) -> None:
    assert kept_line(promise(task), [session(notes)]) is None


def test_what_stands_before_the_promise_does_not_keep_it() -> None:
    notes = "Foto rak sudah dikirim dua kali. Aku janji kirim foto rak lagi."
    assert (
        kept_line(promise("Kirim foto rak", "Aku janji kirim foto rak lagi."), [session(notes)])
        is None
    )


def test_a_line_that_tells_something_is_quoted_before_one_that_only_puts_off() -> None:
    latest = session("Jadwal jaga nggak sempat lagi.", date(2026, 11, 17))
    found = told_of("Jadwal jaga", [latest, session("Jadwal jaga berat sebelah di hari Rabu.")])
    assert found
    assert found.quote == "Jadwal jaga berat sebelah di hari Rabu."


def test_a_note_to_keep_quiet_is_never_quoted() -> None:
    assert telling("She may leave in May. Keep that to myself.") == "She may leave in May."
    assert telling("Jadwal jaga nggak sempat lagi.") == ""


def test_a_day_that_is_near_is_found_in_the_notes() -> None:
    told = told_of("Kursus", [session("Kursus: daftarnya tutup 30 Nov.")])
    assert coming_day("Kursus", told, date(2026, 11, 24)) == date(2026, 11, 30)
    assert coming_day("Kursus", told, date(2026, 11, 2)) is None
    assert coming_day("Jaga akhir pekan", None, date(2026, 11, 24)) is None


@pytest.mark.parametrize(
    ("task", "language", "spoken"),
    [
        ("Get the log from the vendor", "en", "the log from the vendor"),
        ("Propose a new slot", "en", "the new slot"),
        ("Shadow Ines on two calls", "en", "shadowing Ines on two calls"),
        ("Draft of the cost part", "en", "draft of the cost part"),
        ("Kirim daftar stok", "id", "daftar stok"),
        ("Bikin contoh soal dan kirim", "id", "contoh soal"),
        ("Tanya HRD soal lembur", "id", "tanya HRD soal lembur"),
    ],
)
def test_a_task_is_spoken_of_as_what_it_brings_about(task, language, spoken) -> None:
    assert spoken_task(task, language) == spoken


def test_english_verbs_take_their_forms() -> None:
    assert [gerund(v) for v in ("make", "get", "ask", "see", "tie")] == [
        "making",
        "getting",
        "asking",
        "seeing",
        "tying",
    ]
    assert past_forms("Run one meeting") == {"ran"}
    assert past_forms("Plan the day") == {"planned"}
