"""A feedback answer in the terminal: the message first, then what changed and why."""

from __future__ import annotations

from assistant.jobs.feedback.contract import FeedbackAnswer, Flag, Variant
from assistant.rendering import render


def test_the_message_stands_first_and_reasons_behind() -> None:
    answer = FeedbackAnswer(
        language="en",
        message="On Monday you left early.",
        flags=[Flag(span="lazy", kind="label", why="It is about the person.")],
        questions=["What would you like?"],
        variants=[Variant(register_="formal", message="On Monday you left early, sir.")],
    )
    shown = render("feedback", answer)
    assert shown.startswith("> On Monday you left early.")
    for words in ("lazy", "It is about the person.", "What would you like?", "formal"):
        assert words in shown
