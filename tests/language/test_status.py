from __future__ import annotations

import pytest

from assistant.language.lexicon import load_data
from assistant.language.status import cue_names, cues, polarity, signs


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("sudah kubayar tadi", "done"),
        ("I've paid it", "done"),
        ("besok aku bayar", "planned"),
        ("masih nunggu kuitansi", "ongoing"),
        ("nggak jadi beli", "cancelled"),
        ("we scrapped the picnic", "cancelled"),
        ("katanya naik harga", "hearsay"),
        ("kalau cair, kita beli", "conditional"),
        ("tolong dicek", "request"),
        ("tiap Rabu dia nyapu", "habitual"),
        ("siapa yang jemput", "question"),
        ("beres?", "question"),
        ('kamu bilang "bodo amat"', "quoted"),
    ],
)
def test_cues_are_heard(text: str, cue: str):
    assert cue in cues(text)


def test_a_sign_names_the_words_that_gave_it():
    assert ("hearsay", "katanya") in [(s.cue, s.words) for s in signs("Katanya dia pindah")]


def test_what_is_denied_or_dropped_is_negated():
    assert polarity(cues("aku nggak bilang begitu")) == "negated"
    assert polarity(cues("aku bilang begitu")) == "affirmed"


def test_every_cue_has_an_example_and_readable_words():
    for name in cue_names():
        entry = load_data("status")[name]
        assert entry["example"]
        assert all(isinstance(words, str) for words in entry["words"])
