"""The gradients of a layer are those of its arithmetic."""

from __future__ import annotations

import numpy as np

from assistant.language.encoder_layer import INNER, WIDTH, Layer, Linear, Norm, arrays
from assistant.language.training.tuning import Learning, copied

WINDOWS = [slice(0, 4), slice(4, 7)]


def a_layer(chance: np.random.Generator) -> Layer:
    def linear(rows: int, columns: int) -> Linear:
        w = chance.normal(0, rows**-0.5, (rows, columns)).astype(np.float32)
        return Linear(w, chance.normal(0, 0.1, columns).astype(np.float32))

    def norm() -> Norm:
        scale = chance.normal(1, 0.1, WIDTH).astype(np.float32)
        return Norm(scale, chance.normal(0, 0.1, WIDTH).astype(np.float32), 1e-12)

    return Layer(
        linear(WIDTH, 3 * WIDTH),
        linear(WIDTH, WIDTH),
        linear(WIDTH, INNER),
        linear(INNER, WIDTH),
        norm(),
        norm(),
    )


def test_learning_computes_what_reading_does() -> None:
    chance = np.random.default_rng(1)
    layer, x = a_layer(chance), chance.normal(size=(7, WIDTH)).astype(np.float32)
    read = np.concatenate([layer(x[window]) for window in WINDOWS])
    assert np.allclose(Learning(layer, x, WINDOWS, chance, 0.0).out, read, atol=1e-4)


def test_gradients_agree_with_small_changes() -> None:
    chance = np.random.default_rng(2)
    layer, x = a_layer(chance), chance.normal(size=(7, WIDTH)).astype(np.float32)
    wanted = chance.normal(size=x.shape).astype(np.float32)

    def gain() -> float:
        return float(np.vdot(wanted, Learning(layer, x, WINDOWS, chance, 0.0).out))

    error, gradients = Learning(layer, x, WINDOWS, chance, 0.0).back(wanted)
    for array, gradient in zip([x, *arrays(layer)], [error, *gradients], strict=True):
        length = float(np.linalg.norm(gradient))
        step = gradient * np.float32(0.02 / length)
        array += step
        up = gain()
        array -= 2 * step
        down = gain()
        array += step
        assert abs((up - down) / 0.04 - length) < 0.03 * length + 0.5


def test_a_copy_learns_alone() -> None:
    layer = a_layer(np.random.default_rng(3))
    other = copied(layer)
    for array in arrays(other):
        array += 1
    assert not any(np.array_equal(a, b) for a, b in zip(arrays(layer), arrays(other), strict=True))
