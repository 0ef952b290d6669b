"""Copies, restore, the lock, permissions, and a schema that grows."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.errors import HomeInUse, StoreDamaged, UnknownName
from assistant.memory import migration
from assistant.memory.backups import KEPT, backups, daily_backup, restore, sound
from assistant.memory.home import Home
from assistant.memory.lock import app_lock, app_runs
from assistant.memory.store import Memory, Store
from assistant.settings import Settings
from tests.words import passages_with

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
GOLDEN = Path(__file__).parent / "golden"


def test_only_the_owner_may_look_into_the_folder(store: Store) -> None:
    assert store.home.root.stat().st_mode & 0o777 == 0o700
    store.backup()
    for path in store.home.root.rglob("*.db"):
        assert path.parent.stat().st_mode & 0o077 == 0


def test_a_commit_is_on_the_disk_and_erased_pages_are_overwritten(store: Store) -> None:
    with store.engine.connect() as connection:
        read = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert read == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def test_one_copy_a_day_is_made_and_seven_are_kept(store: Store) -> None:
    for n in range(KEPT + 3):
        assert daily_backup(store.home, NOW + timedelta(days=n))
        assert daily_backup(store.home, NOW + timedelta(days=n, hours=3)) is None
    daily = [copy for copy in store.backups() if copy.occasion == "daily"]
    assert len(daily) == KEPT
    assert all(sound(copy.path) for copy in daily)
    assert not list(store.home.backups.glob("*-wal"))


def test_a_copy_brings_the_former_state_back_and_keeps_the_present_one(
    store: Store, memory: Memory
) -> None:
    memory.notes.add("Before.")
    store.backup()
    memory.notes.add("After.")
    store.restore()
    assert [note.text for note in store.for_user("me").notes.all()] == ["Before."]
    store.restore(next(copy.path.name for copy in store.backups() if copy.occasion == "restore"))
    assert len(store.for_user("me").notes.all()) == 2


def test_a_damaged_database_is_told_and_the_copy_restored(store: Store, memory: Memory) -> None:
    memory.notes.add("Precious.")
    copy = store.backup()
    assert copy
    store.close()
    for path in store.home.root.glob("empatmata.db-*"):
        path.unlink()
    store.home.database.write_bytes(b"not a database" * 1000)
    with pytest.raises(StoreDamaged) as told:
        Store(store.settings)
    assert copy.path.name in told.value.message("en")
    restore(store.home, None, NOW)
    assert Store(store.settings).for_user("me").notes.all()[0].text == "Precious."


def test_an_unknown_copy_and_a_running_app_are_told(store: Store) -> None:
    store.backup()
    with pytest.raises(UnknownName):
        store.restore("yesterday.db")
    with store.own(), pytest.raises(HomeInUse):
        store.restore()


def test_a_second_app_is_told_and_plain_commands_go_on(store: Store) -> None:
    home = store.home
    assert not app_runs(home)
    with store.own():
        assert app_runs(home)
        with pytest.raises(HomeInUse), app_lock(home):
            pass
        Store(store.settings).for_user("me").notes.add("Beside a running app.")
    assert not app_runs(home)
    with app_lock(home):
        pass


def test_the_lock_goes_with_a_killed_app(home: Path) -> None:
    hold = (
        "import sys, time; from pathlib import Path; from assistant.memory.home import Home;"
        "from assistant.memory.lock import app_lock\n"
        "with app_lock(Home(Path(sys.argv[1]))): print('held', flush=True); time.sleep(60)"
    )
    app = subprocess.Popen([sys.executable, "-c", hold, str(home)], stdout=subprocess.PIPE)
    assert app.stdout
    assert app.stdout.readline() == b"held\n"
    assert app_runs(Home(home))
    app.kill()
    app.wait()
    app.stdout.close()
    assert not app_runs(Home(home))


def test_health_sees_what_is_wrong(store: Store, memory: Memory) -> None:
    memory.notes.add("One.")
    well = memory.health("e5")
    assert (well.sound, well.private, well.app_runs) == (True, True, False)
    assert (well.notes.indexed, well.notes.total) == (0, 1)
    store.home.root.chmod(0o755)
    assert not memory.health("e5").private


@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("*.db")), ids=lambda path: path.stem)
def test_a_database_of_every_released_schema_opens(golden: Path, tmp_path: Path) -> None:
    home = Home(tmp_path / "old")
    home.make()
    shutil.copy(golden, home.database)
    store = Store(Settings(home=home.root))
    assert migration.revision(store.engine) == migration.head()
    memory = store.for_user("me")
    overview = memory.overview("Mbak Sekar")
    assert overview.person is not None
    assert overview.last is not None
    assert overview.last.notes == "Sekar pindah meja ke dekat jendela."
    assert [promise.task for promise in overview.promises] == ["pesan lampu"]
    assert passages_with(memory, "jendela")[0].note_id == overview.last.note_id
    assert memory.health("e5").sound


def test_a_change_of_the_schema_is_preceded_by_a_copy(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Store(Settings(home=home)).for_user("me").notes.add("Old.")
    newer = tmp_path / "migrations"
    shutil.copytree(migration.FOLDER, newer, ignore=shutil.ignore_patterns("__pycache__"))
    (newer / "versions" / "9999_more.py").write_text(
        'from alembic import op\nrevision = "9999"\ndown_revision = "0002"\n\n'
        'def upgrade():\n    op.execute("CREATE TABLE more (id TEXT)")\n'
    )
    monkeypatch.setattr(migration, "FOLDER", newer)
    store = Store(Settings(home=home))
    assert migration.revision(store.engine) == "9999"
    assert [copy.occasion for copy in backups(store.home)].count("schema") == 1
    assert store.for_user("me").notes.all()[0].text == "Old."


def test_the_migrations_build_what_the_models_say(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from assistant.memory.tables import Base

    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata) == []


def test_an_agenda_needs_at_most_five_reads(store: Store, memory: Memory) -> None:
    from sqlalchemy import event

    memory.sessions.add("Sekar", notes="x")
    memory.promises.add("y", person="Sekar")
    reads: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *call: reads.append(call[2]))
    memory.overview("Sekar")
    assert len([statement for statement in reads if statement.startswith("SELECT")]) <= 5


def test_two_apps_may_open_a_new_home_at_once(home: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from assistant.settings import Settings;"
        "from assistant.memory.store import Store;"
        "Store(Settings(home=Path(sys.argv[1]))).for_user('me').notes.add('hello')"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(home)]) for _ in range(2)]
    assert [process.wait() for process in running] == [0, 0]
    assert len(Store(Settings(home=home)).for_user("me").notes.all()) == 2


def test_time_is_passed_in(memory: Memory) -> None:
    then = type(memory)(replace(memory.desk, clock=lambda: NOW))
    assert then.notes.add("Long ago.").created == NOW
