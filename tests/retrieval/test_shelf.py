from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from assistant.language.embedding import DIMENSIONS, MODEL
from assistant.memory.store import Memory
from assistant.retrieval.cosines import cosines
from assistant.retrieval.postings import Postings
from assistant.retrieval.shelf import Shelf, Span


@pytest.fixture
def shelf(memory: Memory) -> Shelf:
    memory.notes.add("Kunci gudang di laci.", person="Tini", date=date(2026, 5, 4))
    memory.notes.add("Budget talk.", person="Joko", date=date(2026, 6, 8))
    return Shelf.read(memory)


def held(shelf: Shelf) -> tuple[int, int]:
    rows = shelf.rows()
    return len(rows), int(shelf.seen[rows].sum())


def test_a_rare_word_weighs_more_than_a_common_one():
    postings = Postings()
    postings.add(["kunci laci", "kunci gudang", "kunci pintu"])
    scores = postings.scores(["kunci", "laci"])
    assert scores.argmax() == 0
    assert postings.scores(["pintu"])[2] > postings.scores(["kunci"])[2] > 0
    assert not postings.scores(["jendela"]).any()


def test_nothing_kept_means_nothing_found():
    assert Postings().scores(["kunci"]).shape == (0,)


def test_rows_are_chosen_by_person_and_days(memory: Memory, shelf: Shelf):
    tini = memory.people.find("Tini")
    assert tini
    assert shelf.rows(tini.id).tolist() == [0]
    assert shelf.rows("nobody").tolist() == []
    assert shelf.rows(span=Span(since=date(2026, 5, 5))).tolist() == [1]
    assert shelf.rows(span=Span(until=date(2026, 5, 4))).tolist() == [0]


def test_the_shelf_follows_what_is_added_changed_and_removed(memory: Memory, shelf: Shelf):
    [note] = memory.notes.all("Tini")
    for number in range(8):
        memory.notes.add(f"Tambahan {number}.")
    memory.notes.edit(note.id, text="Kunci gudang hilang.")
    assert shelf.follow(memory)
    assert held(shelf) == (10, 0)
    assert shelf.words(["hilang"])[shelf.rows()].max() > 0
    memory.notes.remove(note.id)
    assert shelf.follow(memory)
    assert held(shelf) == (9, 0)
    assert not shelf.words(["hilang"])[shelf.rows()].any()


def test_vectors_that_another_process_made_are_read(memory: Memory, shelf: Shelf):
    waiting = memory.chunks_to_index(10, MODEL)
    memory.store_vectors({p.id: np.ones(DIMENSIONS, np.float32) for p in waiting}, MODEL)
    assert not shelf.follow(memory)
    assert held(Shelf.read(memory)) == (2, 2)


def test_the_product_in_pieces_is_the_product():
    chance = np.random.default_rng(0)
    for count in (0, 1, 64, 200):
        matrix = chance.normal(size=(count, 8)).astype(np.float32)
        vector = chance.normal(size=8).astype(np.float32)
        np.testing.assert_allclose(cosines(matrix, vector), matrix @ vector, rtol=1e-4, atol=1e-5)
