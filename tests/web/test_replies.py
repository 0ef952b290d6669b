"""Replies as the page shows them."""

from __future__ import annotations

from assistant.conversation.updates import Update
from assistant.web.replies import grown

DRAFT = Update("draft", "**Say**\n> It was late.\n\n**Also**\n- *formal*: It was delayed.")


def growing_to(words: str) -> Update:
    return Update("refining", DRAFT.markdown.replace("It was late.", words))


def test_the_words_that_grow_are_shown_whatever_stands_below_them() -> None:
    assert grown(DRAFT, growing_to("On Monday")) == "On Monday"
    assert grown(DRAFT, growing_to("On Monday it came at ten")) == "On Monday it came at ten"


def test_a_warning_at_the_end_is_no_part_of_them() -> None:
    warned = growing_to("On Monday").markdown + "\n\n*This model has not been measured.*"
    assert grown(DRAFT, Update("refining", warned)) == "On Monday"


def test_nothing_is_shown_while_nothing_differs() -> None:
    assert grown(DRAFT, DRAFT) == ""


def test_without_a_draft_all_of_it_is_shown() -> None:
    assert grown(None, Update("refining", "A few words")) == "A few words"
