import numpy as np

from assistant.checks.limits.directions import directions
from assistant.checks.limits.heads import placed

CHANCE = np.random.default_rng(3)
ALONG = CHANCE.normal(size=(200, 1)).astype(np.float32)
VECTORS = np.hstack([ALONG, -3 * ALONG, CHANCE.normal(size=(200, 1)).astype(np.float32)]) + 5


def test_the_widest_direction_comes_first():
    centre, axes = directions(VECTORS, 1)
    found = ((VECTORS - centre) @ axes)[:, 0]
    assert abs(np.corrcoef(found, ALONG[:, 0])[0, 1]) > 0.99


def test_placed_rows_have_length_one():
    centre, axes = directions(VECTORS, 2)
    assert np.allclose(np.linalg.norm(placed(VECTORS, centre, axes), axis=1), 1, atol=1e-5)
