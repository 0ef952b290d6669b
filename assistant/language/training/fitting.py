"""From labelled examples to heads: experts, judges, calibration, in this order.

The judges learn from what experts say of voices they were not trained on, and the calibration
from what judges say of such voices, so neither learns to trust a memory.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

from assistant.language.features import BUCKETS, ngrams
from assistant.language.heads import (
    ROLES,
    Calibration,
    Heads,
    Wording,
    all_signs,
    evidence,
    verdict,
)
from assistant.language.layers import Layers
from assistant.language.status import cue_names
from assistant.language.training.examples import Examples
from assistant.language.training.first import FirstTraining
from assistant.language.training.network import Recipe, train_network
from assistant.texts import LANGUAGES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.floating[Any]]
    Rows = NDArray[np.bool_]

FOLDS = 3
JUDGES = 3
WORDING_STRENGTH = 200.0
"""Inverse regularisation of the expert on wording."""
MAIN_SHARE = 0.7
"""How much of the target is the main role's; the roles share the rest."""
OWN_CUT_WEIGHT = 0.5
"""How much a piece counts that the ear cut itself."""
RECIPE = Recipe(hidden=320, epochs=16, input_dropout=0.1, dropout=0.6)


def fit(data: Examples, first: FirstTraining, recipe: Recipe = RECIPE) -> Heads:
    """Heads trained on `data`, with a first expert of this kind."""
    return Fitting(data, recipe).heads(first)


class Fitting:
    """The arrays of one training, computed once."""

    def __init__(self, data: Examples, recipe: Recipe = RECIPE) -> None:
        self._data = data
        self._recipe = recipe
        self._cues = cue_names()
        self._flags = data.flags
        self._truth = data.truth
        self._targets = _targets(self._truth, self._flags)
        self._weights = data.per_row([_weight(v.cut) for v in data.views]).astype(np.float32)
        folds = data.per_row([crc32(v.text.voice.encode()) % FOLDS for v in data.views])
        self._kept = [folds.astype(int) != fold for fold in range(FOLDS)]
        self._all = np.ones(len(self._truth), bool)
        self._buckets = [ngrams(context.text) for context in data.contexts]
        distinct = data.first_of_their_kind
        tasks = [(rows & distinct,) for rows in (*self._kept, self._all)]
        self._wordings: list[Wording] = _at_once(self._wording, tasks)

    def heads(self, first: FirstTraining) -> Heads:
        """Experts and judges on everything, calibration on the judges' unseen voices."""
        tasks = [(rows, self._targets, self._weights) for rows in (*self._kept, self._all)]
        *partial, whole = _at_once(first.train, tasks)
        inputs = self._unseen_evidence(first, partial)
        judges = _at_once(
            self._judge,
            [
                *((inputs, rows, 0) for rows in self._kept),
                *((inputs, self._all, seed) for seed in range(JUDGES)),
            ],
        )
        odds = np.zeros((len(self._truth), len(ROLES)), np.float32)
        for rows, judge in zip(self._kept, judges, strict=False):
            odds[~rows] = verdict([judge], inputs[~rows])
        calibration = self._calibration(odds)
        return Heads(whole, self._wordings[-1], tuple(judges[FOLDS:]), calibration, self._cues)

    def _wording(self, rows: Rows) -> Wording:
        picked = np.flatnonzero(rows)
        rarity = _rarity([self._buckets[i] for i in picked])
        matrix = _sparse([self._buckets[i] for i in picked], rarity)
        w, b = np.zeros((BUCKETS, len(ROLES)), np.float32), np.full(len(ROLES), -9.0, np.float32)
        for column in range(len(ROLES)):
            flags = self._flags[picked, column]
            if flags.any():
                model = _regression(
                    C=WORDING_STRENGTH,
                    solver="liblinear",
                    dual=True,
                    tol=0.1,
                    max_iter=500,
                    random_state=0,
                )
                model.fit(matrix, flags, sample_weight=self._weights[picked])
                w[:, column], b[column] = model.coef_[0], model.intercept_[0]
        scale = np.maximum(np.abs(w).max(axis=0) / 127, 1e-9).astype(np.float32)
        return Wording(np.round(w / scale).astype(np.int8), scale, b, rarity)

    def _unseen_evidence(self, first: FirstTraining, experts: Sequence[Any]) -> Matrix:
        """Every row as the experts see it that were trained without its fold."""
        said = np.zeros((len(self._truth), len(ROLES)), np.float32)
        worded = np.zeros_like(said)
        for rows, expert, wording in zip(self._kept, experts, self._wordings, strict=False):
            said[~rows] = first.scores(expert, ~rows)
            worded[~rows] = wording.scores_of([self._buckets[i] for i in np.flatnonzero(~rows)])
        parts = [
            evidence(said[span], worded[span], all_signs(view.contexts, self._cues))
            for view, span in zip(self._data.views, self._data.spans, strict=True)
        ]
        return np.concatenate(parts).astype(np.float32)

    def _judge(self, inputs: Matrix, rows: Rows, seed: int) -> Layers:
        return train_network(
            inputs[rows], self._targets[rows], self._weights[rows], self._recipe, seed
        )

    def _calibration(self, odds: Matrix) -> Calibration:
        spoken = np.array([LANGUAGES.index(c.language) for c in self._data.contexts])
        shape = (len(LANGUAGES), len(ROLES))
        slope, offset = np.ones(shape, np.float32), np.zeros(shape, np.float32)
        for language in range(len(LANGUAGES)):
            rows = spoken == language
            for column in range(len(ROLES)):
                if 0 < self._flags[rows, column].sum() < rows.sum():
                    model = _regression(C=1.0)
                    model.fit(odds[rows, column, None], self._flags[rows, column],
                              sample_weight=self._weights[rows])  # fmt: skip
                    slope[language, column] = model.coef_[0, 0]
                    offset[language, column] = model.intercept_[0]
        return Calibration(slope, offset)


def _at_once(work: Callable[..., Any], tasks: Sequence[tuple[Any, ...]]) -> list[Any]:
    """The results of all tasks, in their order, one task a core."""
    from joblib import Parallel, delayed

    return list(Parallel(n_jobs=-1)(delayed(work)(*task) for task in tasks))


def _regression(**options: Any) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(**options)


def _weight(cut: str) -> float:
    return OWN_CUT_WEIGHT if cut == "own" else 1.0


def _targets(truth: NDArray[np.int64], flags: Rows) -> Matrix:
    shared = flags / flags.sum(axis=1, keepdims=True)
    return (MAIN_SHARE * np.eye(len(ROLES))[truth] + (1 - MAIN_SHARE) * shared).astype(np.float32)


def _rarity(buckets: Sequence[NDArray[np.int64]]) -> Matrix:
    """How seldom each bucket occurs: the smoothed inverse document frequency."""
    counts = np.bincount(np.concatenate(buckets), minlength=BUCKETS)
    return (np.log((1 + len(buckets)) / (1 + counts)) + 1).astype(np.float32)


def _sparse(buckets: Sequence[NDArray[np.int64]], rarity: Matrix) -> Any:
    from scipy.sparse import csr_matrix

    values = [rarity[b] / (np.linalg.norm(rarity[b]) + 1e-9) for b in buckets]
    ends = np.concatenate([[0], np.cumsum([len(b) for b in buckets])])
    return csr_matrix(
        (np.concatenate(values), np.concatenate(buckets), ends), (len(buckets), BUCKETS)
    )
