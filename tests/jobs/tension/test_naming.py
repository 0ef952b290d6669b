"""The plan is about one person, told from the account and never guessed."""

from __future__ import annotations

import pytest

from assistant.jobs.tension.naming import name_of_the_other


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ebele reports to me. She came late on the 4th. On the 5th Ruth did her round.", "Ebele"),
        ("Jonna used to walk home with me. Then I was paired with Tim and she stopped.", "Jonna"),
        ("Oga Felix is my supervisor. He gave my report to Binta to present.", "Oga Felix"),
        ("me and priya fell out. she said no. sam saw it", "Priya"),
        ("pak darto minta laporan jam sepuluh malam. saya capek.", "Pak Darto"),
        ("Tiap awal bulan Yoga pinjam uang. Total sudah sejuta.", "Yoga"),
        ("Kasir saya, Mira, telat tiga kali. Mira belum bilang kenapa.", "Mira"),
        ("My colleague keeps taking my charger. I'm tired of it.", None),
        ("Patients complained all day and nobody told me.", None),
    ],
)
def test_the_other_is_the_one_the_talk_is_with(text: str, name: str | None) -> None:
    assert name_of_the_other(text) == name
