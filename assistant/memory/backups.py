"""Copies of the database: once a day, before each change of the schema, and on request.

Made through SQLite's backup interface, which copies a consistent state beside running writers. A
copy is written under another name, checked, flushed to the disk and only then given its own.
PostgreSQL has its own tools for this; there no copies are made.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from assistant.errors import HomeInUse, StoreDamaged, UnknownName
from assistant.memory.database import newest_backup, told_plainly
from assistant.memory.home import OWNER_ONLY, Home
from assistant.memory.lock import app_runs

KEPT = 7
"""Copies kept of each occasion."""

Occasion = Literal["daily", "schema", "asked", "restore"]


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy; `at` is local time."""

    path: Path
    at: datetime
    occasion: str
    size: int


def backups(home: Home) -> list[Backup]:
    """All copies, newest first."""
    found = sorted(home.backups.glob("*.db"), reverse=True)
    return [_described(path) for path in found]


def make_backup(home: Home, now: datetime, occasion: Occasion = "asked") -> Backup:
    """Copy the database. Raises StorageError, or StoreDamaged where the copy does not pass."""
    name = f"{now.astimezone():%Y%m%d-%H%M%S-%f}-{occasion}.db"
    target, unfinished = home.backups / name, home.backups / f"{name}.part"
    with told_plainly(home.root):
        home.backups.mkdir(mode=OWNER_ONLY, exist_ok=True)
        try:
            copy_database(home.database, unfinished)
            _into_one_file(unfinished)
            if not sound(unfinished):
                raise StoreDamaged(backup=newest_backup(home.root))
            _settle(unfinished, target)
        finally:
            unfinished.unlink(missing_ok=True)
        _prune(home, occasion)
    return _described(target)


def daily_backup(home: Home, now: datetime) -> Backup | None:
    """Copy the database unless this day has its copy."""
    today = f"{now.astimezone():%Y%m%d}-*-daily.db"
    if any(home.backups.glob(today)):
        return None
    return make_backup(home, now, "daily")


def restore(home: Home, name: str | None, now: datetime) -> Backup:
    """Put a copy (the newest sound one if not named) in the place of the database.

    The present state is copied first. The change is one transaction: a kill in the middle leaves
    the former state. Raises HomeInUse, UnknownName, StoreDamaged or StorageError.
    """
    if app_runs(home):
        raise HomeInUse(folder=home.root)
    chosen = _choose(home, name)
    with told_plainly(home.root):
        if home.database.exists() and sound(home.database):
            make_backup(home, now, "restore")
        elif home.database.exists():
            _set_aside(home)
        copy_database(chosen.path, home.database)
    return chosen


def copy_database(source: Path, target: Path) -> None:
    """All pages of one database over another. Raises sqlite3.Error."""
    with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target)) as there:
        there.execute("PRAGMA synchronous=FULL")
        here.backup(there)


def sound(path: Path) -> bool:
    """Whether the database passes its own check."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    except sqlite3.DatabaseError:
        return False


def _into_one_file(path: Path) -> None:
    """A copy lies in one file, without a write-ahead log beside it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def _choose(home: Home, name: str | None) -> Backup:
    known = backups(home)
    wanted = [copy for copy in known if name in (None, copy.path.name, str(copy.path))]
    if not wanted:
        raise UnknownName(name=name or "backup")
    for copy in wanted:
        if sound(copy.path):
            return copy
    raise StoreDamaged(backup=newest_backup(home.root))


def _set_aside(home: Home) -> None:
    """A damaged database is kept for whoever may still read from it."""
    for path in home.root.glob(f"{home.database.name}*"):
        path.rename(path.with_name(f"damaged-{path.name}"))


def _settle(unfinished: Path, target: Path) -> None:
    """Rename once the bytes are on the disk."""
    unfinished.chmod(0o600)
    for path in (unfinished, target.parent):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    unfinished.replace(target)


def _prune(home: Home, occasion: Occasion) -> None:
    for path in sorted(home.backups.glob(f"*-{occasion}.db"))[:-KEPT]:
        path.unlink()


def _described(path: Path) -> Backup:
    stamp, _, occasion = path.stem.rpartition("-")
    at = datetime.strptime(stamp, "%Y%m%d-%H%M%S-%f").astimezone()
    return Backup(path, at, occasion, path.stat().st_size)
