"""The dense index over one user's notes.

The database is the truth: passages and their vectors lie there, and the shelf holds them ready.
Up to a thousand passages one matrix product is quicker than anything; above, Chroma is the index,
built in a child process in a fresh folder, probed, swapped in by rename, with one owner; or, for a
team, a Chroma server, where a user's vectors lie in a collection of their own. Whatever happens to
it, search goes on from the shelf.
"""

from __future__ import annotations

import atexit
import hashlib
import logging
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np

from assistant.language.embedding import MODEL
from assistant.retrieval.cosines import cosines
from assistant.retrieval.index_build import (
    NAME,
    make_collection,
    open_client,
    open_server,
    upsert,
)
from assistant.retrieval.index_folder import IndexFolder
from assistant.retrieval.shelf import Shelf

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection
    from numpy.typing import NDArray

    from assistant.memory.store import Memory

    Floats = NDArray[np.float32]
    Rows = NDArray[np.intp]

Notice = Literal["index-rebuilt", "index-elsewhere", "index-unreachable"]

SMALL = 1_000
"""Passages up to which no index is kept."""
CATCH_UP = 500
"""Changes that are written into a standing index; more, and it is built anew."""
STAMP = f"2 {MODEL}"
log = logging.getLogger(__name__)


class NoteIndex:
    """The index of one user. Not for two threads at once; `NoteSearch` sees to that."""

    def __init__(self, home: Path, user: str, server: str = "") -> None:
        name = hashlib.sha256(user.encode()).hexdigest()[:16]
        model = hashlib.sha256(STAMP.encode()).hexdigest()[:8]
        self.notices: list[Notice] = []
        self._folder = IndexFolder(home / "index" / name)
        self._server = server
        self._collection_name = f"notes-{name}-{model}" if server else NAME
        self._shelf: Shelf | None = None
        self._client: Client | None = None
        self._collection: Collection | None = None
        self._held: set[int] = set()
        self._version = 0
        self._child: Build | None = None
        self._failed = False
        atexit.register(self.close)

    @property
    def in_use(self) -> bool:
        """Whether Chroma answers, rather than the shelf."""
        return self._collection is not None

    def shelf(self, memory: Memory) -> Shelf:
        """The passages as the database has them now."""
        if self._shelf is None or not self._shelf.follow(memory):
            self._shelf = Shelf.read(memory)
            self._version = -1
        self._freshen(self._shelf)
        return self._shelf

    def nearest(self, shelf: Shelf, vector: Floats, rows: Rows, n: int) -> Rows:
        """The n of `rows` that lie nearest to `vector`, or about as many."""
        whole = len(rows) == len(shelf.rows())
        if self._collection is not None and whole and len(rows) > SMALL:
            try:
                return self._ask(self._collection, shelf, vector, n)
            except Exception:
                log.exception("the search index gave no answer")
                self._distrust()
        return _best(rows, cosines(shelf.matrix[rows], vector), n)

    def added(self, ids: list[int], vectors: Floats) -> None:
        """Passages that have just been given vectors in the database."""
        if self._shelf is not None:
            self._shelf.learn(ids, vectors)

    def wait(self, memory: Memory) -> None:
        """Until a build that is under way stands."""
        if self._child is not None:
            self._child.process.wait()
        self.shelf(memory)

    def close(self) -> None:
        """Leave the folder in good order."""
        if self._child is not None:
            self._child.process.kill()
            self._child.process.wait()
            self._child = None
        if self._client is not None:
            self._client.close()
            self._client = self._collection = None
            if not self._server and self._folder.current.exists():
                self._folder.seal(STAMP)
        self._folder.release()
        atexit.unregister(self.close)

    def _freshen(self, shelf: Shelf) -> None:
        """Take in what changed, and a build that has ended; open what is closed."""
        lost = not self._server and not self._folder.current.exists()
        if self._client is not None and lost:
            self._distrust()
        if self._child is not None and not self._finished():
            return
        changed = self._version != shelf.version
        if changed and not self._failed and len(_indexed(shelf)) > SMALL:
            self._open(shelf)

    def _open(self, shelf: Shelf) -> None:
        """A full disk, a folder without rights, a server that is away: no index, but a search."""
        try:
            if self._collection is None:
                self._connect(shelf)
            if self._collection is not None:
                self._catch_up(self._collection, shelf)
        except Exception as error:
            if not (self._server or isinstance(error, OSError)):
                raise
            log.warning("the search index could not be opened: %s", error)
            self._drop()
            self._failed = True
            if self._server:
                self._tell("index-unreachable")

    def _connect(self, shelf: Shelf) -> None:
        if self._server:
            self._hold(open_server(self._server))
        elif not self._folder.claim():
            self._tell("index-elsewhere")
        elif self._folder.break_seal(STAMP):
            self._hold(open_client(self._folder.current))
        else:
            if self._folder.current.exists():
                self._tell("index-rebuilt")
            self._child = Build.start(self._folder, shelf)

    def _hold(self, client: Client) -> None:
        self._client = client
        collection = make_collection(client, self._collection_name)
        self._held = {int(identity) for identity in collection.get(include=[])["ids"]}
        self._collection = collection

    def _catch_up(self, collection: Collection, shelf: Shelf) -> None:
        """Bring a standing index to what the shelf holds; far behind, it is built anew."""
        rows = _indexed(shelf)
        gone = self._held.difference(shelf.ids[rows].tolist())
        new = rows[[int(identity) not in self._held for identity in shelf.ids[rows]]]
        if len(gone) + len(new) > CATCH_UP and not self._server:
            self._drop()
            self._child = Build.start(self._folder, shelf)
            return
        if gone:
            collection.delete(ids=[str(identity) for identity in gone])
        if len(new):
            upsert(collection, shelf.ids[new].tolist(), shelf.matrix[new])
        self._held = set(shelf.ids[rows].tolist())
        self._version = shelf.version

    def _ask(self, collection: Collection, shelf: Shelf, vector: Floats, n: int) -> Rows:
        found = collection.query(
            query_embeddings=vector[None, :], n_results=min(n, len(self._held)), include=[]
        )
        return shelf.places([int(identity) for identity in found["ids"][0]])

    def _finished(self) -> bool:
        child = self._child
        assert child is not None
        if child.process.poll() is None:
            return False
        self._child = None
        self._failed = not child.settle()
        if not self._failed:
            self._folder.seal(STAMP)
        return True

    def _distrust(self) -> None:
        self._drop()
        self._tell("index-rebuilt")

    def _drop(self) -> None:
        if self._client is not None:
            self._client.close()
        self._client = self._collection = None
        self._held = set()
        self._version = -1

    def _tell(self, notice: Notice) -> None:
        if notice not in self.notices:
            self.notices.append(notice)


@dataclass
class Build:
    """A child process that builds in a fresh folder."""

    folder: IndexFolder
    place: Path
    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls, folder: IndexFolder, shelf: Shelf) -> Build:
        """Hand the vectors over and let it run."""
        place, rows = folder.new_place(), _indexed(shelf)
        source = place.with_suffix(".npz")
        np.savez(source, ids=shelf.ids[rows], vectors=shelf.matrix[rows])
        command = [sys.executable, "-m", "assistant.retrieval.index_build", str(place), str(source)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return cls(folder, place, process)

    def settle(self) -> bool:
        """After the end: swap in what stands the probe, clear away what does not."""
        self.place.with_suffix(".npz").unlink(missing_ok=True)
        if self.process.returncode == 0:
            self.folder.swap_in(self.place)
            return True
        log.error("building the search index failed with code %s", self.process.returncode)
        self.folder.clear(self.place)
        return False


def _indexed(shelf: Shelf) -> Rows:
    """The rows that belong into the index: those with a vector."""
    rows = shelf.rows()
    return rows[shelf.seen[rows]]


def _best(rows: Rows, scores: Floats, n: int) -> Rows:
    """The n best rows, in no particular order."""
    if len(rows) <= n:
        return rows
    return rows[np.argpartition(-scores, n)[:n]]
