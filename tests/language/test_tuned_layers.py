"""What training moved in the layers is stored in a byte a weight and comes back."""

from __future__ import annotations

import numpy as np

from assistant.language.encoder_layer import WIDTH, arrays, with_arrays
from assistant.language.in_context import ContextReader
from assistant.language.lower_layers import KEPT, kept_above
from assistant.language.tuned_layers import moved, moves


def test_a_move_comes_back_as_it_was() -> None:
    carried = ContextReader.shared().above
    chance = np.random.default_rng(0)
    tuned = tuple(
        with_arrays(
            layer, [a + chance.normal(0, 0.01, a.shape).astype(np.float32) for a in arrays(layer)]
        )
        for layer in carried
    )
    again = moved(carried, moves(carried, tuned))
    for one, other in zip(tuned, again, strict=True):
        for wanted, found in zip(arrays(one), arrays(other), strict=True):
            assert np.abs(wanted - found).max() < 5e-4


def test_vectors_of_several_depths_stand_side_by_side() -> None:
    reader = ContextReader.shared()
    states = reader.below(next(reader.windows("besok aku kirim datanya")))
    kept = kept_above(states, reader.above)
    assert kept.shape == (len(states), len(KEPT) * WIDTH)
    assert np.array_equal(kept[:, :WIDTH], states)
