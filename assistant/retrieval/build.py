"""Build the library's file: `make library`.

Embeds every line of the cards and trains the heads on the ways to ask. Only lines that changed
are embedded again. Fixed seeds and a fixed order: the same cards give the same file.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.language.embedding import Encoder, shared_encoder
from assistant.retrieval.cards import Card, house_cards
from assistant.retrieval.chunks import CardChunk, card_chunks
from assistant.retrieval.features import BUCKETS, Buckets, buckets
from assistant.retrieval.library import DATA, key_of, kind_of, shipped

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Floats = NDArray[np.float32]

MEANING_STRENGTH = 10.0
SPELLING_STRENGTH = 10.0
ROUNDS = 200


def main() -> None:
    """Write the file beside this module and say what is in it."""
    cards = house_cards()
    target = Path(__file__).parent / DATA
    arrays = build(cards, shared_encoder())
    target.parent.mkdir(exist_ok=True)
    np.savez_compressed(target, **arrays)
    lines, slugs = len(arrays["keys"]), len(arrays["slugs"])
    sys.stdout.write(
        f"{len(cards)} cards, {lines} lines, {slugs} slugs: {target.stat().st_size:,} bytes\n"
    )


def build(cards: Sequence[Card], encoder: Encoder) -> dict[str, Any]:
    """The arrays of the library's file."""
    chunks = list({key_of(c): c for card in cards for c in card_chunks(card)}.values())
    vectors = embed(chunks, encoder)
    ways = [row for row, chunk in enumerate(chunks) if chunk.part == "ways"]
    texts = [chunks[row].text for row in ways]
    slugs = sorted({chunks[row].slug for row in ways})
    labels = np.array([slugs.index(chunks[row].slug) for row in ways])
    return {
        "keys": np.array([key_of(chunk) for chunk in chunks]),
        "vectors": vectors.astype(np.float16),
        "slugs": np.array(slugs),
        **train_heads(texts, vectors[ways], labels),
    }


def embed(chunks: Sequence[CardChunk], encoder: Encoder) -> Floats:
    """Vectors of the lines, taken from the last build where the text has not changed."""
    known = _last_build()
    fresh = [c for c in chunks if key_of(c) not in known]
    for kind in ("query", "passage"):
        wanted = [c for c in fresh if kind_of(c) == kind]
        vectors = encoder.encode([c.text for c in wanted], kind)
        known.update((key_of(c), v) for c, v in zip(wanted, vectors, strict=True))
    return np.stack([known[key_of(c)] for c in chunks]).astype(np.float16).astype(np.float32)


def _last_build() -> dict[str, Floats]:
    try:
        last = shipped()
    except FileNotFoundError:
        return {}
    return {key: last.vectors[row] for key, row in last.rows.items()}


def train_heads(
    texts: Sequence[str], vectors: Floats, labels: NDArray[np.int_]
) -> dict[str, NDArray[np.generic]]:
    """The arrays of `Heads`, without the slugs."""
    rows = matrix([buckets(text) for text in texts])
    rarity = inverse_frequency(rows)
    meaning = _regression(vectors, labels, MEANING_STRENGTH)
    spelling = _regression(weighted(rows, rarity), labels, SPELLING_STRENGTH)
    return {
        "meaning": meaning.coef_.T.astype(np.float16),
        "meaning_bias": meaning.intercept_.astype(np.float32),
        "spelling": spelling.coef_.T.astype(np.float16),
        "spelling_bias": spelling.intercept_.astype(np.float32),
        "rarity": rarity.astype(np.float16),
    }


def matrix(rows: Sequence[Buckets]) -> csr_matrix:
    """Hashed rows as one sparse matrix, shape (n, buckets)."""
    from scipy.sparse import csr_matrix

    starts = np.cumsum([0] + [row.indices.size for row in rows])
    indices = np.concatenate([row.indices for row in rows])
    values = np.concatenate([row.values for row in rows])
    return csr_matrix((values, indices, starts), shape=(len(rows), BUCKETS))


def inverse_frequency(rows: csr_matrix) -> Floats:
    """How rare each bucket is among the rows: log((1 + n) / (1 + rows with it)) + 1."""
    seen = np.bincount(rows.indices, minlength=BUCKETS)
    return (np.log((1 + rows.shape[0]) / (1 + seen)) + 1).astype(np.float32)


def weighted(rows: csr_matrix, rarity: Floats) -> csr_matrix:
    """Rows weighted by rarity, each of length 1."""
    from sklearn.preprocessing import normalize

    return normalize(rows.multiply(rarity[None, :]).tocsr())


def _regression(features: Any, labels: NDArray[np.int_], strength: float) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, max_iter=ROUNDS).fit(features, labels)


if __name__ == "__main__":
    main()
