"""Build the library's file: `make library`.

Embeds every line of the cards and trains the heads and the floor. Only lines that changed are
embedded again. Fixed seeds and a fixed order: the same cards give the same file.
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
from assistant.retrieval.floor import Evidence
from assistant.retrieval.heads import Heads
from assistant.retrieval.library import DATA, key_of, kind_of, shipped
from assistant.retrieval.training import (
    Ways,
    further_ways,
    hold_out,
    out_of_scope,
    sharpness,
    train_floor,
    train_heads,
)
from assistant.shared import shared_path

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


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
    ways = _ways(chunks, vectors, encoder)
    heads = train_heads(ways)
    return {
        "keys": np.array([key_of(chunk) for chunk in chunks]),
        "vectors": vectors.astype(np.float16),
        **heads.arrays(),
        **_floor(ways, heads, encoder),
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
    except (FileNotFoundError, KeyError):
        return {}
    return {key: last.vectors[row] for key, row in last.rows.items()}


def _ways(chunks: Sequence[CardChunk], vectors: Floats, encoder: Encoder) -> Ways:
    """The ways on the cards and the further ones that only train."""
    shown = [row for row, chunk in enumerate(chunks) if chunk.part == "ways"]
    slugs = {chunks[row].slug for row in shown}
    further = [(s, t) for s, t in further_ways(shared_path("knowledge/labels/ways")) if s in slugs]
    return Ways(
        texts=(*(chunks[row].text for row in shown), *(text for _, text in further)),
        vectors=np.vstack([vectors[shown], encoder.encode([text for _, text in further])]),
        slugs=(*(chunks[row].slug for row in shown), *(slug for slug, _ in further)),
        shown=np.arange(len(shown) + len(further)) < len(shown),
    )


def _floor(ways: Ways, heads: Heads, encoder: Encoder) -> dict[str, Any]:
    held_out = hold_out(ways)
    cards = ways.vectors[ways.shown]
    outside = [
        Evidence.of(vector, cards @ vector, heads.log_probabilities(question, vector))
        for question in out_of_scope(
            shared_path("knowledge/labels/out-of-scope/questions.jsonl"), "build"
        )
        for vector in [encoder.query(question)]
    ]
    return {
        **train_floor(held_out.evidence, outside),
        "sharpness": np.float32(sharpness(held_out.logs, ways.labels)),
    }


if __name__ == "__main__":
    main()
