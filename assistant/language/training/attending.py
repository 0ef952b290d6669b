"""Training of the expert that listens in context: the same network, with its gradients in numpy.

One step takes the texts of a batch under all their cuttings: the word pieces are worked on once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.language.attention import EPSILON, STEEPNESS, Attention
from assistant.language.layers import log_softmax
from assistant.language.training.network import Adam, Recipe

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.floating[Any]]
    Numbers = NDArray[np.int64]

TEXTS_AT_ONCE = 8
STATE_DROPOUT, MEAN_DROPOUT = 0.2, 0.4
RECIPE = Recipe(hidden=192, epochs=7, rate=1.5e-3, input_dropout=0.2, dropout=0.3, decay=0.1)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One text: vectors of its pieces (n, d), and its clauses under all cuttings.

    `begins`, `ends` (m,): the pieces of each clause; `targets` (m, roles) sum to 1 in each row;
    `weights` (m,) say how much a clause counts.
    """

    states: NDArray[np.float16]
    begins: Numbers
    ends: Numbers
    targets: Matrix
    weights: Matrix


@dataclass(frozen=True, slots=True)
class Scale:
    """Centre and spread of the pieces' vectors and of the clauses' mean vectors, each (d,)."""

    centre: Matrix
    state: Matrix
    mean: Matrix
    spread: Matrix


def train_attention(lessons: Sequence[Lesson], recipe: Recipe, seed: int) -> Attention:
    """A network trained on `lessons`; the same seed gives the same weights on one machine."""
    chance = np.random.default_rng(seed)
    scale = _scale(lessons)
    parameters = _fresh(len(scale.state), recipe.hidden, lessons[0].targets.shape[1], chance)
    steps = recipe.epochs * -(-len(lessons) // TEXTS_AT_ONCE)
    adam = Adam(parameters, recipe, steps)
    for _ in range(recipe.epochs):
        for batch in np.array_split(chance.permutation(len(lessons)), steps // recipe.epochs):
            adam.step(
                _Step(parameters, [lessons[i] for i in batch], scale, recipe, chance).gradients()
            )
    return _unscaled(parameters, scale)


def _scale(lessons: Sequence[Lesson]) -> Scale:
    few = [lesson for lesson in lessons if len(lesson.begins)]
    means = np.concatenate([_means(lesson) for lesson in few])
    states = np.concatenate([lesson.states[:40].astype(np.float32) for lesson in few])
    centre, spread = states.mean(axis=0), states.std(axis=0) + 1e-3
    return Scale(centre, spread, means.mean(axis=0), means.std(axis=0) + 1e-3)


def _means(lesson: Lesson) -> Matrix:
    states = lesson.states.astype(np.float32)
    spans = zip(lesson.begins, lesson.ends, strict=True)
    return np.stack([states[begin:end].mean(axis=0) for begin, end in spans])


def _fresh(d: int, hidden: int, k: int, chance: np.random.Generator) -> list[Matrix]:
    inner = chance.normal(0, np.sqrt(1 / d), (d, hidden)).astype(np.float32)
    opinion = chance.normal(0, 0.5 * np.sqrt(1 / hidden), (hidden, k)).astype(np.float32)
    outer = np.hstack([np.zeros((hidden, k), np.float32), opinion])
    return [
        inner,
        np.zeros(hidden, np.float32),
        outer,
        np.zeros(2 * k, np.float32),
        np.zeros((d, k), np.float32),
        np.zeros(k, np.float32),
    ]


def _unscaled(parameters: Sequence[Matrix], scale: Scale) -> Attention:
    """The same network for vectors as they come."""
    inner_w, inner_b, outer_w, outer_b, mean_w, mean_b = parameters
    inner_w = inner_w / scale.state[:, None]
    flat = mean_w / scale.spread[:, None]
    return Attention(
        inner_w,
        inner_b - scale.centre @ inner_w,
        outer_w,
        outer_b,
        flat,
        mean_b - scale.mean @ flat,
    )


class _Step:
    """One batch: forwards, then the cross-entropy's gradients backwards."""

    def __init__(
        self,
        parameters: Sequence[Matrix],
        lessons: Sequence[Lesson],
        scale: Scale,
        recipe: Recipe,
        chance: np.random.Generator,
    ) -> None:
        self._parameters = parameters
        self._chance = chance
        self._recipe = recipe
        states = np.concatenate([lesson.states for lesson in lessons]).astype(np.float32)
        offsets = np.cumsum([0, *(len(lesson.states) for lesson in lessons)])[:-1]
        begins = np.concatenate([x.begins + o for x, o in zip(lessons, offsets, strict=True)])
        ends = np.concatenate([x.ends + o for x, o in zip(lessons, offsets, strict=True)])
        counts = ends - begins
        self._starts = np.cumsum([0, *counts])[:-1]
        self._rows = np.repeat(begins - self._starts, counts) + np.arange(counts.sum())
        self._owner = np.repeat(np.arange(len(counts)), counts)
        self._states = (states - scale.centre) / scale.state
        self._states *= self._mask(states.shape, recipe.input_dropout)
        means = np.add.reduceat(states[self._rows], self._starts, axis=0)
        means /= counts[:, None].astype(np.float32)
        means = (means - scale.mean) / scale.spread
        self._means = means * self._mask(means.shape, MEAN_DROPOUT)
        self._targets = np.concatenate([lesson.targets for lesson in lessons])
        self._weights = np.concatenate([lesson.weights for lesson in lessons])

    def gradients(self) -> list[Matrix]:
        """In the order of the parameters."""
        inner_w, inner_b, outer_w, outer_b, mean_w, mean_b = self._parameters
        before = self._states @ inner_w + inner_b
        gate = 1 / (1 + np.exp(np.minimum(-STEEPNESS * before, 60)))
        soft = before * gate
        centred = soft - soft.mean(axis=1, keepdims=True)
        width = np.sqrt((centred**2).mean(axis=1, keepdims=True) + EPSILON)
        normal = centred / width
        mask = self._mask(normal.shape, self._recipe.dropout)
        hidden = normal * mask
        told = hidden @ outer_w + outer_b
        pooled, shares, opinions = self._pooled(told)
        error = self._error(pooled + self._means @ mean_w + mean_b)
        back = self._unpooled(error, pooled, shares, opinions, told.shape)
        inner = (back @ outer_w.T) * mask
        inner = (inner - inner.mean(axis=1, keepdims=True)
                 - normal * (inner * normal).mean(axis=1, keepdims=True)) / width  # fmt: skip
        inner *= gate * (1 + STEEPNESS * before * (1 - gate))
        return [
            self._states.T @ inner,
            inner.sum(axis=0),
            hidden.T @ back,
            back.sum(axis=0),
            self._means.T @ error,
            error.sum(axis=0),
        ]

    def _pooled(self, told: Matrix) -> tuple[Matrix, Matrix, Matrix]:
        """Of each clause and role: the weighted opinion; of each piece: its share, its opinion."""
        weight, opinion = np.split(told[self._rows], 2, axis=1)
        weight = np.exp(weight - np.maximum.reduceat(weight, self._starts)[self._owner])
        shares = weight / np.add.reduceat(weight, self._starts)[self._owner]
        return np.add.reduceat(shares * opinion, self._starts), shares, opinion

    def _unpooled(
        self,
        error: Matrix,
        pooled: Matrix,
        shares: Matrix,
        opinions: Matrix,
        shape: tuple[int, ...],
    ) -> Matrix:
        """The error of each piece's weights and opinions, added up over the cuttings."""
        of_opinion = shares * error[self._owner]
        of_weight = of_opinion * (opinions - pooled[self._owner])
        back = np.zeros(shape, np.float32)
        np.add.at(back, self._rows, np.hstack([of_weight, of_opinion]))
        return back

    def _error(self, scores: Matrix) -> Matrix:
        weights = self._weights[:, None] / self._weights.sum()
        return (np.exp(log_softmax(scores)) - self._targets) * weights

    def _mask(self, shape: tuple[int, ...], dropped: float) -> Matrix:
        kept = self._chance.random(shape, dtype=np.float32) > dropped
        return kept / np.float32(1 - dropped)
