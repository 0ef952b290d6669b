"""Siding with the writer is heard in both languages; being kind is not siding."""

from __future__ import annotations

import pytest

from assistant.checks.affirmation import affirmation, affirmations


@pytest.mark.parametrize(
    "text",
    [
        "You did nothing wrong here.",
        "Honestly, it's not your fault.",
        "She should be ashamed.",
        "You handled this really well!",
        "Kamu nggak salah apa-apa.",
        "Dia jelas keterlaluan.",
        "Kamu hebat, langkah yang bagus.",
    ],
)
def test_words_that_take_the_writers_side_are_found(text: str) -> None:
    assert affirmations(text)


@pytest.mark.parametrize(
    "text",
    [
        "She may have been under pressure.",
        "By your own account: you answered late.",
        "Mungkin dia belum tahu akibatnya buat kamu.",
        'He wrote "you did nothing wrong".',
    ],
)
def test_a_fair_word_and_a_quote_are_not(text: str) -> None:
    assert not affirmations(text)


def test_the_measure_is_the_share_of_texts() -> None:
    assert affirmation([]) == 0.0
    assert affirmation(["You're right.", "How was it for her?"]) == 0.5
