"""Numbers, days, names and quotes survive a rewording, or the loss is named."""

from __future__ import annotations

from assistant.checks.facts import details, facts_lost, said

FACT = 'On Monday Dr. Osei said "not urgent" at 3:10 and we waited 50 minutes.'


def test_every_detail_is_seen() -> None:
    assert [(d.kind, d.text) for d in details(FACT)] == [
        ("day", "Monday"),
        ("name", "Osei"),
        ("quote", "not urgent"),
        ("number", "3:10"),
        ("number", "50"),
    ]


def test_other_words_with_the_same_details_still_say_it() -> None:
    assert said("we waited 50 minutes on Monday", "Monday meant 50 minutes of waiting for us")


def test_a_lost_number_is_named() -> None:
    assert [f.span for f in facts_lost([FACT], FACT.replace("50", "some"))] == ["50"]


def test_a_fact_without_details_may_not_vanish() -> None:
    lost = facts_lost(["the door was left open"], "Please take care.")
    assert [finding.span for finding in lost] == ["the door was left open"]
