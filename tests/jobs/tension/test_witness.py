"""The fair witness keeps what a camera saw apart from the story, in the writer's own words."""

from __future__ import annotations

import pytest

ACCOUNT = (
    "Noor and I run the archive. On Monday she moved nineteen boxes to the cellar without asking. "
    'When I asked, she said "they were in the way". She obviously wants the room for herself. '
    "We talk tomorrow."
)


def test_facts_and_stories_are_verbatim_spans_of_the_account(plan) -> None:
    answer = plan(ACCOUNT)
    assert answer.facts
    assert answer.stories
    assert all(span in ACCOUNT for span in (*answer.facts, *answer.stories))


def test_a_thought_put_into_the_other_is_a_story_and_no_fact(plan) -> None:
    answer = plan(ACCOUNT)
    assert answer.stories == ["She obviously wants the room for herself"]
    assert not any("wants the room" in fact for fact in answer.facts)


def test_what_was_said_is_a_fact_whatever_it_says(plan) -> None:
    text = 'Kemarin Bu Ratih menulis di grup, "kamu memang malas". Saya diam saja.'
    answer = plan(text)
    assert any("kamu memang malas" in fact for fact in answer.facts)
    assert not answer.stories


@pytest.mark.parametrize(
    ("text", "fact", "story"),
    [
        (
            "He took my keys on Friday because he wants to punish me.",
            "He took my keys on Friday",
            "he wants to punish me",
        ),
        (
            "Rabu dia memindahkan jadwalku, karena dia iri sama timku.",
            "Rabu dia memindahkan jadwalku",
            "dia iri sama timku",
        ),
    ],
)
def test_a_story_inside_a_longer_sentence_is_cut_out_of_it(plan, text, fact, story) -> None:
    answer = plan(text)
    assert any(fact in span for span in answer.facts)
    assert not any(story in span for span in answer.facts)
    assert any(story in span for span in answer.stories)


def test_the_talk_to_come_is_no_fact_of_the_quarrel(plan) -> None:
    assert not any("We talk tomorrow" in fact for fact in plan(ACCOUNT).facts)


def test_a_judgement_no_list_knows_is_a_story(plan) -> None:
    answer = plan("Ifeyinwa closed the till at six. It's a power game and nothing else.")
    assert any("power game" in story for story in answer.stories)
    assert not any("power game" in fact for fact in answer.facts)


def test_what_somebody_told_others_stays_a_fact(plan) -> None:
    answer = plan("Bram told the whole yard that I'm a thief. We meet on Thursday.")
    assert any("a thief" in fact for fact in answer.facts)
