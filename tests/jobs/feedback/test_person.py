"""He parks becomes you park, and only where one person is meant."""

from __future__ import annotations

import pytest

from assistant.jobs.addressing import said_to
from assistant.jobs.feedback.person import is_about_one, name_at_start


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("He parks in my bay every day.", "you park in my bay every day."),
        ("She was late and her queue was full.", "you were late and your queue was full."),
        ("I told her twice.", "I told you twice."),
        ("He's left the door open.", "you've left the door open."),
        ('He said "she is late" to me.', 'you said "she is late" to me.'),
        ("He never washes the cups.", "you never wash the cups."),
    ],
)
def test_english_verbs_agree(told: str, said: str) -> None:
    assert said_to([told], "en", "you", None)[0].lower() == said.lower()


def test_a_name_is_called_once() -> None:
    told = ["Wendy closed the desk at 4.", "Wendy left."]
    assert said_to(told, "en", "you", "Wendy") == [
        "Wendy, you closed the desk at 4.",
        "you left.",
    ]


def test_an_indonesian_title_becomes_the_address() -> None:
    assert name_at_start("Pak Surya pulang jam 2.", "id") == "Pak Surya"
    assert said_to(["Pak Surya pulang jam 2."], "id", "kamu", "Pak Surya") == [
        "Pak Surya, Bapak pulang jam 2."
    ]


def test_words_that_are_said_to_somebody_are_left_alone() -> None:
    assert not is_about_one("You told him on Monday.", "en")
    assert not is_about_one("He hit her van.", "en")
