"""Train the heads of the limits: `python -m assistant.checks.limits.training`.

The listeners are trained on all messages; the layer that weighs them, and the two thresholds, on
what listeners say of messages they have not been trained on (ten folds, fixed seed). The messages
set aside (`apart.jsonl`) are never read here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.checks.limits.heads import (
    ABOUT,
    ABOUTS,
    ALARM,
    QUESTIONS,
    ROUTE,
    ROUTES,
    Evidence,
    evidence,
    in_tongue,
    likeness,
    weighed,
)
from assistant.checks.limits.labels import Labelled, messages, ordinary_windows
from assistant.checks.limits.rules import measure
from assistant.checks.limits.vectors import embedded
from assistant.language.embedding import shared_encoder
from assistant.language.features import BUCKETS, ngrams
from assistant.texts import LANGUAGES

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Floats = NDArray[np.float32]
    Mask = NDArray[np.bool_]

HEADS = Path(__file__).parent / "data" / "heads.npz"
SEED = 20261124
FOLDS = 8
RIDGE = 0.4
WORDING_C = 10.0
WEIGHING_C = 0.3
ORDINARY = 800
"""Windows of ordinary texts that the listeners learn from; the others only set the thresholds."""
CLEAR_FALSE_ALARMS = 0.025
DOUBTS = 0.10
"""Shares of the harmless messages that may be called clear or asked about."""


@dataclass(frozen=True)
class Lesson:
    """Everything known of the training texts; all arrays have a row a text."""

    labelled: Sequence[Labelled]
    vectors: Floats
    grams: csr_matrix
    rarity: Floats
    signs: Floats

    @property
    def serious(self) -> Mask:
        """Whether a route is due."""
        return np.array([m.route is not None for m in self.labelled])

    @property
    def routes(self) -> NDArray[np.int64]:
        """The place of the route in ROUTES, -1 for none."""
        return np.array([-1 if m.route is None else ROUTES.index(m.route) for m in self.labelled])

    @property
    def abouts(self) -> NDArray[np.int64]:
        """The place in ABOUTS, -1 where nobody has labelled it."""
        return np.array([-1 if m.about is None else ABOUTS.index(m.about) for m in self.labelled])


@dataclass(frozen=True)
class Listeners:
    """What meaning and wording have learnt; columns are the questions of `heads`."""

    anchors: Floats
    meaning: Floats
    wording: Floats
    wording_b: Floats

    def heard(self, vectors: Floats, grams: csr_matrix) -> tuple[Floats, Floats]:
        """Scores by meaning and by wording, each of shape (texts, QUESTIONS)."""
        return likeness(vectors, self.anchors) @ self.meaning, grams @ self.wording + self.wording_b


def main() -> None:
    """Train, say how well it goes on messages not learnt from, and write the file."""
    lesson = prepare([*messages(), *_sample(ordinary_windows())])
    unseen = out_of_fold(lesson)
    weights = {
        **_layers(lesson, unseen),
        **_packed(listeners(lesson, np.arange(len(lesson.labelled))), lesson.rarity),
    }
    HEADS.parent.mkdir(exist_ok=True)
    np.savez_compressed(HEADS, **weights)  # pyright: ignore[reportArgumentType]


def prepare(labelled: Sequence[Labelled]) -> Lesson:
    """Embeddings, n-grams and signs of the texts."""
    buckets = [ngrams(m.text) for m in labelled]
    rarity = _rarity(buckets)
    return Lesson(
        labelled,
        embedded([m.text for m in labelled], shared_encoder()),
        gram_matrix(buckets, rarity),
        rarity,
        np.stack([measure(m.text) for m in labelled]),
    )


def listeners(lesson: Lesson, rows: NDArray[np.int64]) -> Listeners:
    """Both listeners trained on these rows."""
    targets = _targets(lesson, rows)
    meaning = _kernel_ridge(lesson.vectors[rows], targets)
    wording, wording_b = _wording(lesson, rows)
    return Listeners(lesson.vectors[rows], meaning, wording, wording_b)


def out_of_fold(lesson: Lesson) -> Evidence:
    """What the listeners say of each text when it was not among those they learnt from."""
    from sklearn.model_selection import StratifiedGroupKFold

    meaning = np.zeros((len(lesson.labelled), QUESTIONS), np.float32)
    wording = np.zeros_like(meaning)
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED)
    batches = [m.batch for m in lesson.labelled]
    for learnt, held in folds.split(lesson.vectors, lesson.routes, batches):
        trained = listeners(lesson, learnt)
        meaning[held], wording[held] = trained.heard(lesson.vectors[held], lesson.grams[held])
    return evidence(meaning, wording, lesson.signs)


def gram_matrix(buckets: Sequence[NDArray[np.int64]], rarity: Floats) -> csr_matrix:
    """The n-grams of all texts as `heads.weighed` weighs them."""
    from scipy.sparse import csr_matrix

    ends = np.cumsum([0, *map(len, buckets)])
    strengths = np.concatenate([weighed(row, rarity) for row in buckets])
    return csr_matrix((strengths, np.concatenate(buckets), ends), shape=(len(buckets), BUCKETS))


def _sample(ordinary: Sequence[Labelled]) -> list[Labelled]:
    chosen = np.random.default_rng(SEED).permutation(len(ordinary))[:ORDINARY]
    return [ordinary[i] for i in sorted(chosen)]


def _rarity(buckets: Sequence[NDArray[np.int64]]) -> Floats:
    """Inverse document frequency, smoothed."""
    seen = np.bincount(np.concatenate(buckets), minlength=BUCKETS)
    return (np.log((1 + len(buckets)) / (1 + seen)) + 1).astype(np.float32)


def _targets(lesson: Lesson, rows: NDArray[np.int64]) -> Floats:
    """1 or -1 for each question; 0 where a text says nothing about it."""
    serious, routes, abouts = lesson.serious[rows], lesson.routes[rows], lesson.abouts[rows]
    alarm = np.where(serious, 1, -1)[:, None]
    route = np.where(serious[:, None], 2 * (routes[:, None] == np.arange(len(ROUTES))) - 1, 0)
    known = (abouts >= 0)[:, None]
    about = np.where(known, 2 * (abouts[:, None] == np.arange(len(ABOUTS))) - 1, 0)
    return np.hstack([alarm, route, about]).astype(np.float32)


def _kernel_ridge(vectors: Floats, targets: Floats) -> Floats:
    alike = likeness(vectors, vectors)
    alike[np.diag_indices_from(alike)] += RIDGE
    return np.linalg.solve(alike, targets).astype(np.float32)


def _wording(lesson: Lesson, rows: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Logistic regressions on the n-grams for the three questions, side by side."""
    weights = np.zeros((BUCKETS, QUESTIONS), np.float32)
    levels = np.zeros(QUESTIONS, np.float32)
    questions = (
        (ALARM, lesson.serious.astype(int), rows),
        (ROUTE, lesson.routes, rows[lesson.routes[rows] >= 0]),
        (ABOUT, lesson.abouts, rows[lesson.abouts[rows] >= 0]),
    )
    for columns, answers, told in questions:
        weights[:, columns], levels[columns] = _regression(
            lesson.grams[told], answers[told], WORDING_C
        )
    return weights, levels


def _regression(x: Floats | csr_matrix, y: NDArray[np.int64], c: float) -> tuple[Floats, Floats]:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=c, max_iter=3000).fit(x, y)
    return model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32)


def _layers(lesson: Lesson, unseen: Evidence) -> dict[str, Floats]:
    """The weighing layer for each question and the thresholds of each language."""
    serious, routes, abouts = lesson.serious, lesson.routes, lesson.abouts
    heard = np.stack(
        [
            in_tongue(unseen.alarm[i : i + 1], message.language)[0]
            for i, message in enumerate(lesson.labelled)
        ]
    )
    alarm_w, alarm_b = _regression(heard, serious.astype(int), WEIGHING_C)
    route_w, route_b = _regression(unseen.route[serious], routes[serious], WEIGHING_C)
    told = abouts >= 0
    about_w, about_b = _regression(unseen.about[told], abouts[told], WEIGHING_C)
    scores = _crossed(heard, serious)
    return {
        "alarm_w": alarm_w[:, 0],
        "alarm_b": alarm_b,
        "route_w": route_w,
        "route_b": route_b,
        "about_w": about_w,
        "about_b": about_b,
        "thresholds": _thresholds(lesson, scores),
    }


def _crossed(heard: Floats, serious: Mask) -> Floats:
    """Alarm probabilities from weighing layers that have not seen the message either."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED + 1)
    model = LogisticRegression(C=WEIGHING_C, max_iter=3000)
    return cross_val_predict(model, heard, serious, cv=folds, method="predict_proba")[:, 1]


def _thresholds(lesson: Lesson, scores: Floats) -> Floats:
    """For each language the probability of a doubt and of a clear case."""
    labelled = np.array([m.about is not None for m in lesson.labelled])
    rows: list[tuple[float, float]] = []
    for language in LANGUAGES:
        spoken = np.array([m.language == language for m in lesson.labelled]) & labelled
        harmless = scores[spoken & ~lesson.serious]
        doubt = float(np.quantile(harmless, 1 - CLEAR_FALSE_ALARMS - DOUBTS))
        clear = float(np.quantile(harmless, 1 - CLEAR_FALSE_ALARMS))
        rows.append((doubt, clear))
        _report(language, scores[spoken], lesson.serious[spoken], doubt, clear)
    return np.array(rows, np.float32)


def _report(language: str, scores: Floats, serious: Mask, doubt: float, clear: float) -> None:
    found, stopped = scores[serious] >= doubt, scores[serious] >= clear
    print(  # noqa: T201
        f"{language}: {len(scores)} messages, recall {found.mean():.3f} "
        f"(clear {stopped.mean():.3f}), doubt from {doubt:.2f}, clear from {clear:.2f}"
    )


def _packed(trained: Listeners, rarity: Floats) -> dict[str, NDArray[np.generic]]:
    """Small enough to travel: one byte a number where that costs nothing."""
    scale = np.abs(trained.wording).max(axis=0) / 127
    rows = np.abs(trained.anchors).max(axis=1, keepdims=True) / 127
    return {
        "anchors": np.round(trained.anchors / rows).astype(np.int8),
        "meaning": trained.meaning.astype(np.float16),
        "wording": np.round(trained.wording / scale).astype(np.int8),
        "wording_scale": scale.astype(np.float32),
        "wording_b": trained.wording_b,
        "rarity": rarity.astype(np.float16),
    }


if __name__ == "__main__":
    main()
