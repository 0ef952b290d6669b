"""Firmer and shorter change the words, or say that they cannot."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.jobs.change import Asked
from assistant.jobs.feedback.changes import changed

RAW = "You clown. On Monday you left the till open. Next time lock it at night."


@pytest.mark.parametrize("kind", ["firmer", "softer", "shorter", "chat"])
def test_the_wording_follows(ask, kind: str) -> None:
    fields = {"text": RAW}
    change = changed(Asked("", kind, fields, ask(RAW), "en", date(2026, 11, 24)))
    assert change
    assert change.fields
    assert ask(**{**fields, **change.fields}).message != ask(RAW).message


def test_what_cannot_be_shorter_is_said(ask) -> None:
    short = ask(RAW, channel="chat")
    assert len(short.message) < len(ask(RAW).message)
    change = changed(Asked("", "shorter", {"text": RAW}, short, "en", date(2026, 11, 24)))
    assert change
    assert "shortest" in change.said
