import pytest

from assistant.retrieval.followups import followed_up, leans


@pytest.mark.parametrize("query", ["and if he gets angry?", "kalau dia nangis?", "contohnya?"])
def test_a_short_or_pointing_question_leans_on_the_last(query: str):
    asked = followed_up(query, ["I must tell Ana that her till is short every Friday evening now"])
    assert asked.startswith(query)
    assert "her till" in asked


def test_a_full_question_stands_alone():
    query = "My colleague at the clinic cancels every single meeting we plan together this year"
    assert not leans(query)
    assert followed_up(query, ["Something else entirely was asked before this one"]) == query


def test_without_a_history_a_question_stays_as_it_is():
    assert followed_up("and then?", []) == "and then?"
