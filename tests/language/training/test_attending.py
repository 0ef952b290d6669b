"""A network that listens in context learns what it is shown, the same way every time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from assistant.language.attention import Attention, scores
from assistant.language.training.attending import RECIPE, Lesson, train_attention

ROLES, WIDTH = 3, 12
PLAIN = replace(RECIPE, hidden=8, epochs=80, rate=5e-3, input_dropout=0.0, dropout=0.0)


def lessons(count: int) -> list[Lesson]:
    """Texts of two clauses under two cuttings; one telling word a clause."""
    chance = np.random.default_rng(5)
    found: list[Lesson] = []
    for _ in range(count):
        states = chance.normal(scale=0.3, size=(10, WIDTH))
        roles = chance.integers(0, ROLES, 2)
        states[2 + chance.integers(0, 4), roles[0]] += 3
        states[6 + chance.integers(0, 4), roles[1]] += 3
        targets = np.eye(ROLES, dtype=np.float32)[[*roles, *roles]]
        begins, ends = np.array([2, 6, 2, 6]), np.array([6, 10, 6, 10])
        weights = np.array([1, 1, 0.5, 0.5], np.float32)
        found.append(Lesson(states.astype(np.float16), begins, ends, targets, weights))
    return found


def heard(network: Attention, lesson: Lesson) -> np.ndarray:
    told = network.told(lesson.states.astype(np.float32))
    return scores(
        [network], [told], [slice(a, b) for a, b in zip(lesson.begins, lesson.ends, strict=True)]
    )


def test_a_network_finds_the_telling_word() -> None:
    (network,) = train_attention(lessons(60), PLAIN, [0]).networks
    fresh = lessons(90)[60:]
    right = [heard(network, x).argmax(1) == x.targets.argmax(1) for x in fresh]
    assert np.mean(right) > 0.95


def test_the_same_seed_gives_the_same_network() -> None:
    first, second = (train_attention(lessons(8), PLAIN, [1]) for _ in range(2))
    assert np.array_equal(first.networks[0].inner_w, second.networks[0].inner_w)
