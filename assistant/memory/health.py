"""Is the memory well? What `empatmata doctor` and the page's trust view show."""

from __future__ import annotations

import shutil
from dataclasses import dataclass

from sqlalchemy import text

from assistant.memory.backups import Backup, backups
from assistant.memory.database import in_a_file, told_plainly
from assistant.memory.desk import Desk
from assistant.memory.home import OWNER_ONLY, Home
from assistant.memory.lock import app_runs
from assistant.memory.migration import revision
from assistant.memory.vectors import IndexState, VectorShelf

LITTLE_ROOM = 200 * 1024 * 1024
"""Bytes of free disk under which a warning is due."""


@dataclass(frozen=True, slots=True)
class Health:
    """The state of the data folder.

    `private` says that only its owner may look inside.
    """

    folder: str
    sound: bool
    revision: str | None
    private: bool
    app_runs: bool
    free_bytes: int
    notes: IndexState
    newest_backup: Backup | None

    @property
    def little_room(self) -> bool:
        """Whether the disk is nearly full."""
        return self.free_bytes < LITTLE_ROOM


def health(desk: Desk, model: str) -> Health:
    """Look at everything; `model` names the encoder whose vectors count. Raises StorageError."""
    home = Home(desk.folder)
    copies = backups(home)
    with told_plainly(home.root):
        return Health(
            folder=str(home.root),
            sound=_sound(desk),
            revision=revision(desk.engine),
            private=home.root.stat().st_mode & 0o777 == OWNER_ONLY,
            app_runs=app_runs(home),
            free_bytes=shutil.disk_usage(home.root).free,
            notes=VectorShelf(desk).state(model),
            newest_backup=copies[0] if copies else None,
        )


def _sound(desk: Desk) -> bool:
    """SQLite's own check of the file and of what refers to what."""
    if not in_a_file(desk.engine):
        return True
    with desk.reading() as transaction:
        whole = transaction.scalar(text("PRAGMA integrity_check")) == "ok"
        return whole and not transaction.execute(text("PRAGMA foreign_key_check")).first()
