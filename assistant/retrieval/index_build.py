"""Building a Chroma index in a folder of its own, in a child process, so that no damage and no
crash of the library can reach the app.

    python -m assistant.retrieval.index_build FOLDER VECTORS.npz

The file holds `names` and `vectors`. The index is closed, opened again and probed; the exit code
is 0 only if a known vector then finds itself.
"""

from __future__ import annotations

import logging
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.retrieval.chroma import held, make_collection, nearest, open_client, upsert
from assistant.retrieval.index_folder import IndexFolder

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

NAME = "vectors"
"""The one collection of a folder."""
PROBES = 3
TWIN = 1 - 1e-3
"""Cosine from which a vector has found itself."""
UNSYNCED = 1_000_000
"""Writes of the running app stay in Chroma's SQLite log, which survives a kill."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Entries:
    """What belongs into an index: a name, used once, for each row of `vectors` (n, 384)."""

    names: list[str]
    vectors: Floats


@dataclass
class Build:
    """A child process that builds in a fresh folder."""

    folder: IndexFolder
    place: Path
    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls, folder: IndexFolder, entries: Entries) -> Build:
        """Hand the vectors over and let it run."""
        place = folder.new_place()
        source = place.with_suffix(".npz")
        np.savez(source, names=np.array(entries.names), vectors=entries.vectors)
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


def build(folder: Path, entries: Entries) -> None:
    """Fill the folder. Later writes are kept in the log alone."""
    client = open_client(folder)
    collection = make_collection(client, NAME)
    upsert(collection, entries.names, entries.vectors)
    modify: Any = collection.modify
    modify(configuration={"hnsw": {"sync_threshold": UNSYNCED}})
    client.close()


def probe(folder: Path, entries: Entries) -> bool:
    """Whether all are there, and some of the vectors find themselves (or a twin)."""
    client = open_client(folder)
    collection = make_collection(client, NAME)
    places = np.linspace(0, len(entries.names) - 1, PROBES).astype(int)
    found = [nearest(collection, entries.vectors[place], 1)[1] for place in places]
    whole = held(collection) == set(entries.names)
    client.close()
    return whole and all(cosines and cosines[0] > TWIN for cosines in found)


def main() -> None:
    """Build and probe what the command line names."""
    folder, source = Path(sys.argv[1]), Path(sys.argv[2])
    with np.load(source, allow_pickle=False) as archive:
        entries = Entries([str(name) for name in archive["names"]], archive["vectors"])
    build(folder, entries)
    sys.exit(0 if probe(folder, entries) else 1)


if __name__ == "__main__":
    main()
