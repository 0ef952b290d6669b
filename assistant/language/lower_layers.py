"""The lower half of the carried encoder, run in numpy: words in their context, as vectors.

The upper layers of a sentence encoder fold a text into one meaning; what a word does in its
clause (who, whether, when) is clearest in the middle. The ear goes on from the fourth layer with
layers of its own (`tuned_layers.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from assistant.language.carried import Carried, UnknownLayout
from assistant.language.encoder_layer import INNER, WIDTH, Layer, Linear, Norm

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

DEPTH, UNTOUCHED = 8, 4
"""How many layers are used, and above how many of them the ear's own tuning begins."""
KEPT = (4, 6, 8)
"""After how many layers the vectors are kept, side by side."""
CHECKSUM = 0xF320FC4B
"""CRC-32 of the tensors that are read; the ear was trained on what these say."""
PARTS = ("q", "k", "v", "ao", "fi", "fo")
NORMS = ("aln", "oln")


class LowerLayers:
    """Numbers of word pieces to vectors.

    Raises UnknownLayout where the carried file is another than the ear was trained with.
    """

    def __init__(self, carried: Carried) -> None:
        if carried.checksum(_names()) != CHECKSUM:
            raise UnknownLayout("its weights are not those that the ear was trained with")
        self._carried = carried
        self._places = carried.precise("emb.pos").reshape(-1, WIDTH)
        self._kind = carried.precise("emb.type")[:WIDTH]
        self._start = _norm(carried, "emb.ln")
        layers = [_layer(carried, number) for number in range(DEPTH)]
        self._untouched = layers[:UNTOUCHED]
        self.above = tuple(layers[UNTOUCHED:])
        """The next layers, as carried."""

    def states(self, pieces: NDArray[np.int64]) -> Floats:
        """Of one window of n pieces, at most 512: shape (n, len(KEPT) * WIDTH)."""
        return kept_above(self.below(pieces), self.above)

    def below(self, pieces: NDArray[np.int64]) -> Floats:
        """The same window after the untouched layers: shape (n, WIDTH)."""
        x = self._carried.rows("emb.word", WIDTH, pieces)
        x += self._places[: len(pieces)]
        x += self._kind
        x = self._start(x)
        for layer in self._untouched:
            x = layer(x)
        return x


def kept_above(x: Floats, layers: Sequence[Layer]) -> Floats:
    """From the vectors of one window (n, WIDTH) through `layers` to what is kept of them all,
    (n, len(KEPT) * WIDTH)."""
    above: list[Floats] = []
    for layer in layers:
        above.append(layer(above[-1] if above else x))
    return kept(x, above)


def kept(x: Floats, above: Sequence[Floats]) -> Floats:
    """What is kept of the vectors below the first layer and above each, side by side."""
    return np.concatenate([each for n, each in enumerate([x, *above], UNTOUCHED) if n in KEPT], 1)


def _names() -> list[str]:
    layers = [f"l{n}.{p}.{x}" for n in range(DEPTH) for p in (*PARTS, *NORMS) for x in "wb"]
    return [*layers, "emb.pos", "emb.type", "emb.ln.w", "emb.ln.b"]


def _layer(carried: Carried, number: int) -> Layer:
    q, k, v, ao, fi, fo = (
        _linear(carried, f"l{number}.{part}", INNER if part == "fo" else WIDTH) for part in PARTS
    )
    asked = Linear(np.hstack([q.w, k.w, v.w]), np.concatenate([q.b, k.b, v.b]))
    norms = (_norm(carried, f"l{number}.{name}") for name in NORMS)
    return Layer(asked, ao, fi, fo, *norms)


def _linear(carried: Carried, name: str, width: int) -> Linear:
    weights = np.ascontiguousarray(carried.matrix(f"{name}.w", width).T)
    return Linear(weights, carried.precise(f"{name}.b"))


def _norm(carried: Carried, name: str) -> Norm:
    return Norm(carried.precise(f"{name}.w"), carried.precise(f"{name}.b"), carried.epsilon)
