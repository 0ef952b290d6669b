"""A grave line among others weighs as heard apart from them."""

import numpy as np

from assistant.checks.limits.heads import QUESTIONS, ROUTE, margin
from assistant.checks.limits.hearing import AsAWhole, InContext
from assistant.checks.limits.passages import joined, passage_words, passages
from assistant.language.embedding import shared_encoder
from assistant.language.in_context import ContextReader

NOTES = (
    "Sync with Tiago. Crates counted. New gloves came. The hoist rope is down to a thread. Lunch."
)


def test_short_texts_have_no_passages():
    assert passages("One. Two. Three.") == []
    assert passages("") == []


def test_each_sentence_stands_with_its_neighbour():
    words = passage_words(NOTES)
    assert words[0] == "Sync with Tiago. Crates counted."
    assert words[-1] == "The hoist rope is down to a thread. Lunch."
    assert len(words) == 4


def test_lines_of_notes_make_passages_too():
    assert len(passages("- stok aman\n- jadwal beres\n- tali derek brudul\n- cuti Jumat")) == 3


def test_the_whole_and_each_passage_are_heard_in_one_reading():
    rows = InContext(ContextReader.shared()).heard([NOTES, "Stock is fine."])
    assert [len(text) for text in rows] == [5, 1]
    assert not np.allclose(rows[0][0], rows[0][3])


def test_the_embedding_stands_for_the_whole_alone():
    assert [rows.shape[0] for rows in AsAWhole(shared_encoder()).heard([NOTES])] == [1]


def test_a_grave_passage_raises_a_text_halfway():
    calm, grave = np.zeros(QUESTIONS, np.float32), np.zeros(QUESTIONS, np.float32)
    grave[ROUTE.start] = 1
    assert margin(joined(calm, grave)[None])[0] == 0.5
