"""The database at the edge: how it is opened, and how its complaints reach the user.

SQLite for one person: write-ahead log, `synchronous=FULL` (a commit is on the disk when it
returns), foreign keys on, freed pages overwritten. PostgreSQL for a team through the same code.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from assistant.errors import (
    DiskFailing,
    DiskFull,
    ReadOnlyFolder,
    StorageError,
    StoreBusy,
    StoreDamaged,
)

PATIENCE = 15.0
"""Seconds to wait for another process that is writing."""

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
)

COPY_PRAGMAS = ("PRAGMA journal_mode=DELETE", *PRAGMAS[1:])
"""For a copy, which lies in one file."""

WRITES = "writes"


def open_engine(url: str, pragmas: Sequence[str] = PRAGMAS) -> Engine:
    """An engine for `url`; SQLite gets `pragmas` on every connection."""
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", partial(_prepare, pragmas))
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(pragmas: Sequence[str], connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's own BEGIN is the only one
    for pragma in pragmas:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once: one that starts by reading could not wait for it later."""
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def in_a_file(engine: Engine) -> bool:
    """Whether the database is a file of ours, which we copy, check and rewrite ourselves."""
    return engine.dialect.name == "sqlite"


@contextmanager
def told_plainly(folder: Path | str) -> Iterator[None]:
    """Turns what the database or the disk reports into a StorageError with a next step."""
    try:
        yield
    except DBAPIError as error:
        raise _as_storage_error(str(error.orig), folder) from error
    except sqlite3.Error as error:
        raise _as_storage_error(str(error), folder) from error
    except OSError as error:
        raise _as_disk_error(error, folder) from error


def _as_storage_error(reason: str, folder: Path | str) -> StorageError:
    low = reason.lower()
    if "full" in low:
        return DiskFull(folder=folder)
    if "readonly" in low or "unable to open" in low or "permission" in low:
        return ReadOnlyFolder(folder=folder)
    if "locked" in low or "busy" in low:
        return StoreBusy(folder=folder)
    if "i/o error" in low:
        return DiskFailing(folder=folder, reason=reason)
    if "malformed" in low or "not a database" in low:
        return StoreDamaged(backup=newest_backup(Path(folder)))
    return StorageError(reason=reason)


def _as_disk_error(error: OSError, folder: Path | str) -> StorageError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(folder=folder)
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return ReadOnlyFolder(folder=folder)
    reason = error.strerror or str(error)
    if error.errno == errno.EIO:
        return DiskFailing(folder=folder, reason=reason)
    return StorageError(reason=reason)


def newest_backup(root: Path) -> str:
    """The name of the newest copy in this data folder, or a dash."""
    copies = sorted((root / "backups").glob("*.db"))
    return copies[-1].name if copies else "-"
