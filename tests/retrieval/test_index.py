"""The Chroma index: built aside, trusted only when sealed, healed whenever it is not."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

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


def _overwrite(current: Path) -> None:
    for path in current.rglob("*.bin"):
        path.write_bytes(b"\x00" * 64)


def _truncate(current: Path) -> None:
    database = current / "chroma.sqlite3"
    database.write_bytes(database.read_bytes()[:5_000])


def _lose_a_file(current: Path) -> None:
    (current / "chroma.sqlite3").unlink()


def _garble_the_seal(current: Path) -> None:
    (current / "manifest.json").write_bytes(b"\xff\x00 not json")


def _put_a_file_in_the_way(current: Path) -> None:
    shutil.rmtree(current)
    current.write_text("what was a folder")


@pytest.mark.parametrize(
    "damage", [_overwrite, _truncate, _lose_a_file, _garble_the_seal, _put_a_file_in_the_way]
)
def test_a_damaged_index_heals_with_a_message(
    index: NoteIndex, crowded: Memory, settings: Settings, damage: Callable[[Path], None]
):
    identity, vector = first(crowded)
    nearest(index, crowded, vector)
    index.wait(crowded)
    index.close()
    [current] = (settings.home / "index").glob("*/current")
    damage(current)
    again = NoteIndex(settings.home, settings.user)
    assert nearest(again, crowded, vector) == identity
    assert again.notices == ["index-rebuilt"]
    again.wait(crowded)
    assert again.in_use
    assert nearest(again, crowded, vector) == identity
    again.close()


def test_an_index_that_vanishes_under_the_app_heals_with_a_message(
    index: NoteIndex, crowded: Memory, settings: Settings
):
    identity, vector = first(crowded)
    nearest(index, crowded, vector)
    index.wait(crowded)
    [current] = (settings.home / "index").glob("*/current")
    shutil.rmtree(current)
    assert nearest(index, crowded, vector) == identity
    assert index.notices == ["index-rebuilt"]
    index.wait(crowded)
    assert index.in_use
    assert nearest(index, crowded, vector) == identity


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
