"""English verbs without their endings."""

from __future__ import annotations

from assistant.jobs.recap.verbs import base_of_gerund, base_of_third_person


def test_a_gerund_becomes_its_verb() -> None:
    assert base_of_gerund("preparing the slides") == "prepare the slides"
    assert base_of_gerund("getting quotes") == "get quotes"
    assert base_of_gerund("sending it") == "send it"


def test_a_noun_in_ing_stays() -> None:
    assert base_of_gerund("parking permits") == "parking permits"


def test_a_third_person_loses_its_ending() -> None:
    assert base_of_third_person("carries the boxes") == "carry the boxes"
    assert base_of_third_person("goes through the list") == "go through the list"
