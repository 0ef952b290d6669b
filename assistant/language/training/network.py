"""A network with one hidden layer, trained in numpy: small enough to need nothing larger.

Adam with a cosine schedule, dropout on input and hidden layer, weight decay. The same seed gives
the same weights on the same machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.language.layers import Layers, log_softmax

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.floating[Any]]

BATCH = 64
MOMENTUM, SPREAD, TINY = 0.9, 0.999, 1e-8


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a network is trained; `warm_up` is the part of the steps in which the rate rises."""

    hidden: int
    epochs: int
    rate: float = 2e-3
    input_dropout: float = 0.3
    dropout: float = 0.4
    decay: float = 5e-3
    warm_up: float = 0.0


def train_network(
    inputs: Matrix, targets: Matrix, weights: Matrix, recipe: Recipe, seed: int
) -> Layers:
    """Layers that turn `inputs` (n, d) into scores for `targets` (n, k), whose rows sum to 1.

    `weights` (n,) says how much each example counts.
    """
    chance = np.random.default_rng(seed)
    parameters = _fresh(inputs.shape[1], recipe.hidden, targets.shape[1], chance)
    adam = Adam(parameters, recipe, steps=recipe.epochs * -(-len(inputs) // BATCH))
    for _ in range(recipe.epochs):
        order = chance.permutation(len(inputs))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            adam.step(
                _gradients(
                    parameters, inputs[batch], targets[batch], weights[batch], recipe, chance
                )
            )
    return Layers(*parameters)


def _fresh(d: int, hidden: int, k: int, chance: np.random.Generator) -> list[Matrix]:
    return [
        chance.normal(0, np.sqrt(2 / d), (d, hidden)).astype(np.float32),
        np.zeros(hidden, np.float32),
        chance.normal(0, 0.5 * np.sqrt(1 / hidden), (hidden, k)).astype(np.float32),
        np.zeros(k, np.float32),
    ]


def _gradients(
    parameters: list[Matrix],
    x: Matrix,
    target: Matrix,
    weight: Matrix,
    recipe: Recipe,
    chance: np.random.Generator,
) -> list[Matrix]:
    """Of the cross-entropy, by the chain rule backwards through both layers."""
    w1, b1, w2, b2 = parameters
    x = x * _mask(x, recipe.input_dropout, chance)
    before = x @ w1 + b1
    mask = _mask(before, recipe.dropout, chance)
    hidden = np.maximum(before, 0) * mask
    scores = hidden @ w2 + b2
    error = (np.exp(log_softmax(scores)) - target) * weight[:, None] / len(x)
    back = (error @ w2.T) * mask * (before > 0)
    return [x.T @ back, back.sum(axis=0), hidden.T @ error, error.sum(axis=0)]


def _mask(like: Matrix, dropped: float, chance: np.random.Generator) -> Matrix:
    kept = chance.random(like.shape, dtype=np.float32) > dropped
    return kept / np.float32(1 - dropped)


class Adam:
    """Adam's moving averages; changes the parameters in place.

    `shares`: which part of the recipe's rate each parameter moves at, where not all of it.
    """

    def __init__(
        self,
        parameters: list[Matrix],
        recipe: Recipe,
        steps: int,
        shares: Sequence[float] | None = None,
    ) -> None:
        self._parameters = parameters
        self._shares = shares or [1.0] * len(parameters)
        self._means = [np.zeros_like(p) for p in parameters]
        self._squares = [np.zeros_like(p) for p in parameters]
        self._recipe = recipe
        self._steps = steps
        self._done = 0

    def step(self, gradients: list[Matrix]) -> None:
        """Move the parameters; `gradients` are in their order."""
        self._done += 1
        common = self._recipe.rate * 0.5 * (1 + np.cos(np.pi * self._done / self._steps))
        common *= min(1.0, self._done / (self._recipe.warm_up * self._steps + 1))
        for p, mean, square, gradient, share in zip(
            self._parameters, self._means, self._squares, gradients, self._shares, strict=True
        ):
            rate = common * share
            mean += (1 - MOMENTUM) * (gradient - mean)
            square += (1 - SPREAD) * (gradient**2 - square)
            ahead = mean / (1 - MOMENTUM**self._done)
            width = np.sqrt(square / (1 - SPREAD**self._done)) + TINY
            p -= np.float32(rate) * ahead / width
            if p.ndim > 1:
                p *= np.float32(1 - rate * self._recipe.decay)
