from assistant.retrieval.fusion import fuse


def test_a_passage_that_both_bring_up_comes_first():
    assert fuse({1: 0.90, 2: 0.89, 3: 0.80}, {2: 7.0, 4: 3.0})[0] == 2


def test_one_side_alone_keeps_its_order():
    assert fuse({1: 0.8, 2: 0.9}, {}) == [2, 1]
    assert fuse({}, {5: 1.0, 6: 2.0}) == [6, 5]
    assert fuse({}, {}) == []
