"""One layer of the carried encoder while it learns: forwards, and the gradients backwards.

The arithmetic of `encoder_layer.Layer` with what a step has to remember. The rows of a batch of
windows lie under each other; only attention goes window by window. Dropout falls on both
additions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.language.encoder_layer import HEADS, WIDTH, Layer, Linear, Norm, arrays, with_arrays

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

ROOT, CUBE = np.float32(0.7978845608), np.float32(0.044715)
"""Of the Gaussian error linear unit's approximation with a hyperbolic tangent."""
EACH = WIDTH // HEADS


def copied(layer: Layer) -> Layer:
    """The same layer with arrays of its own."""
    return with_arrays(layer, [array.copy() for array in arrays(layer)])


@dataclass(slots=True)
class _Normal:
    """A normalisation that remembers its rows and their spread."""

    norm: Norm
    rows: Floats
    spread: Floats

    @staticmethod
    def of(norm: Norm, x: Floats) -> tuple[Floats, _Normal]:
        x = x - x.mean(axis=1, keepdims=True)
        spread = np.sqrt(np.einsum("ij,ij->i", x, x) / x.shape[1] + norm.epsilon)[:, None]
        x /= spread
        return x * norm.scale + norm.shift, _Normal(norm, x, spread)

    def back(self, error: Floats) -> tuple[Floats, list[Floats]]:
        gradients = [np.einsum("ij,ij->j", error, self.rows), error.sum(axis=0)]
        error = error * self.norm.scale
        along = np.einsum("ij,ij->i", error, self.rows)[:, None] / error.shape[1]
        error -= error.mean(axis=1, keepdims=True)
        error -= self.rows * along
        error /= self.spread
        return error, gradients


class Learning:
    """One pass of a batch through one layer."""

    def __init__(
        self,
        layer: Layer,
        x: Floats,
        windows: Sequence[slice],
        chance: np.random.Generator,
        dropped: float,
    ) -> None:
        self._layer, self._x, self._windows = layer, x, windows
        self._masks = [mask(x.shape, chance, dropped) for _ in range(2)]
        self._asked = layer.asked(x)
        self._attend()
        added = layer.gathered(self._gathered) * self._masks[0] + x
        self._middle, self._first = _Normal.of(layer.after_attention, added)
        self._before = layer.inner(self._middle)
        self._bent = np.tanh(ROOT * self._before * (1 + CUBE * self._before**2))
        self._active = 0.5 * self._before * (1 + self._bent)
        added = layer.outer(self._active) * self._masks[1] + self._middle
        self.out, self._second = _Normal.of(layer.after_inner, added)

    def back(self, error: Floats) -> tuple[Floats, list[Floats]]:
        """From the error of `out`: that of the rows that came in, and the gradients in the
        order of `arrays`."""
        added, of_second = self._second.back(error)
        active, of_outer = _back(self._layer.outer, self._active, added * self._masks[1])
        active *= self._slope()
        middle, of_inner = _back(self._layer.inner, self._middle, active)
        added, of_first = self._first.back(middle + added)
        gathered, of_gathered = _back(self._layer.gathered, self._gathered, added * self._masks[0])
        x, of_asked = _back(self._layer.asked, self._x, self._unattend(gathered))
        x += added
        return x, [*of_asked, *of_gathered, *of_inner, *of_outer, *of_first, *of_second]

    def _slope(self) -> Floats:
        """Of the error linear unit, where it was."""
        inner = ROOT * (1 + np.float32(3) * CUBE * self._before**2)
        risen = np.float32(0.5) * (1 + self._bent)
        return (risen * (1 + self._before * (1 - self._bent) * inner)).astype(np.float32)

    def _attend(self) -> None:
        self._gathered = np.empty_like(self._x)
        self._shares: list[Floats] = []
        for window in self._windows:
            query, key, value = _apart(self._asked[window])
            shares = query @ key.transpose(0, 2, 1) * np.float32(EACH**-0.5)
            shares -= shares.max(axis=2, keepdims=True)
            np.exp(shares, out=shares)
            shares /= shares.sum(axis=2, keepdims=True)
            self._gathered[window] = _together(shares @ value)
            self._shares.append(shares)

    def _unattend(self, error: Floats) -> Floats:
        """From the error of what was gathered to that of queries, keys and values."""
        back = np.empty_like(self._asked)
        for window, shares in zip(self._windows, self._shares, strict=True):
            query, key, value = _apart(self._asked[window])
            gathered = error[window].reshape(-1, HEADS, EACH).transpose(1, 0, 2)
            of_share = gathered @ value.transpose(0, 2, 1)
            of_share -= (of_share * shares).sum(axis=2, keepdims=True)
            of_share *= shares
            of_share *= np.float32(EACH**-0.5)
            parts = (
                of_share @ key,
                of_share.transpose(0, 2, 1) @ query,
                shares.transpose(0, 2, 1) @ gathered,
            )
            back[window] = np.concatenate([_together(part) for part in parts], axis=1)
        return back


def _apart(asked: Floats) -> Floats:
    """Queries, keys and values of one window, each (HEADS, n, EACH)."""
    return asked.reshape(-1, 3, HEADS, EACH).transpose(1, 2, 0, 3)


def _together(heads: Floats) -> Floats:
    return heads.transpose(1, 0, 2).reshape(-1, WIDTH)


def _back(linear: Linear, x: Floats, error: Floats) -> tuple[Floats, list[Floats]]:
    return error @ linear.w.T, [x.T @ error, error.sum(axis=0)]


def mask(shape: tuple[int, ...], chance: np.random.Generator, dropped: float) -> Floats:
    """Zeros where a unit is left out, else what makes up for those."""
    kept = chance.random(shape, dtype=np.float32) >= dropped
    return kept.astype(np.float32) / np.float32(1 - dropped)
