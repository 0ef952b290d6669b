"""The Chroma index: built aside, trusted only when sealed, healed whenever it is not."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from assistant.language.embedding import DIMENSIONS
from assistant.retrieval import index as index_module
from assistant.retrieval.index import DenseIndex
from assistant.retrieval.index_build import Entries

pytestmark = pytest.mark.slow
MANY = 200


def some(count: int) -> Entries:
    vectors = np.random.default_rng(0).normal(size=(count, DIMENSIONS)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return Entries([f"line {n}" for n in range(count)], vectors)


ENTRIES = some(MANY)
WHOLE = ENTRIES.vectors[7]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def opened(folder: Path) -> Iterator[Callable[[], DenseIndex]]:
    """Indexes over one folder, closed at the end."""
    made: list[DenseIndex] = []

    def another() -> DenseIndex:
        made.append(DenseIndex(folder, "cards"))
        made[-1].open()
        return made[-1]

    yield another
    for index in made:
        index.close()


def follow(index: DenseIndex, entries: Entries = ENTRIES, version: int = 1) -> None:
    index.follow(version, lambda: entries)


def built(index: DenseIndex, entries: Entries = ENTRIES) -> DenseIndex:
    follow(index, entries)
    index.wait()
    follow(index, entries)
    assert index.in_use
    return index


def nearest(index: DenseIndex) -> str | None:
    found = index.nearest(WHOLE, 5)
    return found[0][0] if found else None


def test_until_it_stands_it_has_no_answer_and_then_the_nearest(opened: Callable[[], DenseIndex]):
    index = opened()
    follow(index)
    assert nearest(index) is None
    names, cosines = built(index).nearest(WHOLE, 5) or ([], [])
    assert names[0] == "line 7"
    assert cosines[0] == pytest.approx(1, abs=1e-4)
    assert cosines == sorted(cosines, reverse=True)
    assert index.notices == []


def test_nothing_is_built_for_a_command_that_did_not_open_it(folder: Path):
    index = DenseIndex(folder, "cards")
    follow(index)
    assert nearest(index) is None
    assert not folder.exists()


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


DAMAGES = [_overwrite, _truncate, _lose_a_file, _garble_the_seal, _put_a_file_in_the_way]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_heals_with_a_message(
    opened: Callable[[], DenseIndex], folder: Path, damage: Callable[[Path], None]
):
    built(opened()).close()
    damage(folder / "current")
    again = opened()
    follow(again)
    assert nearest(again) is None
    assert again.notices == ["index-rebuilt"]
    assert nearest(built(again)) == "line 7"


@pytest.mark.parametrize("damage", [_truncate, shutil.rmtree])
def test_damage_under_the_running_app_heals_with_a_message(
    opened: Callable[[], DenseIndex], folder: Path, damage: Callable[[Path], None]
):
    index = built(opened())
    damage(folder / "current")
    follow(index)
    nearest(index)
    assert nearest(built(index)) == "line 7"
    assert index.notices == ["index-rebuilt"]


def test_damage_that_shows_while_writing_heals_too(opened: Callable[[], DenseIndex], folder: Path):
    index = built(opened())
    _truncate(folder / "current")
    follow(index, some(MANY + 1), version=2)
    assert index.notices == ["index-rebuilt"]
    assert nearest(built(index)) == "line 7"


def test_what_forgetting_swept_away_is_made_again_without_a_word(
    opened: Callable[[], DenseIndex], folder: Path
):
    index = built(opened())
    shutil.rmtree(folder / "current")
    follow(index, some(MANY - 1), version=2)
    index.wait()
    follow(index, some(MANY - 1), version=2)
    assert nearest(index) == "line 7"
    assert index.notices == []


def test_a_well_closed_index_is_opened_as_it_is(opened: Callable[[], DenseIndex]):
    built(opened()).close()
    again = opened()
    follow(again)
    assert nearest(again) == "line 7"
    assert again.notices == []


def test_only_what_changed_is_written(opened: Callable[[], DenseIndex], folder: Path):
    index = built(opened())
    before = (folder / "current").stat().st_ino
    changed = Entries([*ENTRIES.names[1:], "joined"], np.roll(ENTRIES.vectors, -1, axis=0))
    follow(index, changed, version=2)
    assert index.nearest(ENTRIES.vectors[0], 1) == (["joined"], [pytest.approx(1, abs=1e-4)])
    assert (folder / "current").stat().st_ino == before


def test_what_changed_a_great_deal_is_built_anew(
    opened: Callable[[], DenseIndex], folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(index_module, "CATCH_UP", 10)
    index = built(opened())
    before = (folder / "current").stat().st_ino
    follow(index, some(MANY + 20), version=2)
    assert nearest(index) is None
    built(index, some(MANY + 20))
    assert (folder / "current").stat().st_ino != before
    assert nearest(index) == "line 7"


def test_a_second_process_searches_without_it(opened: Callable[[], DenseIndex]):
    built(opened())
    second = opened()
    follow(second)
    assert nearest(second) is None
    assert second.notices == ["index-elsewhere"]
