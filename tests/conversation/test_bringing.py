"""What a message brings is worded, not the request around it."""

from __future__ import annotations

import pytest

from assistant.conversation.bringing import brought


@pytest.mark.parametrize(
    ("message", "material"),
    [
        ('tolong haluskan: "kamu telat lagi hari Senin"', "kamu telat lagi hari Senin"),
        ("please reword this: your notes were missing", "your notes were missing"),
        (
            "How can I tell Ana that she skipped the handover without making her cry?",
            "she skipped the handover",
        ),
        (
            "mau ngasih tau Bu Nur kalau jadwalnya bentrok, tapi takut beliau marah",
            "jadwalnya bentrok",
        ),
        ("Senin kamu datang telat: rapatnya jadi mundur", None),
        ("you skipped the handover on Monday", None),
        ("tolong kirim laporannya tepat waktu", None),
    ],
)
def test_the_request_stays_out_of_the_message(message, material) -> None:
    assert brought(message) == (material or message)
