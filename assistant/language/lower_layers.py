"""The lower layers of the carried encoder, run in numpy: words in their context, as vectors.

The upper layers of a sentence encoder fold a text into one meaning; what a word does in its
clause (who, whether, when) is clearest in the middle. One thread: numpy's own threads wait by
spinning, and beside a running model that costs tenfold (see `assistant/__init__.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.language.carried import Carried, UnknownLayout

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

WIDTH, HEADS, INNER = 384, 12, 1536
DEPTH = 8
KEPT = (4, 6, 8)
"""After how many layers the vectors are kept, side by side."""
CHECKSUM = 0xF320FC4B
"""CRC-32 of the tensors that are read; the ear was trained on what these say."""
PARTS = ("q", "k", "v", "ao", "fi", "fo")
NORMS = ("aln", "oln")


@dataclass(frozen=True, slots=True)
class Linear:
    """`w` (in, out), `b` (out,)."""

    w: Floats
    b: Floats

    def __call__(self, x: Floats) -> Floats:
        """From (n, in) to (n, out)."""
        y = x @ self.w
        y += self.b
        return y


@dataclass(frozen=True, slots=True)
class Norm:
    """Layer normalisation; works in place."""

    scale: Floats
    shift: Floats
    epsilon: float

    def __call__(self, x: Floats) -> Floats:
        """Every row with the learned mean and spread."""
        x -= x.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", x, x) / x.shape[1] + self.epsilon
        x *= (1 / np.sqrt(spread, dtype=np.float32))[:, None]
        x *= self.scale
        x += self.shift
        return x


@dataclass(frozen=True, slots=True)
class Layer:
    """Self-attention over one window, then two linear maps, each added and normalised."""

    asked: Linear
    gathered: Linear
    inner: Linear
    outer: Linear
    after_attention: Norm
    after_inner: Norm

    def __call__(self, x: Floats) -> Floats:
        """The vectors of one window, (n, WIDTH), one layer on."""
        gathered = self.gathered(_attended(self.asked(x)))
        gathered += x
        x = self.after_attention(gathered)
        y = self.outer(_gelu(self.inner(x)))
        y += x
        return self.after_inner(y)


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
        self._layers = [_layer(carried, number) for number in range(DEPTH)]

    def states(self, pieces: NDArray[np.int64]) -> Floats:
        """Of one window of n pieces, at most 512: shape (n, len(KEPT) * WIDTH)."""
        x = self._carried.rows("emb.word", WIDTH, pieces)
        x += self._places[: len(pieces)]
        x += self._kind
        x = self._start(x)
        kept: list[Floats] = []
        for number, layer in enumerate(self._layers, start=1):
            x = layer(x)
            if number in KEPT:
                kept.append(x)
        return np.concatenate(kept, axis=1)


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


def _attended(asked: Floats) -> Floats:
    """Queries, keys and values side by side (n, 3 * WIDTH) to what is gathered (n, WIDTH)."""
    count, each = len(asked), WIDTH // HEADS
    query, key, value = asked.reshape(count, 3, HEADS, each).transpose(1, 2, 0, 3)
    weight = query @ key.transpose(0, 2, 1)
    weight *= np.float32(each**-0.5)
    weight -= weight.max(axis=2, keepdims=True)
    np.exp(weight, out=weight)
    weight /= weight.sum(axis=2, keepdims=True)
    return (weight @ value).transpose(1, 0, 2).reshape(count, WIDTH)


def _gelu(x: Floats) -> Floats:
    """The Gaussian error linear unit by its usual approximation with a hyperbolic tangent."""
    inner = x * x
    inner *= np.float32(0.044715)
    inner += 1
    inner *= x
    inner *= np.float32(0.7978845608)
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= np.float32(0.5)
    return inner
