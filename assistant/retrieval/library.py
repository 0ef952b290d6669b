"""The practice library ready for searching: cards, their lines, vectors and heads.

`data/library.npz` carries the vectors of every line that was there at release, each under the
hash of model, kind and text. A line whose hash is there is never embedded again; one that is not
(a corrected card, an organisation's own) is embedded when the library is first opened, and kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from assistant.language.embedding import DIMENSIONS, MODEL, Encoder, Kind
from assistant.retrieval.cards import Card, by_slug
from assistant.retrieval.chunks import CardChunk, card_chunks
from assistant.retrieval.floor import Floor
from assistant.retrieval.heads import Heads
from assistant.retrieval.kept import KeptVectors

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

DATA = "data/library.npz"


@dataclass(frozen=True)
class Library:
    """Everything a search over cards looks at.

    `chunks` and the rows of `vectors` (n, 384) belong together; `slugs` are all slugs, those that
    the heads know first, in the heads' order.
    """

    cards: dict[str, Card]
    chunks: tuple[CardChunk, ...]
    vectors: Floats
    heads: Heads
    floor: Floor
    slugs: tuple[str, ...]
    known: NDArray[np.intp]
    """Places of the known slugs among the heads' own."""
    embedded: int
    """How many lines had to be embedded because no vector was shipped for them."""


@dataclass(frozen=True)
class Shipped:
    """The built file: vectors by hash, and the heads."""

    rows: dict[str, int]
    vectors: Floats
    heads: Heads
    floor: Floor


@cache
def shipped() -> Shipped:
    """What `make library` built, read once. Raises FileNotFoundError before the first build."""
    with (
        files("assistant.retrieval").joinpath(DATA).open("rb") as file,
        np.load(file, allow_pickle=False) as archive,
    ):
        arrays = {name: archive[name] for name in archive.files}
    keys = [str(key) for key in arrays["keys"]]
    return Shipped(
        rows={key: row for row, key in enumerate(keys)},
        vectors=np.asarray(arrays["vectors"], np.float32),
        heads=Heads.read(arrays),
        floor=Floor.read(arrays),
    )


def open_library(cards: Sequence[Card], encoder: Encoder, kept: KeptVectors) -> Library:
    """Join cards, shipped vectors and heads; embed only lines that are new since release and were
    not `kept` when the library was last opened.
    """
    built = shipped()
    chunks = tuple(chunk for card in cards for chunk in card_chunks(card))
    vectors, embedded = _vectors(chunks, built, encoder, kept)
    present = by_slug(cards)
    known = [place for place, slug in enumerate(built.heads.slugs) if slug in present]
    joined = sorted(present.keys() - set(built.heads.slugs))
    return Library(
        cards={card.id: card for card in cards},
        chunks=chunks,
        vectors=vectors,
        heads=built.heads,
        floor=built.floor,
        slugs=(*(built.heads.slugs[place] for place in known), *joined),
        known=np.array(known, np.intp),
        embedded=embedded,
    )


def kind_of(chunk: CardChunk) -> Kind:
    """Ways to ask are embedded as the questions they are, everything else as a passage."""
    return "query" if chunk.part == "ways" else "passage"


def key_of(chunk: CardChunk) -> str:
    """The name of a line's vector: model, kind and text, hashed."""
    content = "\x00".join((MODEL, kind_of(chunk), chunk.text))
    return hashlib.sha256(content.encode()).hexdigest()[:24]


def _vectors(
    chunks: Sequence[CardChunk], built: Shipped, encoder: Encoder, kept: KeptVectors
) -> tuple[Floats, int]:
    """A vector for each chunk, and how many lines had to be embedded."""
    keys = [key_of(chunk) for chunk in chunks]
    further = {key: c for key, c in zip(keys, chunks, strict=True) if key not in built.rows}
    joined, embedded = _joined(further, encoder, kept) if further else ({}, 0)
    vectors = np.empty((len(chunks), DIMENSIONS), np.float32)
    for number, key in enumerate(keys):
        vectors[number] = joined[key] if key in joined else built.vectors[built.rows[key]]
    return vectors, embedded


def _joined(
    chunks: dict[str, CardChunk], encoder: Encoder, kept: KeptVectors
) -> tuple[dict[str, Floats], int]:
    """Vectors of lines that were not shipped, by their keys; new ones are embedded and kept."""
    held = kept.read()
    known = {key: held[key] for key in chunks if key in held}
    missing = [key for key in chunks if key not in known]
    for kind in ("query", "passage"):
        wanted = [key for key in missing if kind_of(chunks[key]) == kind]
        vectors = encoder.encode([chunks[key].text for key in wanted], kind)
        known.update(zip(wanted, vectors, strict=True))
    if missing:
        kept.write(known)
    return known, len(missing)
