"""The folder of a search index: who owns it, and whether what lies there may be trusted.

A sealed folder carries a manifest with the checksum of every file. Opening it breaks the seal,
closing it in good order makes a new one; after a kill, a torn write or a stray hand the seal is
missing or wrong, and the index is made again from the database.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

MANIFEST = "manifest.json"


@dataclass
class IndexFolder:
    """`root` holds one index in `current`, a lock, and what is being built."""

    root: Path
    _lock: int | None = field(default=None, repr=False)

    @property
    def current(self) -> Path:
        """Where the index in use lies."""
        return self.root / "current"

    def claim(self) -> bool:
        """Become the owner until `release`; False where another process is."""
        import fcntl

        if self._lock is not None:
            return True
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(self.root / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            return False
        self._lock = lock
        self._sweep()
        return True

    def release(self) -> None:
        """Let another process own it."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def seal(self, stamp: str) -> None:
        """Vouch for the files as they lie there now; `stamp` says what they were built for."""
        manifest = {"stamp": stamp, "files": _checksums(self.current)}
        target = self.current / MANIFEST
        draft = target.with_suffix(".tmp")
        draft.write_text(json.dumps(manifest), encoding="utf-8")
        draft.replace(target)

    def break_seal(self, stamp: str) -> bool:
        """Open a sealed index for use; False where the seal is missing or wrong."""
        path = self.current / MANIFEST
        try:
            manifest = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        path.unlink()
        return manifest == {"stamp": stamp, "files": _checksums(self.current)}

    def new_place(self) -> Path:
        """An empty folder to build in."""
        return Path(tempfile.mkdtemp(prefix="fresh-", dir=self.root))

    def swap_in(self, place: Path) -> None:
        """Let what was built in `place` be the current index."""
        old = self.root / f"old-{place.name}"
        if self.current.exists():
            self.current.rename(old)
        place.rename(self.current)
        self.clear(old)

    def clear(self, place: Path) -> None:
        """Take a folder or file of ours away, if it is there."""
        if place.is_dir():
            shutil.rmtree(place)
        else:
            place.unlink(missing_ok=True)

    def _sweep(self) -> None:
        """Clear away what a killed build left behind."""
        for left in (*self.root.glob("fresh-*"), *self.root.glob("old-*")):
            self.clear(left)


def _checksums(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(MANIFEST.split(".")[0])
    }
