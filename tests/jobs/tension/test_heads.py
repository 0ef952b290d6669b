"""What the heads hear has texts, and shares are told from ordinary doings."""

from __future__ import annotations

import pytest

from assistant.jobs.tension.heads import NO_EVENT, events, shares
from assistant.jobs.tension.words import data


def test_every_event_that_can_be_heard_has_texts_in_both_languages() -> None:
    (heard,) = events(["He moved the delivery and told nobody."])
    for language in ("id", "en"):
        assert set(heard) - {NO_EVENT} <= set(data(f"readings.{language}"))
    assert sum(heard.values()) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("share", "ordinary"),
    [
        ("I gave his seat to somebody else", "I gave him the seat he had asked for"),
        ("aku cuekin pesannya seminggu", "aku balas pesannya hari itu juga"),
    ],
)
def test_a_share_weighs_more_than_an_ordinary_doing(share: str, ordinary: str) -> None:
    weighed = shares([share, ordinary])
    assert weighed[0] > weighed[1]
