"""The first expert at work: in context where it can be, alone where it must be."""

from __future__ import annotations

import numpy as np

from assistant.language.attention import Listener
from assistant.language.carried import UnknownLayout
from assistant.language.embedding import shared_encoder
from assistant.language.heads import ROLES, Meaning
from assistant.language.in_context import ContextReader
from assistant.language.senses import Alone, InContext, senses, trouble

TEXT = "pagi, lancar?\nbesok aku kirim datanya\n\n🙏"
SPANS = [(0, 13), (14, 37), (39, 40)]


def without_layers() -> ContextReader:
    raise UnknownLayout("another file")


def test_clauses_are_heard_in_context() -> None:
    parts = senses(shared_encoder()).parts
    assert [bool(heads.first.moves) for heads, _ in parts if isinstance(heads.first, Listener)] == [
        True,
        False,
    ]
    sense = parts[0][1]
    assert isinstance(sense, InContext)
    assert sense.scores(TEXT, SPANS).shape == (len(SPANS), len(ROLES))
    assert trouble() is None


def test_where_the_layers_cannot_be_read_clauses_are_heard_alone() -> None:
    ((heads, sense),) = senses(shared_encoder(), without_layers).parts
    assert isinstance(sense, Alone)
    assert isinstance(heads.first, Meaning)
    assert sense.scores(TEXT, SPANS).shape == (len(SPANS), len(ROLES))


def test_another_cut_of_the_same_text_hears_the_same_words() -> None:
    sense = senses(shared_encoder()).parts[0][1]
    whole = sense.scores(TEXT, SPANS)
    assert np.allclose(sense.scores(TEXT, SPANS[1:]), whole[1:], atol=1e-5)


def test_a_text_without_words_says_nothing() -> None:
    sense = senses(shared_encoder()).parts[0][1]
    assert not sense.scores(" \n ", [(0, 1)]).any()
    assert sense.scores(TEXT, []).shape == (0, len(ROLES))
