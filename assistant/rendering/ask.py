"""An answer from one's own notes as Markdown."""

from __future__ import annotations

from assistant.jobs.ask.contract import AskAnswer
from assistant.jobs.contract import Answer


def markdown(answer: Answer) -> str:
    """The answer; its citations stand in it word for word."""
    assert isinstance(answer, AskAnswer)
    return "\n\n".join([*(f"> {warning}" for warning in answer.warnings), answer.answer])
