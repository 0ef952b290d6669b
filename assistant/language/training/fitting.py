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
    Meaning,
    Wording,
    all_signs,
    evidence,
    verdict,
)
from assistant.language.layers import Layers
from assistant.language.status import cue_names
from assistant.language.training.examples import Examples
from assistant.language.training.network import Recipe, train_network
from assistant.texts import LANGUAGES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.floating[Any]]
    Rows = NDArray[np.bool_]

FOLDS = 5
JUDGES = 3
MEANING_STRENGTH, WORDING_STRENGTH = 30.0, 200.0
"""Inverse regularisation of the two experts."""
MAIN_SHARE = 0.7
"""How much of the target is the main role's; the roles share the rest."""
OWN_CUT_WEIGHT = 0.5
"""How much a piece counts that the ear cut itself."""
RECIPE = Recipe(hidden=320, epochs=16, input_dropout=0.1, dropout=0.6)


def fit(data: Examples, recipe: Recipe = RECIPE) -> Heads:
    """Heads trained on `data`."""
    return Fitting(data, recipe).heads()


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
        folds = [crc32(v.text.voice.encode()) % FOLDS for v in data.views]
        self._folds = data.per_row(folds).astype(int)
        self._buckets = [ngrams(context.text) for context in data.contexts]

    def heads(self) -> Heads:
        """Experts and judges on everything, calibration on the judges' unseen voices."""
        everything = np.ones(len(self._truth), bool)
        folds = [self._folds != fold for fold in range(FOLDS)]
        *partial, whole = _at_once(self._experts, [(rows,) for rows in [*folds, everything]])
        meaning, wording = whole
        inputs = self._unseen_evidence(partial)
        judges = _at_once(
            self._judge,
            [
                *((inputs, rows, 0) for rows in folds),
                *((inputs, everything, seed) for seed in range(JUDGES)),
            ],
        )
        odds = np.zeros((len(self._truth), len(ROLES)), np.float32)
        for rows, judge in zip(folds, judges, strict=False):
            odds[~rows] = verdict([judge], inputs[~rows])
        return Heads(meaning, wording, tuple(judges[FOLDS:]), self._calibration(odds), self._cues)

    def _experts(self, rows: Rows) -> tuple[Meaning, Wording]:
        distinct = rows & self._first_of_its_kind()
        return self._meaning(distinct), self._wording(distinct)

    def _first_of_its_kind(self) -> Rows:
        """Rows whose words, in their text, have not come before: the two cuttings agree often."""
        seen: set[tuple[str, str]] = set()
        fresh = []
        for v in self._data.views:
            for context in v.contexts:
                fresh.append((v.text.name, context.text) not in seen)
                seen.add((v.text.name, context.text))
        return np.array(fresh)

    def _meaning(self, rows: Rows) -> Meaning:
        model = _regression(C=MEANING_STRENGTH, max_iter=100, tol=1e-3)
        model.fit(self._data.vectors[rows], self._truth[rows], sample_weight=self._weights[rows])
        w, b = np.zeros((384, len(ROLES)), np.float32), np.full(len(ROLES), -9.0, np.float32)
        w[:, model.classes_], b[model.classes_] = model.coef_.T, model.intercept_
        return Meaning(w, b)

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

    def _unseen_evidence(self, partial: Sequence[tuple[Meaning, Wording]]) -> Matrix:
        """Every row as the experts see it that were trained without its fold."""
        rows: list[Matrix] = []
        for place, span in enumerate(self._data.spans):
            meaning, wording = partial[int(self._folds[span.start])]
            rows.append(self._evidence(meaning, wording, place, span))
        return np.concatenate(rows).astype(np.float32)

    def _evidence(self, meaning: Meaning, wording: Wording, place: int, span: slice) -> Matrix:
        clauses = self._data.views[place].contexts
        return evidence(
            meaning.scores(self._data.vectors[span]),
            wording.scores_of(self._buckets[span]),
            all_signs(clauses, self._cues),
        )

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
