"""Serious messages amid ordinary sentences, to learn from."""

from assistant.checks.limits.dilution import diluted
from assistant.checks.limits.labels import Labelled, ordinary_texts
from assistant.checks.limits.windows import WIDEST
from assistant.checks.verdict import Route

MESSAGES = [
    Labelled("a", "Dia nodong pisau ke aku di parkiran.", "id", Route.VIOLENCE, "self", batch="1"),
    Labelled("b", "They cut my shifts after I reported it.", "en", Route.RETALIATION, "self"),
    Labelled("c", "Tolong susun agenda.", "id", None, "self"),
]


def test_the_message_stands_whole_within_a_window_of_its_language():
    for made in diluted(MESSAGES, ordinary_texts(), 10):
        message = next(m for m in MESSAGES if made.id.startswith(m.id))
        assert message.text in made.text
        assert message.text != made.text
        assert len(made.text) <= WIDEST + 10
        assert (made.route, made.batch, made.language) == (
            message.route,
            message.batch,
            message.language,
        )


def test_only_serious_messages_are_diluted_and_no_more_than_wanted():
    assert {made.id for made in diluted(MESSAGES, ordinary_texts(), 10)} == {"a~", "b~"}
    assert len(diluted(MESSAGES, ordinary_texts(), 1)) == 1


def test_the_same_messages_are_made_each_time():
    assert diluted(MESSAGES, ordinary_texts(), 2) == diluted(MESSAGES, ordinary_texts(), 2)
