"""A turn of a rehearsal as Markdown."""

from __future__ import annotations

from assistant.jobs.rehearsal.contract import Observation, RehearseAnswer, Stance
from assistant.rendering import render

TURN = RehearseAnswer(
    language="en",
    reply="Which day do you mean?",
    stance=Stance(trust=4, heat=6, openness=3),
    observations=[
        Observation(move="fact", quote="on Monday", note="What happened."),
        Observation(move="change", quote="", note="Ask a question."),
    ],
)


def test_a_turn_shows_the_reply_the_stance_and_what_was_done() -> None:
    page = render("rehearse", TURN)
    assert '"Which day do you mean?"' in page
    assert "trust 4 · heat 6 · openness 3" in page
    assert '"on Monday" What happened.' in page


def test_the_debrief_stands_apart() -> None:
    page = render("rehearse", TURN)
    assert page.index("Looking back") > page.index("What you did")
    assert "**Change:** Ask a question." in page


def test_where_nothing_is_played_only_the_help_is_shown() -> None:
    page = render("rehearse", RehearseAnswer(language="en", warnings=["Call somebody."]))
    assert page == "> Call somebody."
