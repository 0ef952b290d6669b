"""The data folder: what lies where. Only its owner may look inside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

OWNER_ONLY = 0o700


@dataclass(frozen=True, slots=True)
class Home:
    """The paths of one data folder."""

    root: Path

    @property
    def database(self) -> Path:
        """The one truth."""
        return self.root / "empatmata.db"

    @property
    def backups(self) -> Path:
        """Copies of the database."""
        return self.root / "backups"

    @property
    def lock(self) -> Path:
        """Held by the app that owns the folder."""
        return self.root / "app.lock"

    @property
    def exports(self) -> Path:
        """Where an export goes when no folder is named."""
        return self.root / "exports"

    @property
    def copies(self) -> tuple[Path, ...]:
        """Folders that hold copies or traces of what is in the database; forgetting empties them.

        The search index among them: it is made again from the database.
        """
        return (self.exports, *(self.root / name for name in ("cache", "logs", "index")))

    def make(self) -> None:
        """Make the folder, readable by its owner alone. Raises OSError."""
        self.root.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        if self.root.stat().st_mode & 0o777 != OWNER_ONLY:
            self.root.chmod(OWNER_ONLY)
