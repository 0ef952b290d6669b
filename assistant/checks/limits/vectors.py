"""Vectors of training texts, kept between runs: making them takes minutes, training seconds."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from assistant.language.embedding import MODEL
from assistant.language.lower_layers import CHECKSUM

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

FOLDER = Path(".cache") / "limits"
KEPT = FOLDER / f"vectors-{MODEL.replace('/', '-')}.npz"
KEPT_IN_CONTEXT = FOLDER / f"in-context-{CHECKSUM:08x}.npz"
BATCH = 64
SAVE_EVERY = 20


class Hears(Protocol):
    """Texts to vectors."""

    def encode(self, texts: Sequence[str], /) -> Floats:
        """A row a text."""
        ...


def embedded(texts: Sequence[str], encoder: Hears, kept: Path = KEPT) -> NDArray[np.float32]:
    """A row a text; those of an earlier run are read from `kept`."""
    known = _read(kept)
    missing = [text for text in dict.fromkeys(texts) if _key(text) not in known]
    for turn, start in enumerate(range(0, len(missing), BATCH), 1):
        batch = missing[start : start + BATCH]
        known.update(zip(map(_key, batch), encoder.encode(batch), strict=True))
        if turn % SAVE_EVERY == 0:
            _write(kept, known)
    if missing:
        _write(kept, known)
    return np.array([known[_key(text)] for text in texts], np.float32)


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _read(kept: Path) -> dict[str, Floats]:
    if not kept.exists():
        return {}
    with np.load(kept, allow_pickle=False) as arrays:
        return dict(zip(arrays["keys"].tolist(), arrays["vectors"], strict=True))


def _write(kept: Path, known: dict[str, Floats]) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    partial = kept.with_suffix(".partial.npz")
    np.savez(partial, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
    partial.replace(kept)
