"""A recap as Markdown."""

from __future__ import annotations

from datetime import date

from assistant.jobs.recap.contract import ActionItem, NonCommitment, RecapAnswer
from assistant.rendering import render

ANSWER = RecapAnswer(
    language="en",
    actions=[
        ActionItem(
            owner="both", task="Count chairs", due=date(2027, 5, 7), evidence="| chairs | both |"
        )
    ],
    non_commitments=[NonCommitment(text="some day", why="No task.", confirm="Which day?")],
    private=["Budi is ill"],
)


def test_items_stand_in_a_table_that_their_proof_cannot_break() -> None:
    row = render("recap", ANSWER).splitlines()[2]
    assert row == '| Both | Count chairs | Fri 7 May | "\\| chairs \\| both \\|" |'


def test_what_is_no_promise_comes_with_its_question() -> None:
    assert '*Ask:* "Which day?"' in render("recap", ANSWER)


def test_a_recap_without_items_says_so() -> None:
    assert "No next steps" in render("recap", RecapAnswer(language="en"))
