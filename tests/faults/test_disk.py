"""A disk that is full, cannot be written, or fails in the middle: told plainly, nothing lost."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import (
    DiskFailing,
    DiskFull,
    ReadOnlyFolder,
    StorageError,
    StoreBusy,
    StoreDamaged,
)
from assistant.memory.database import told_plainly
from assistant.memory.store import Memory, Store
from assistant.settings import Settings
from tests.words import passages_with

SAVED, REFUSED = 10, 11

WRITES: dict[str, Callable[[Memory], object]] = {
    "note": lambda memory: memory.notes.add("A long new note. " * 4_000),
    "edit": lambda memory: memory.notes.edit(memory.notes.all()[0].id, "Other words. " * 4_000),
    "promise": lambda memory: memory.promises.add("x" * 60_000),
    "talk": lambda memory: memory.conversations.append(_talk(memory), "user", "y" * 60_000),
}


@pytest.fixture
def memory(home: Path) -> Memory:
    return Store(Settings(home=home)).for_user("me")


def fill(memory: Memory) -> None:
    memory.notes.add("Here before.")
    memory.conversations.start()


def contents(memory: Memory) -> list[object]:
    return [memory.notes.all(), memory.promises.all(), memory.conversations.latest()]


@pytest.mark.parametrize("write", WRITES)
def test_a_full_disk_is_told_and_nothing_is_lost(memory: Memory, write: str) -> None:
    fill(memory)
    before = contents(memory)
    _no_more_pages(memory)
    with pytest.raises(DiskFull) as told:
        WRITES[write](memory)
    assert str(memory.desk.folder) in told.value.message("id")
    assert contents(memory) == before
    assert passages_with(memory, "before")


@pytest.mark.parametrize("write", WRITES)
def test_a_write_that_breaks_off_at_any_point_leaves_the_former_state(
    home: Path, write: str
) -> None:
    """The system lets files grow a little further each time, until the write goes through."""
    store = Store(Settings(home=home))
    fill(store.for_user("me"))
    before = contents(store.for_user("me"))
    store.close()
    for limit in range(0, 400_000, 20_000):
        end = _write_in_a_child(home, write, limit)
        store = Store(Settings(home=home))
        after = contents(store.for_user("me"))
        assert store.for_user("me").health("e5").sound
        store.close()
        if end == SAVED:
            break
        assert end == REFUSED
        assert after == before
    assert limit > 0
    assert after != before


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError):
        Store(Settings(home=tmp_path / "file" / "home"))


def test_a_read_only_database_is_told(memory: Memory) -> None:
    memory.notes.add("Here before.")
    from sqlalchemy import event

    event.listen(memory.desk.engine, "connect", lambda raw, _: raw.execute("PRAGMA query_only=ON"))
    memory.desk.engine.dispose()
    with pytest.raises(ReadOnlyFolder):
        memory.notes.add("Not now.")
    assert len(memory.notes.all()) == 1


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (28, DiskFull),
        (30, ReadOnlyFolder),
        (13, ReadOnlyFolder),
        (5, DiskFailing),
        (2, StorageError),
    ],
)
def test_what_the_system_reports_reaches_the_user_in_words(
    tmp_path: Path, number: int, error: type[StorageError]
) -> None:
    with pytest.raises(error) as told, told_plainly(tmp_path):
        raise OSError(number, "as the system says it")
    assert told.value.message("id") != told.value.message("en")


@pytest.mark.parametrize(
    ("reason", "error"),
    [
        ("database is locked", StoreBusy),
        ("disk I/O error", DiskFailing),
        ("unable to open database file", ReadOnlyFolder),
        ("database disk image is malformed", StoreDamaged),
        ("something new", StorageError),
    ],
)
def test_the_databases_own_english_stands_at_most_in_brackets(
    tmp_path: Path, reason: str, error: type[StorageError]
) -> None:
    with pytest.raises(error) as told, told_plainly(tmp_path):
        raise sqlite3.OperationalError(reason)
    plain = told.value.message("id").replace(f"({reason})", "")
    assert reason not in plain


def _talk(memory: Memory) -> str:
    talk = memory.conversations.latest()
    assert talk
    return talk.id


def _no_more_pages(memory: Memory) -> None:
    """SQLite's own limit reports exactly what a full disk does."""
    from sqlalchemy import event

    def limit(raw: object, _: object) -> None:
        pages = raw.execute("PRAGMA page_count").fetchone()[0]  # pyright: ignore
        raw.execute(f"PRAGMA max_page_count={pages}")  # pyright: ignore

    memory.desk.engine.dispose()
    event.listen(memory.desk.engine, "connect", limit)


def _write_in_a_child(home: Path, write: str, limit: int) -> int:
    """The exit code of a child in which no file may grow beyond `limit` bytes (EFBIG)."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 1
    try:
        memory = Store(Settings(home=home)).for_user("me")
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        WRITES[write](memory)
        code = SAVED
    except StorageError:
        code = REFUSED
    finally:
        os._exit(code)
