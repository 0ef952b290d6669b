"""Training of the expert that listens in context: its networks, and the layers below them.

A few networks from different beginnings learn on the same layers, which follow all of them. One
step takes a few texts under all their cuttings: the word pieces are worked on once. All
gradients are written out in numpy, so training needs nothing that reading does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.language.attention import EPSILON, STEEPNESS, Attention
from assistant.language.encoder_layer import Layer, arrays
from assistant.language.layers import log_softmax
from assistant.language.lower_layers import kept, kept_above
from assistant.language.training.network import Adam, Recipe
from assistant.language.training.tuning import Learning, copied, mask
from assistant.language.tuned_layers import errors_above

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.floating[Any]]
    Numbers = NDArray[np.int64]

TEXTS_AT_ONCE, SCALED_BY = 8, 4
MEAN_DROPOUT, LAYER_DROPOUT, UNHEARD = 0.4, 0.1, 0.0
RECIPE = Recipe(
    hidden=192, epochs=4, rate=1.5e-3, input_dropout=0.2, dropout=0.3, decay=0.1, warm_up=0.05
)
UNTUNED_RECIPE = replace(RECIPE, epochs=7, warm_up=0.0)
LAYER_SHARE, DEEPER = 0.2, 0.9
"""The last layer moves at this part of the rate, each layer below at this part of the next."""
LARGEST = 1.0
"""Length to which the gradients of the layers are cut."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One text: vectors of its pieces (n, d), and its clauses under all cuttings.

    `begins`, `ends` (m,): the pieces of each clause; `targets` (m, roles) sum to 1 in each row;
    `weights` (m,) say how much a clause counts; `windows`: the pieces heard together.
    """

    states: NDArray[np.float16]
    begins: Numbers
    ends: Numbers
    targets: Matrix
    weights: Matrix
    windows: tuple[slice, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """Centre and spread of the pieces' vectors and of the clauses' mean vectors, each (d,)."""

    centre: Matrix
    state: Matrix
    mean: Matrix
    spread: Matrix


@dataclass(frozen=True, slots=True)
class Listening:
    """What is trained: layers over the vectors of the lessons, and networks over these."""

    layers: tuple[Layer, ...]
    networks: tuple[Attention, ...]


def train_attention(
    lessons: Sequence[Lesson],
    recipe: Recipe,
    seeds: Sequence[int],
    layers: Sequence[Layer] = (),
) -> Listening:
    """Networks trained on `lessons`, one a seed, and `layers` tuned with them; the same seeds
    give the same weights on one machine."""
    chance = np.random.default_rng(seeds[0])
    layers = tuple(map(copied, layers))
    scale = _scale(lessons, layers)
    networks = [
        _fresh(len(scale.state), recipe.hidden, lessons[0].targets.shape[1], seed) for seed in seeds
    ]
    batches = -(-len(lessons) // TEXTS_AT_ONCE)
    adam = _adam(layers, networks, recipe, recipe.epochs * batches)
    for _ in range(recipe.epochs):
        for picked in np.array_split(chance.permutation(len(lessons)), batches):
            batch = _Batch([lessons[i] for i in picked])
            adam.step(_gradients(batch, layers, networks, scale, recipe, chance))
    return Listening(layers, tuple(_unscaled(network, scale) for network in networks))


def _adam(
    layers: Sequence[Layer], networks: Sequence[list[Matrix]], recipe: Recipe, steps: int
) -> Adam:
    changed: list[Matrix] = []
    shares: list[float] = []
    for above, layer in enumerate(reversed(layers)):
        own = arrays(layer)
        changed = [*own, *changed]
        shares = [LAYER_SHARE * DEEPER**above] * len(own) + shares
    for network in networks:
        changed += network
        shares += [1.0] * len(network)
    return Adam(changed, recipe, steps, shares)


class _Batch:
    """Some lessons under each other."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        self.states = np.concatenate([lesson.states for lesson in lessons]).astype(np.float32)
        offsets = np.cumsum([0, *(len(lesson.states) for lesson in lessons)])[:-1].tolist()
        pairs = list(zip(lessons, offsets, strict=True))
        self.windows = [slice(w.start + o, w.stop + o) for x, o in pairs for w in x.windows]
        self.begins = np.concatenate([x.begins + o for x, o in pairs])
        ends = np.concatenate([x.ends + o for x, o in pairs])
        self.counts = ends - self.begins
        self.starts = np.cumsum([0, *self.counts])[:-1]
        total = int(self.counts.sum())
        self.rows = np.repeat(self.begins - self.starts, self.counts) + np.arange(total)
        self.owner = np.repeat(np.arange(len(self.counts)), self.counts)
        self.targets = np.concatenate([lesson.targets for lesson in lessons])
        self.weights = np.concatenate([lesson.weights for lesson in lessons])


def _gradients(
    batch: _Batch,
    layers: Sequence[Layer],
    networks: Sequence[list[Matrix]],
    scale: Scale,
    recipe: Recipe,
    chance: np.random.Generator,
) -> list[Matrix]:
    """Of the cross-entropy, in the order of the parameters: layers from below, networks."""
    x = batch.states
    if layers:
        x = x * (chance.random((len(x), 1), dtype=np.float32) >= UNHEARD)
    passes: list[Learning] = []
    for layer in layers:
        passes.append(Learning(layer, x, batch.windows, chance, LAYER_DROPOUT))
        x = passes[-1].out
    states = kept(batch.states, [one.out for one in passes]) if layers else x
    steps = [_Step(network, batch, states, scale, recipe, chance) for network in networks]
    found = [gradient for step in steps for gradient in step.gradients()]
    if not layers:
        return found
    missed = np.sum([step.of_states() for step in steps], axis=0)
    return [*_cut(_below(passes, missed)), *found]


def _below(passes: Sequence[Learning], of_states: Matrix) -> list[Matrix]:
    """The gradients of the layers, from the error of what was kept of each."""
    errors = errors_above(of_states, len(passes))
    found: list[Matrix] = []
    error = np.zeros_like(passes[-1].out)
    for one, own in zip(reversed(passes), reversed(errors), strict=True):
        error, gradients = one.back(error if own is None else error + own)
        found = [*gradients, *found]
    return found


def _cut(gradients: list[Matrix]) -> list[Matrix]:
    length = np.sqrt(sum(float(np.vdot(gradient, gradient)) for gradient in gradients))
    share = np.float32(min(1.0, LARGEST / (length + 1e-9)))
    return [gradient * share for gradient in gradients]


def _scale(lessons: Sequence[Lesson], layers: Sequence[Layer]) -> Scale:
    """Measured on every fourth lesson, before anything is learned."""
    means: list[Matrix] = []
    states: list[Matrix] = []
    for lesson in lessons[::SCALED_BY]:
        heard = heard_states(lesson, layers)
        spans = zip(lesson.begins, lesson.ends, strict=True)
        means += [heard[begin:end].mean(axis=0) for begin, end in spans]
        states.append(heard[:40])
    mean, state = np.stack(means), np.concatenate(states)
    return Scale(
        state.mean(axis=0),
        state.std(axis=0) + 1e-3,
        mean.mean(axis=0),
        mean.std(axis=0) + 1e-3,
    )


def heard_states(lesson: Lesson, layers: Sequence[Layer]) -> Matrix:
    """What the networks are given of `lesson`."""
    states = lesson.states.astype(np.float32)
    if not layers:
        return states
    return np.concatenate([kept_above(states[window], layers) for window in lesson.windows])


def _fresh(d: int, hidden: int, k: int, seed: int) -> list[Matrix]:
    chance = np.random.default_rng(seed)
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
    """One network over one batch: forwards, then the cross-entropy's gradients backwards."""

    def __init__(
        self,
        parameters: Sequence[Matrix],
        batch: _Batch,
        states: Matrix,
        scale: Scale,
        recipe: Recipe,
        chance: np.random.Generator,
    ) -> None:
        self._parameters, self._batch, self._scale = parameters, batch, scale
        self._masks = (
            mask(states.shape, chance, recipe.input_dropout) / scale.state,
            mask((len(states), len(parameters[1])), chance, recipe.dropout),
            mask((len(batch.counts), len(scale.mean)), chance, MEAN_DROPOUT) / scale.spread,
        )
        self._states = (states - scale.centre) * self._masks[0]
        means = np.add.reduceat(states[batch.rows], batch.starts, axis=0)
        means /= batch.counts[:, None].astype(np.float32)
        self._means = (means - scale.mean) * self._masks[2]

    def gradients(self) -> list[Matrix]:
        """In the order of the parameters."""
        inner_w, inner_b, outer_w, outer_b, mean_w, mean_b = self._parameters
        before = self._states @ inner_w + inner_b
        gate = 1 / (1 + np.exp(np.minimum(-STEEPNESS * before, 60)))
        soft = before * gate
        centred = soft - soft.mean(axis=1, keepdims=True)
        width = np.sqrt((centred**2).mean(axis=1, keepdims=True) + EPSILON)
        normal = centred / width
        hidden = normal * self._masks[1]
        told = hidden @ outer_w + outer_b
        pooled, shares, opinions = self._pooled(told)
        self._error = self._missed(pooled + self._means @ mean_w + mean_b)
        back = self._unpooled(self._error, pooled, shares, opinions, told.shape)
        inner = (back @ outer_w.T) * self._masks[1]
        inner = (inner - inner.mean(axis=1, keepdims=True)
                 - normal * (inner * normal).mean(axis=1, keepdims=True)) / width  # fmt: skip
        inner *= gate * (1 + STEEPNESS * before * (1 - gate))
        self._inner = inner
        return [
            self._states.T @ inner,
            inner.sum(axis=0),
            hidden.T @ back,
            back.sum(axis=0),
            self._means.T @ self._error,
            self._error.sum(axis=0),
        ]

    def of_states(self) -> Matrix:
        """The error of the states; to be asked after `gradients`."""
        batch = self._batch
        found = (self._inner @ self._parameters[0].T) * self._masks[0]
        means = (self._error @ self._parameters[4].T) * self._masks[2]
        means /= batch.counts[:, None].astype(np.float32)
        for begin, count, mean in zip(batch.begins, batch.counts, means, strict=True):
            found[begin : begin + count] += mean
        return found

    def _pooled(self, told: Matrix) -> tuple[Matrix, Matrix, Matrix]:
        """Of each clause and role: the weighted opinion; of each piece: its share, its opinion."""
        starts, owner = self._batch.starts, self._batch.owner
        weight, opinion = np.split(told[self._batch.rows], 2, axis=1)
        weight = np.exp(weight - np.maximum.reduceat(weight, starts)[owner])
        shares = weight / np.add.reduceat(weight, starts)[owner]
        return np.add.reduceat(shares * opinion, starts), shares, opinion

    def _unpooled(
        self,
        error: Matrix,
        pooled: Matrix,
        shares: Matrix,
        opinions: Matrix,
        shape: tuple[int, ...],
    ) -> Matrix:
        """The error of each piece's weights and opinions, added up over the cuttings."""
        of_opinion = shares * error[self._batch.owner]
        of_weight = of_opinion * (opinions - pooled[self._batch.owner])
        back = np.zeros(shape, np.float32)
        np.add.at(back, self._batch.rows, np.hstack([of_weight, of_opinion]))
        return back

    def _missed(self, scores: Matrix) -> Matrix:
        weights = self._batch.weights[:, None] / self._batch.weights.sum()
        return (np.exp(log_softmax(scores)) - self._batch.targets) * weights
