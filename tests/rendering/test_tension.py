"""A plan as Markdown: what is needed in the corridor stands first."""

from __future__ import annotations

from assistant.jobs.tension.contract import Branch, Interests, TensionAnswer
from assistant.rendering import render

PLAN = TensionAnswer(
    language="en",
    facts=["she moved the shelf"],
    stories=["she wants my corner"],
    kindest="She may have needed the socket.",
    interests=Interests(mine=["quiet"], theirs=["light"]),
    unknowns=["Did she know?"],
    opening="Ines, can we talk about the shelf?",
    branches=[Branch(if_="Ines falls silent", then="Wait.")],
    avoid=["paying it back"],
    channel="In person.",
    next_step="Proposed: Wed 2 Dec.",
)


def test_the_first_sentence_and_the_branches_stand_above_the_fold() -> None:
    page = render("tension", PLAN)
    order = ["Ines, can we talk", "Ines falls silent", "paying it back", "In person", "Wed 2 Dec"]
    places = [page.index(words) for words in [*order, "---", "she moved the shelf"]]
    assert places == sorted(places)


def test_a_story_is_shown_with_its_doubt() -> None:
    assert '"she wants my corner" Perhaps.' in render("tension", PLAN)


def test_nothing_is_shown_for_what_is_not_there() -> None:
    page = render("tension", TensionAnswer(language="id", facts=["dia pindah meja"]))
    assert "Kalimat pembuka" not in page
    assert "---" not in page
    assert "dia pindah meja" in page
