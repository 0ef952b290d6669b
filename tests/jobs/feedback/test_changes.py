"""Firmer and shorter change the words, or say that they cannot."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.jobs.change import Asked
from assistant.jobs.feedback.changes import changed

RAW = "You clown. On Monday you left the till open. Next time lock it at night."
OPEN = "You clown. On Monday you left the till open."
"""Without a request, so that a question of ours closes the message."""


@pytest.mark.parametrize(
    ("kind", "raw"), [("firmer", RAW), ("softer", RAW), ("shorter", OPEN), ("chat", OPEN)]
)
def test_the_wording_follows(ask, kind: str, raw: str) -> None:
    fields = {"text": raw}
    change = changed(Asked("", kind, fields, ask(raw), "en", date(2026, 11, 24)))
    assert change
    assert change.fields
    assert ask(**{**fields, **change.fields}).message != ask(raw).message


def test_what_cannot_be_shorter_is_said(ask) -> None:
    short = ask(OPEN, channel="chat")
    assert len(short.message) < len(ask(OPEN).message)
    change = changed(Asked("", "shorter", {"text": OPEN}, short, "en", date(2026, 11, 24)))
    assert change
    assert "shortest" in change.said
