"""Nothing private crosses over into a text for the other."""

from __future__ import annotations

from assistant.checks.leak import leaks

SECRET = "Bu Ningsih sedang menjalani terapi, jadwalnya dilonggarkan"


def test_a_private_line_is_found_word_for_word() -> None:
    assert leaks(f"- {SECRET}.", private=[SECRET])


def test_a_private_line_is_found_in_other_order() -> None:
    assert leaks("Jadwalnya Ningsih dilonggarkan, sedang menjalani sesuatu", private=[SECRET])


def test_the_health_of_somebody_who_is_not_there_is_a_leak() -> None:
    assert leaks("Lia gantikan Pak Jaya yang sakit", private=[], present=["lia", "oki"])


def test_what_the_two_say_about_themselves_is_none() -> None:
    assert not leaks("Oki izin sakit hari Senin", private=[], present=["lia", "oki"])


def test_ordinary_work_is_none() -> None:
    line = "- Oki: pasang lazy load untuk banner (Selasa 11 Mei)"
    assert not leaks(line, private=[SECRET], present=["lia", "oki"])
