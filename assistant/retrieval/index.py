"""The dense index: Chroma over the practice cards, and over one user's notes.

The truth lies elsewhere: vectors of cards in the library's file, those of notes in the database.
The index is built from them in a child process in a fresh folder, probed, swapped in by rename,
with one owner; or, for a team, it is a collection on a Chroma server. A running app opens it;
until it stands, wherever it breaks, and in a command that asks once and ends, `nearest` is None
and whoever asks takes the exact product instead.
"""

from __future__ import annotations

import atexit
import hashlib
import logging
from collections.abc import Callable, Hashable
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Literal

from assistant.language.embedding import MODEL
from assistant.retrieval.chroma import (
    held,
    make_collection,
    nearest,
    open_client,
    open_server,
    troubles,
    upsert,
)
from assistant.retrieval.index_build import NAME, Build, Entries
from assistant.retrieval.index_folder import IndexFolder

if TYPE_CHECKING:
    import numpy as np
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

Notice = Literal["index-rebuilt", "index-elsewhere", "index-unreachable"]

CATCH_UP = 500
"""Changes that are written into a standing index; more, and it is built anew."""
STAMP = f"3 {MODEL}"
log = logging.getLogger(__name__)


class DenseIndex:
    """One collection of vectors. Safe between threads."""

    def __init__(self, folder: Path, name: str, server: str = "") -> None:
        """`folder` holds it where there is no `server`; there, `name` tells it from others."""
        self.notices: list[Notice] = []
        self._folder = IndexFolder(folder)
        self._server = server
        self._name = f"{name}-{short_hash(STAMP)}" if server else NAME
        self._wanted = False
        self._version: Hashable = None
        self._client: Client | None = None
        self._collection: Collection | None = None
        self._held: set[str] = set()
        self._child: Build | None = None
        self._failed = False
        self._lock = RLock()

    @property
    def in_use(self) -> bool:
        """Whether Chroma answers."""
        return self._collection is not None

    def open(self) -> None:
        """From now on it is kept; it is built or opened with the next `follow`."""
        if not self._wanted:
            self._wanted = True
            atexit.register(self.close)

    def follow(self, version: Hashable, read: Callable[[], Entries]) -> None:
        """Take in what changed: `version` tells whether anything did, `read` what there is now.

        A build that has ended is swapped in. A full disk, a folder without rights, a server that is
        away: no index, but a search.
        """
        with self._lock:
            if not self._wanted or self._building():
                return
            changed = self._version != version
            if self._lost():
                self._drop()
                if not changed:  # or else it went with what was forgotten
                    self._tell("index-rebuilt")
            elif not changed or self._failed:
                return
            self._update(version, read())

    def nearest(self, vector: Floats, n: int) -> tuple[list[str], list[float]] | None:
        """The n nearest names with their cosines, best first; None where Chroma does not answer."""
        with self._lock:
            if self._collection is None or not self._held:
                return None
            try:
                return nearest(self._collection, vector, min(n, len(self._held)))
            except troubles():
                self._distrust()
                return None

    def wait(self) -> None:
        """Until a build that is under way has ended; the next `follow` swaps it in."""
        if self._child is not None:
            self._child.process.wait()

    def close(self) -> None:
        """Leave the folder in good order."""
        with self._lock:
            if self._child is not None:
                self._child.process.kill()
                self._child.process.wait()
                self._child = None
            sealed = self._client is not None and not self._server
            self._drop()
            if sealed and self._folder.current.exists():
                self._folder.seal(STAMP)
            self._folder.release()
            self._wanted = False
            atexit.unregister(self.close)

    def _lost(self) -> bool:
        """Whether the folder vanished under an open index."""
        return self.in_use and not self._server and not self._folder.current.exists()

    def _update(self, version: Hashable, entries: Entries) -> None:
        try:
            if self._collection is None and entries.names:
                self._connect(entries)
            if self._collection is not None:
                self._catch_up(self._collection, entries)
            if self._child is None:
                self._version = version
        except OSError as error:
            self._give_up(error)
        except troubles() as error:
            if self._server:
                self._give_up(error)
            else:
                self._distrust()

    def _give_up(self, error: Exception) -> None:
        log.warning("the search index could not be opened: %s", error)
        self._drop()
        self._failed = True
        if self._server:
            self._tell("index-unreachable")

    def _connect(self, entries: Entries) -> None:
        if self._server:
            self._hold(open_server(self._server))
        elif not self._folder.claim():
            self._tell("index-elsewhere")
        elif self._folder.break_seal(STAMP):
            self._hold(open_client(self._folder.current))
        else:
            if self._folder.current.exists():
                self._tell("index-rebuilt")
            self._child = Build.start(self._folder, entries)

    def _hold(self, client: Client) -> None:
        self._client = client
        collection = make_collection(client, self._name)
        self._held = held(collection)
        self._collection = collection

    def _catch_up(self, collection: Collection, entries: Entries) -> None:
        """Bring a standing index to what there is; far behind, it is built anew."""
        wanted = set(entries.names)
        gone = self._held - wanted
        new = [row for row, name in enumerate(entries.names) if name not in self._held]
        if len(gone) + len(new) > CATCH_UP and not self._server:
            self._drop()
            self._child = Build.start(self._folder, entries)
            return
        if gone:
            collection.delete(ids=list(gone))
        if new:
            upsert(collection, [entries.names[row] for row in new], entries.vectors[new])
        self._held = wanted

    def _building(self) -> bool:
        """Whether a build is under way; one that has ended is settled."""
        if self._child is None:
            return False
        if self._child.process.poll() is None:
            return True
        child, self._child = self._child, None
        self._failed = not child.settle()
        if not self._failed:
            self._folder.seal(STAMP)
        return False

    def _distrust(self) -> None:
        log.exception("the search index gave no answer")
        self._drop()
        self._tell("index-unreachable" if self._server else "index-rebuilt")

    def _drop(self) -> None:
        if self._client is not None:
            self._client.close()
        self._client = self._collection = None
        self._held = set()
        self._version = None

    def _tell(self, notice: Notice) -> None:
        if notice not in self.notices:
            self.notices.append(notice)


def short_hash(text: str) -> str:
    """Sixteen digits that stand for a text in names of folders and collections."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
