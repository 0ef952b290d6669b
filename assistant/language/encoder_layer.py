"""One layer of the carried encoder: attention over a window of word pieces, then two maps.

One thread: numpy's own threads wait by spinning, and beside a running model that costs tenfold
(see `assistant/__init__.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

WIDTH, HEADS, INNER = 384, 12, 1536


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


def arrays(layer: Layer) -> list[Floats]:
    """The arrays of `layer` themselves, always in this order."""
    linear = (layer.asked, layer.gathered, layer.inner, layer.outer)
    norms = (layer.after_attention, layer.after_inner)
    return [
        *(array for part in linear for array in (part.w, part.b)),
        *(array for part in norms for array in (part.scale, part.shift)),
    ]


def with_arrays(layer: Layer, changed: Sequence[Floats]) -> Layer:
    """The same layer with these arrays."""
    asked, gathered, inner, outer = map(Linear, changed[:8:2], changed[1:8:2])
    first, second = layer.after_attention, layer.after_inner
    return Layer(
        asked,
        gathered,
        inner,
        outer,
        Norm(changed[8], changed[9], first.epsilon),
        Norm(changed[10], changed[11], second.epsilon),
    )


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
