"""The Chroma index: built aside, trusted only when sealed, healed whenever it is not."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from assistant.language.embedding import DIMENSIONS, MODEL
from assistant.memory.store import Memory
from assistant.retrieval import index as index_module
from assistant.retrieval.index import NoteIndex
from assistant.settings import Settings

pytestmark = pytest.mark.slow
MANY = 1_050


@pytest.fixture
def crowded(memory: Memory) -> Memory:
    memory.notes.add("\n\n".join(f"Line {n:04d} " + "word " * 80 for n in range(MANY)))
    passages = memory.chunks_to_index(10 * MANY, MODEL)
    vectors = np.random.default_rng(0).normal(size=(len(passages), DIMENSIONS)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    memory.store_vectors({p.id: v for p, v in zip(passages, vectors, strict=True)}, MODEL)
    assert len(passages) > index_module.SMALL
    return memory


@pytest.fixture
def index(settings: Settings) -> Iterator[NoteIndex]:
    index = NoteIndex(settings.home, settings.user)
    yield index
    index.close()


def first(memory: Memory) -> tuple[int, np.ndarray]:
    held = memory.vectors(MODEL)
    return held.ids[7], held.matrix[7]


def nearest(index: NoteIndex, memory: Memory, vector: np.ndarray) -> int:
    shelf = index.shelf(memory)
    found = index.nearest(shelf, vector, shelf.rows(), 5)
    return int(shelf.ids[max(found, key=lambda row: float(shelf.matrix[row] @ vector))])


def test_search_answers_while_the_index_is_built_and_after(index: NoteIndex, crowded: Memory):
    identity, vector = first(crowded)
    assert nearest(index, crowded, vector) == identity
    index.wait(crowded)
    assert index.in_use
    assert nearest(index, crowded, vector) == identity
    assert index.notices == []


def test_a_damaged_index_heals_with_a_message(
    index: NoteIndex, crowded: Memory, settings: Settings
):
    identity, vector = first(crowded)
    nearest(index, crowded, vector)
    index.wait(crowded)
    index.close()
    for path in (settings.home / "index").rglob("*.bin"):
        path.write_bytes(b"\x00" * 64)
    again = NoteIndex(settings.home, settings.user)
    assert nearest(again, crowded, vector) == identity
    assert again.notices == ["index-rebuilt"]
    again.wait(crowded)
    assert again.in_use
    assert nearest(again, crowded, vector) == identity
    again.close()


def test_a_well_closed_index_is_opened_as_it_is(
    index: NoteIndex, crowded: Memory, settings: Settings
):
    identity, vector = first(crowded)
    nearest(index, crowded, vector)
    index.wait(crowded)
    index.close()
    again = NoteIndex(settings.home, settings.user)
    assert nearest(again, crowded, vector) == identity
    assert again.in_use
    assert again.notices == []
    again.close()


def test_a_second_process_searches_without_it(
    index: NoteIndex, crowded: Memory, settings: Settings
):
    identity, vector = first(crowded)
    nearest(index, crowded, vector)
    second = NoteIndex(settings.home, settings.user)
    assert nearest(second, crowded, vector) == identity
    assert second.notices == ["index-elsewhere"]
    second.close()
