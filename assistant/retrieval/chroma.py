"""Chroma, as far as we use it: vectors under names, and the names of those nearest to a vector.

Vectors are always passed in; no word of a card or note goes there, and its telemetry is off.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import numpy as np
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

BATCH = 5_000
"""Below Chroma's largest batch, 5,461."""
SEEKING = 200
"""Candidates that the graph keeps while it seeks (`ef_search`); its default, 100, loses one in
twenty-five of the hundred nearest."""


def open_client(folder: Path) -> Client:
    """Chroma over a folder."""
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
    return cast("Client", client)


def open_server(url: str) -> Client:
    """A Chroma server at `url`. Raises ConnectionError where none answers."""
    import chromadb
    from chromadb.config import Settings

    parts = urlsplit(url if "://" in url else f"http://{url}")
    try:
        client = chromadb.HttpClient(
            host=parts.hostname or "localhost",
            port=parts.port or (443 if parts.scheme == "https" else 8000),
            ssl=parts.scheme == "https",
            settings=Settings(anonymized_telemetry=False),
        )
    except ValueError as error:  # what the client makes of a refused connection
        raise ConnectionError(str(error)) from error
    return cast("Client", client)


def troubles() -> tuple[type[Exception], ...]:
    """What Chroma raises over a damaged, full or closed folder, and a server that goes away."""
    from chromadb.errors import ChromaError
    from httpx import HTTPError

    return (ChromaError, HTTPError, OSError)


def make_collection(client: Client, name: str) -> Collection:
    """The collection of that name, made where it is missing."""
    return client.get_or_create_collection(
        name,
        configuration={"hnsw": {"space": "cosine", "ef_search": SEEKING}},
        embedding_function=None,
    )


def upsert(collection: Collection, names: Sequence[str], vectors: Floats) -> None:
    """Put vectors in or correct them, in batches that Chroma takes."""
    for start in range(0, len(names), BATCH):
        part = slice(start, start + BATCH)
        collection.upsert(ids=list(names[part]), embeddings=vectors[part])


def held(collection: Collection) -> set[str]:
    """The names that the collection holds."""
    return set(collection.get(include=[])["ids"])


def nearest(collection: Collection, vector: Floats, n: int) -> tuple[list[str], list[float]]:
    """The n nearest names with their cosines, best first."""
    found = collection.query(query_embeddings=vector[None, :], n_results=n, include=["distances"])
    distances = (found["distances"] or [[]])[0]
    return found["ids"][0], [1.0 - distance for distance in distances]
