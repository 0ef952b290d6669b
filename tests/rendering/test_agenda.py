"""An agenda and an answer from the notes as a reader sees them."""

from __future__ import annotations

from assistant.jobs.agenda.contract import AgendaAnswer
from assistant.jobs.ask.contract import AskAnswer
from assistant.rendering import render


def test_a_warning_stands_above_the_private_copy() -> None:
    answer = AgendaAnswer(warnings=["Friday."], private="1. **News** (5')", shareable="1. News")
    assert render("agenda", answer) == "> Friday.\n\n1. **News** (5')"


def test_an_answer_shows_its_lines() -> None:
    assert render("ask", AskAnswer(answer="1. Thu 19 Nov: “we meet at two”")).startswith("1. Thu")
