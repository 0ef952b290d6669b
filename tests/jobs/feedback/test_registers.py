"""Registers change words that are listed, and nothing else."""

from __future__ import annotations

import pytest

from assistant.jobs.feedback.manner import Manner
from assistant.jobs.feedback.registers import in_register

SANTAI = Manner("id", "santai", "gue", "lo")
TITLED = Manner("id", "santai", "aku", "Mas")
ENGLISH = Manner("en", "netral", "I", "you")


@pytest.mark.parametrize(
    ("said", "register", "heard"),
    [
        ("Kemarin lo gak ngabarin gue.", "netral", "Kemarin kamu tidak mengabari saya."),
        ("Lo ninggalin laporanku, jadi gue lembur.", "formal",
         "Anda meninggalkan laporan saya, sehingga saya lembur."),
        ('Lo bilang "gue gak mau" bulan lalu.', "formal",
         'Anda mengatakan "gue gak mau" bulan lalu.'),
        ("Gue ngitung ulang Senin sama Rabu.", "netral", "Saya menghitung ulang Senin dan Rabu."),
        ("Terima kasih, lo kasih catatan.", "netral", "Terima kasih, kamu beri catatan."),
        ("Lain kali kabarin dulu, ya.", "formal", "Lain kali kabari dulu."),
    ],
)  # fmt: skip
def test_indonesian_words_move_up(said: str, register, heard: str) -> None:
    assert in_register(said, SANTAI, register) == heard


def test_mas_becomes_bapak_only_in_formal_company() -> None:
    said = "Senin Mas pakai mobil, aku naik ojek."
    assert in_register(said, TITLED, "netral") == "Senin Mas pakai mobil, saya naik ojek."
    assert in_register(said, TITLED, "formal") == "Senin Bapak pakai mobil, saya naik ojek."


def test_english_contractions_open_up() -> None:
    assert in_register("I'm sure you didn't see it.", ENGLISH, "formal") == (
        "I am sure you did not see it."
    )


def test_roots_that_look_like_a_suffix_stay_whole() -> None:
    assert "buku" in in_register("Lo taruh buku tamu di mana?", SANTAI, "formal")


def test_a_till_stays_a_till() -> None:
    assert in_register("You left the till open.", ENGLISH, "formal") == "You left the till open."
