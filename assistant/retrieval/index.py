"""The dense index over one user's notes.

The database is the truth: passages and their vectors lie there. Up to a thousand passages one
matrix product is quicker than anything; above, Chroma is the index, built in a child process in
a fresh folder, probed, swapped in by rename, with one owner. Whatever happens to it, search goes
on from the database while the index is made again.
"""

from __future__ import annotations

import atexit
import hashlib
import logging
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import numpy as np

from assistant.language.embedding import DIMENSIONS, MODEL
from assistant.retrieval.fusion import Spread
from assistant.retrieval.index_build import make_collection, open_client, upsert
from assistant.retrieval.index_folder import IndexFolder

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection
    from numpy.typing import NDArray

    from assistant.memory.search import FoundPassage
    from assistant.memory.store import Memory
    from assistant.memory.vectors import IndexedPassages

    Floats = NDArray[np.float32]

Notice = Literal["index-rebuilt", "index-elsewhere"]
Near = dict[int, float]

SMALL = 1_000
"""Passages up to which no index is kept."""
CATCH_UP = 500
"""Changes that are written into a standing index; more, and it is built anew."""
SAMPLE = 1_000
"""Passages that say how cosines lie over all of them."""
RESYNC_SECONDS = 60.0
STAMP = f"1 {MODEL}"
log = logging.getLogger(__name__)


@dataclass
class Shelf:
    """What the database holds, as last read."""

    ids: NDArray[np.int64]
    matrix: Floats
    persons: NDArray[np.str_]
    read: float

    @classmethod
    def of(cls, found: IndexedPassages, now: float) -> Shelf:
        """The passages in the form in which they are searched."""
        matrix = found.matrix if len(found.ids) else np.empty((0, DIMENSIONS), np.float32)
        persons = np.array([person or "" for person in found.persons], dtype=str)
        return cls(np.array(found.ids, np.int64), matrix, persons, now)

    def nearest(self, vector: Floats, n: int, person: str | None) -> Near:
        """The exact answer: one product over all vectors."""
        chosen = self._of(person)
        cosines = (self.matrix if person is None else self.matrix[chosen]) @ vector
        best = np.argsort(-cosines, kind="stable")[:n]
        return {int(self.ids[chosen[b]]): float(cosines[b]) for b in best}

    def cosines(self, vector: Floats, ids: Iterable[int]) -> Near:
        """The cosines of those passages that have a vector."""
        wanted = np.array(sorted(ids), np.int64)
        rows = np.searchsorted(self.ids, wanted)
        there = rows < len(self.ids)
        there[there] = self.ids[rows[there]] == wanted[there]
        found = self.matrix[rows[there]] @ vector
        return {int(i): float(c) for i, c in zip(wanted[there], found, strict=True)}

    def spread(self, vector: Floats, person: str | None) -> Spread:
        """How near passages are to `vector` on the whole, from an even sample of them."""
        chosen = self._of(person)
        if not len(chosen):
            return Spread(0, 0.0, 0.0)
        sample = self.matrix[chosen[:: len(chosen) // SAMPLE + 1]] @ vector
        return Spread(len(chosen), float(sample.mean()), float(sample.std()))

    def _of(self, person: str | None) -> NDArray[np.intp]:
        return (
            np.arange(len(self.ids)) if person is None else np.flatnonzero(self.persons == person)
        )


class NoteIndex:
    """The index of one user. Not for two threads at once; `Finder` sees to that."""

    def __init__(self, home: Path, user: str, chroma_url: str = "") -> None:
        name = hashlib.sha256(user.encode()).hexdigest()[:16]
        self.notices: list[Notice] = []
        self._folder = IndexFolder(home / "index" / name)
        self._server = chroma_url
        self._name = f"notes-{name}"
        self._shelf: Shelf | None = None
        self._client: Client | None = None
        self._collection: Collection | None = None
        self._held: dict[int, str] = {}
        self._child: Build | None = None
        self._failed = False
        atexit.register(self.close)

    @property
    def in_use(self) -> bool:
        """Whether Chroma answers, rather than the database."""
        return self._collection is not None

    def nearest(self, memory: Memory, vector: Floats, n: int, person: str | None) -> Near:
        """Passage ids and cosines of the n nearest, of one person or of all."""
        self._freshen(memory)
        shelf = self._on_shelf(memory)
        if self._collection is None or len(shelf.ids) <= SMALL:
            return shelf.nearest(vector, n, person)
        try:
            return self._ask(self._collection, vector, min(n, len(self._held)), person)
        except Exception:
            log.exception("the search index gave no answer")
            self._distrust()
            return shelf.nearest(vector, n, person)

    def cosines(self, memory: Memory, vector: Floats, ids: Iterable[int]) -> Near:
        """The cosines of some passages; those without a vector are left out."""
        return self._on_shelf(memory).cosines(vector, ids)

    def spread(self, memory: Memory, vector: Floats, person: str | None) -> Spread:
        """How near this person's passages, or all, are to `vector` on the whole."""
        return self._on_shelf(memory).spread(vector, person)

    def added(self, passages: list[FoundPassage], vectors: Floats) -> None:
        """Passages that have just been given vectors in the database."""
        self._shelf = None
        if self._collection is not None:
            ids = [passage.id for passage in passages]
            persons = [passage.person_id or "" for passage in passages]
            upsert(self._collection, ids, vectors, persons)
            self._held.update(zip(ids, persons, strict=True))

    def wait(self, memory: Memory) -> None:
        """Until a build that is under way stands."""
        if self._child is not None:
            self._child.process.wait()
        self._freshen(memory)

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

    def _on_shelf(self, memory: Memory) -> Shelf:
        if self._shelf is None:
            self._shelf = Shelf.of(memory.vectors(MODEL), time.monotonic())
        return self._shelf

    def _freshen(self, memory: Memory) -> None:
        """Take in what others changed, and a build that has ended; open what is closed."""
        shelf = self._shelf
        if shelf is not None and time.monotonic() - shelf.read > RESYNC_SECONDS:
            self._shelf = None
        if self._client is not None and not self._server and not self._folder.current.exists():
            self._distrust()
        if self._child is not None and not self._finished():
            return
        if len(self._on_shelf(memory).ids) > SMALL and not self._failed:
            self._open(memory)

    def _open(self, memory: Memory) -> None:
        """A full disk or a folder without rights costs the index, never the search."""
        shelf = self._on_shelf(memory)
        try:
            if self._collection is None:
                self._connect(shelf)
            if self._collection is not None:
                self._catch_up(self._collection, shelf)
        except OSError:
            log.exception("the search index could not be opened; searching without it")
            self._drop()
            self._failed = True

    def _connect(self, shelf: Shelf) -> None:
        if self._server:
            self._client = _server_client(self._server)
            self._hold(make_collection(self._client, self._name))
        elif not self._folder.claim():
            self._tell("index-elsewhere")
        elif self._folder.break_seal(STAMP):
            self._client = open_client(self._folder.current)
            self._hold(make_collection(self._client))
        else:
            if self._folder.current.exists():
                self._tell("index-rebuilt")
            self._child = Build.start(self._folder, shelf)

    def _hold(self, collection: Collection) -> None:
        held = collection.get(include=["metadatas"])
        rows = held["metadatas"] or [{} for _ in held["ids"]]
        self._held = {
            int(identity): str(row.get("person", ""))
            for identity, row in zip(held["ids"], rows, strict=True)
        }
        self._collection = collection

    def _catch_up(self, collection: Collection, shelf: Shelf) -> None:
        """Bring a standing index to what the database holds; far behind, it is built anew."""
        wanted = {int(i): str(p) for i, p in zip(shelf.ids, shelf.persons, strict=True)}
        gone = [identity for identity in self._held if identity not in wanted]
        new = [row for row, i in enumerate(shelf.ids) if self._held.get(int(i)) != wanted[int(i)]]
        if len(gone) + len(new) > CATCH_UP and not self._server:
            self._drop()
            self._child = Build.start(self._folder, shelf)
            return
        if gone:
            collection.delete(ids=[str(identity) for identity in gone])
        if new:
            persons = [str(person) for person in shelf.persons[new]]
            upsert(collection, [int(i) for i in shelf.ids[new]], shelf.matrix[new], persons)
        if gone or new:
            self._held = wanted

    def _ask(self, collection: Collection, vector: Floats, n: int, person: str | None) -> Near:
        where: Any = None if person is None else {"person": person}
        found = collection.query(
            query_embeddings=vector[None, :], n_results=n, where=where, include=["distances"]
        )
        distances = (found["distances"] or [[]])[0]
        return {int(i): 1 - float(d) for i, d in zip(found["ids"][0], distances, strict=True)}

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
        self._held = {}

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
        place = folder.new_place()
        source = place.with_suffix(".npz")
        np.savez(source, ids=shelf.ids, vectors=shelf.matrix, persons=shelf.persons)
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


def _server_client(url: str) -> Client:
    import chromadb
    from chromadb.config import Settings

    host = url.split("://")[-1].rstrip("/")
    name, _, port = host.partition(":")
    client = chromadb.HttpClient(
        host=name,
        port=int(port or 8000),
        ssl=url.startswith("https"),
        settings=Settings(anonymized_telemetry=False),
    )
    return cast("Client", client)
