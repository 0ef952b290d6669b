import numpy as np

from assistant.retrieval.fusion import fuse

ALL_NEAR = np.array([0.77, 0.80, 0.83], np.float32)
ALL_SAID = np.array([0.0, 0.0, 0.0, 7.0], np.float32)


def fused(near: list[float], said: list[float]) -> list[float]:
    return fuse(np.array(near, np.float32), ALL_NEAR, np.array(said, np.float32), ALL_SAID).tolist()


def test_a_passage_that_both_bring_up_comes_first():
    scores = fused([0.90, 0.89, 0.80], [0.0, 7.0, 3.0])
    assert max(scores) == scores[1]


def test_one_side_alone_keeps_its_order():
    first, second = fused([0.8, 0.9], [0.0, 0.0])
    assert first < second


def test_a_passage_without_a_vector_counts_as_average_in_meaning():
    unseen, average, near = fused([float("nan"), 0.80, 0.85], [0.0, 0.0, 0.0])
    assert abs(unseen - average) < 1e-5
    assert unseen < near


def test_where_all_passages_are_alike_nothing_is_divided_by_nothing():
    alike = np.array([0.8, 0.8], np.float32)
    assert np.isfinite(fuse(alike, alike, alike, alike)).all()
