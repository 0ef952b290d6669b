from assistant.retrieval.fusion import Spread, fuse

NEAR = Spread(count=100, mean=0.80, deviation=0.03)


def test_a_passage_that_both_bring_up_comes_first():
    assert fuse({1: 0.90, 2: 0.89, 3: 0.80}, {2: 7.0, 4: 3.0}, NEAR)[0] == 2


def test_one_side_alone_keeps_its_order():
    assert fuse({1: 0.8, 2: 0.9}, {}, NEAR) == [2, 1]
    assert fuse({}, {5: 1.0, 6: 2.0}, NEAR) == [6, 5]
    assert fuse({}, {}, NEAR) == []


def test_a_single_passage_has_no_spread_and_is_still_found():
    assert fuse({1: 0.8}, {1: 2.0}, Spread(1, 0.8, 0.0)) == [1]
