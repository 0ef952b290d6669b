"""Verbs as something to do."""

from __future__ import annotations

import pytest

from assistant.jobs.recap.verbs import active, base_of_gerund, base_of_third_person


def test_a_gerund_becomes_its_verb() -> None:
    assert base_of_gerund("preparing the slides") == "prepare the slides"
    assert base_of_gerund("getting quotes") == "get quotes"
    assert base_of_gerund("sending it") == "send it"


def test_a_noun_in_ing_stays() -> None:
    assert base_of_gerund("parking permits") == "parking permits"


def test_a_third_person_loses_its_ending() -> None:
    assert base_of_third_person("carries the boxes") == "carry the boxes"
    assert base_of_third_person("goes through the list") == "go through the list"


@pytest.mark.parametrize(
    ("said", "to_do"),
    [
        ("tensi benang disetel ulang", "setel ulang tensi benang"),
        ("dikirimin akses", "kirimin akses"),
        ("dinas luar", "dinas luar"),
        ("laporan yang dikirim kemarin direvisi", "laporan yang dikirim kemarin direvisi"),
    ],
)
def test_a_passive_task_reads_as_something_to_do(said: str, to_do: str) -> None:
    assert active(said) == to_do
