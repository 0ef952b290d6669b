"""Words about the person are heard where no list knows them."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.checks.barb_training import lines
from assistant.checks.barbs import Barbs
from assistant.checks.blame import stings
from assistant.language.embedding import shared_encoder


def heard(*words: str):
    return Barbs.load().heard(words, shared_encoder().encode(words))


@pytest.mark.parametrize(
    ("verdict", "fact"),
    [
        ("Your planning is a leaky bucket.", "The bucket was leaking onto the stairs."),
        ("You float above us like a cloud.", "You left the lid off the paint."),
        ("Kerjamu kayak layangan putus.", "Layangannya putus di lapangan."),
        ("Lo tuh kalau rapat cuma jadi pajangan.", "Lo nggak bawa laptop ke rapat."),
    ],
)
def test_a_verdict_in_new_words_weighs_more_than_a_fact(verdict: str, fact: str) -> None:
    assert not [sting for sting in stings(verdict) if not sting.weak]
    first, second = heard(verdict, fact)
    assert first.person > 0.5 > second.person


def test_a_private_matter_weighs_more_when_it_is_the_others() -> None:
    theirs, own = heard("You're slow since the baby keeps you up.", "I had to pick up my son.")
    assert theirs.private > own.private


def test_nothing_heard_of_nothing() -> None:
    assert Barbs.load().heard([], np.empty((0, 384), np.float32)) == []


def test_the_weights_fit_the_ngrams_of_today() -> None:
    assert Barbs.load().fits()


def test_no_line_is_labelled_twice() -> None:
    texts = [line.text for line in lines()]
    twice = {text for text in texts if texts.count(text) > 1}
    kinds = {text: {line.kind for line in lines() if line.text == text} for text in twice}
    assert all(len(of) == 1 for of in kinds.values())
