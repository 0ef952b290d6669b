"""Build a Chroma index in a folder of its own: run as a child process, so that no damage and no
crash of the library can reach the app.

    python -m assistant.retrieval.index_build FOLDER VECTORS.npz

The file holds `ids` and `vectors`. The index is closed, opened again and probed; the
exit code is 0 only if a known vector then finds itself.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import numpy as np

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection
    from numpy.typing import NDArray

NAME = "notes"
BATCH = 5_000
"""Below Chroma's largest batch, 5,461."""
PROBES = 3
TWIN = 1e-3
"""Cosine distance within which a vector has found itself."""
UNSYNCED = 1_000_000
"""Writes of the running app stay in Chroma's SQLite log, which survives a kill."""


def open_client(folder: Path) -> Client:
    """Chroma over a folder, with its telemetry off."""
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
    return cast("Client", client)


def open_server(url: str) -> Client:
    """A Chroma server at `url`; raises what the client raises where none answers."""
    import chromadb
    from chromadb.config import Settings

    parts = urlsplit(url if "://" in url else f"http://{url}")
    client = chromadb.HttpClient(
        host=parts.hostname or "localhost",
        port=parts.port or (443 if parts.scheme == "https" else 8000),
        ssl=parts.scheme == "https",
        settings=Settings(anonymized_telemetry=False),
    )
    return cast("Client", client)


def make_collection(client: Client, name: str = NAME) -> Collection:
    """The collection of one user; vectors are always passed in."""
    return client.get_or_create_collection(
        name, configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
    )


def upsert(collection: Collection, ids: list[int], vectors: NDArray[np.float32]) -> None:
    """Put passages in or correct them, in batches that Chroma takes."""
    for start in range(0, len(ids), BATCH):
        part = slice(start, start + BATCH)
        collection.upsert(ids=[str(identity) for identity in ids[part]], embeddings=vectors[part])


def build(folder: Path, ids: list[int], vectors: NDArray[np.float32]) -> None:
    """Fill the folder. Later writes are kept in the log alone."""
    client = open_client(folder)
    collection = make_collection(client)
    upsert(collection, ids, vectors)
    modify: Any = collection.modify
    modify(configuration={"hnsw": {"sync_threshold": UNSYNCED}})
    client.close()


def probe(folder: Path, ids: list[int], vectors: NDArray[np.float32]) -> bool:
    """Whether some of the vectors find themselves (or a twin at no distance)."""
    client = open_client(folder)
    collection = make_collection(client)
    found = all(
        _distance(collection, vectors[place]) < TWIN
        for place in np.linspace(0, len(ids) - 1, PROBES).astype(int)
    )
    counted = collection.count() == len(ids)
    client.close()
    return found and counted


def _distance(collection: Collection, vector: NDArray[np.float32]) -> float:
    found = collection.query(query_embeddings=vector[None, :], n_results=1, include=["distances"])
    return min((d for row in found["distances"] or [] for d in row), default=1.0)


def main() -> None:
    """Build and probe what the command line names."""
    folder, source = Path(sys.argv[1]), Path(sys.argv[2])
    with np.load(source, allow_pickle=False) as archive:
        ids = [int(identity) for identity in archive["ids"]]
        vectors = archive["vectors"]
    build(folder, ids, vectors)
    sys.exit(0 if probe(folder, ids, vectors) else 1)


if __name__ == "__main__":
    main()
