"""Train the heads of the limits: `python -m assistant.checks.limits.training`.

Meaning and wording are learnt together, by one kernel machine on all messages and on windows of
ordinary notes and accounts. The layer that weighs them, and the thresholds, are learnt from what is
said of texts that were not among those learnt from (folds with a fixed seed; texts that retell each
other, and ordinary texts of one voice, share a fold). The messages set aside (`apart*.jsonl`) are
never read here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.checks.limits.agents import agents
from assistant.checks.limits.calibration import SHARES, Cuts, Heard, cuts_at, harmless, no_sooner
from assistant.checks.limits.dilution import diluted
from assistant.checks.limits.directions import directions
from assistant.checks.limits.heads import (
    ABOUTS,
    AS_A_WHOLE,
    FORMS,
    GRAVE_ROUTES,
    IN_CONTEXT,
    PROBE,
    QUESTIONS,
    ROUTES,
    SIGN_SHARE,
    Evidence,
    evidence,
    in_tongue,
    likeness,
    margin,
    placed,
    weighed,
)
from assistant.checks.limits.hearing import InContext
from assistant.checks.limits.labels import Labelled, messages, ordinary_texts, ordinary_windows
from assistant.checks.limits.passages import joined, passage_words, passages
from assistant.checks.limits.rules import measure
from assistant.checks.limits.vectors import KEPT_IN_CONTEXT, embedded
from assistant.checks.limits.windows import Form
from assistant.language.embedding import shared_encoder
from assistant.language.features import BUCKETS, ngrams
from assistant.language.in_context import ContextReader
from assistant.texts import LANGUAGES, Language

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Floats = NDArray[np.floating[Any]]
    Mask = NDArray[np.bool_]

DATA = Path(__file__).parent / "data"
SEED = 20261124
FOLDS = 4
RIDGE = 0.4
NARROWNESS = {AS_A_WHOLE: 6.0, IN_CONTEXT: 1.2}
"""How fast likeness fades with distance; chosen by cross-validation, as are the others here."""
WEIGHING_C = 0.3
ORDINARY = 2600
"""Windows of ordinary texts that are learnt from; all of them are held against the cuts."""
DILUTED = 900
"""Serious messages that are learnt a second time, amid ordinary sentences."""
GRAVE = tuple(ROUTES.index(route) for route in GRAVE_ROUTES)


@dataclass(frozen=True)
class Placement:
    """Where one hearing puts the training texts: a row of length 1 each, and the way there.

    `passages`: the rows of their passages, by the row of the text.
    """

    vectors: Floats
    narrowness: float
    way: dict[str, Floats]
    passages: dict[int, Floats]


@dataclass(frozen=True)
class Lesson:
    """Everything known of the training texts; all arrays have a row a text."""

    labelled: Sequence[Labelled]
    heard: Placement
    grams: csr_matrix
    rarity: Floats
    signs: Floats
    spoken_of: Floats

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
    """What meaning, wording and signs have learnt; columns are the questions of `heads`."""

    anchors: Floats
    meaning: Floats
    wording: Floats
    signs: Floats

    def scores(self, lesson: Lesson, rows: NDArray[np.int64]) -> Floats:
        """Of shape (len(rows), QUESTIONS)."""
        scores = self._meaning(lesson, lesson.heard.vectors[rows])
        scores += lesson.grams[rows] @ self.wording + lesson.signs[rows] @ self.signs
        for place, row in enumerate(rows.tolist()):
            if row in lesson.heard.passages:
                scores[place] = joined(scores[place], self._gravest(lesson, row))
        return scores

    def _meaning(self, lesson: Lesson, vectors: Floats) -> Floats:
        return likeness(vectors, self.anchors, lesson.heard.narrowness) @ self.meaning

    def _gravest(self, lesson: Lesson, row: int) -> Floats:
        """The scores of the gravest passage of a text, as `heads.Heads` finds it."""
        parts = passage_words(lesson.labelled[row].text)
        grams = gram_matrix([ngrams(part) for part in parts], lesson.rarity)
        scores = self._meaning(lesson, lesson.heard.passages[row]) + grams @ self.wording
        gravest = int(np.argmax(margin(scores)))
        return scores[gravest] + measure(parts[gravest]) @ self.signs


def main() -> None:
    """Train both pairs of ears, say how well they hear what is new to them, and keep them."""
    told = messages()
    labelled = [*told, *diluted(told, ordinary_texts(), DILUTED), *ordinary_windows()]
    words = [m.text for m in labelled]
    for name, hear in ((IN_CONTEXT, in_context), (AS_A_WHOLE, whole)):
        lesson = prepare(labelled, hear(words))
        learnt = learnable(labelled)
        weights = {
            **_layers(lesson, out_of_fold(lesson, learnt), learnt),
            **_packed(listeners(lesson, np.flatnonzero(learnt)), lesson),
        }
        np.savez_compressed(DATA / f"{name}.npz", **weights)  # pyright: ignore[reportArgumentType]


def whole(words: Sequence[str]) -> Placement:
    """Each text by its embedding."""
    return Placement(embedded(words, shared_encoder()), NARROWNESS[AS_A_WHOLE], {}, {})


def in_context(words: Sequence[str]) -> Placement:
    """Each text by its words in their context."""
    hearing = InContext(ContextReader.shared())
    vectors = embedded(words, hearing, KEPT_IN_CONTEXT)
    centre, axes = directions(vectors)
    parts = {
        row: placed(hearing.heard([text])[0][1:], centre, axes)
        for row, text in enumerate(words)
        if passages(text)
    }
    way = {"centre": centre, "axes": axes.astype(np.float16)}
    return Placement(placed(vectors, centre, axes), NARROWNESS[IN_CONTEXT], way, parts)


def prepare(labelled: Sequence[Labelled], heard: Placement) -> Lesson:
    """The texts as heard, their n-grams and signs."""
    buckets = [ngrams(m.text) for m in labelled]
    rarity = _rarity(buckets)
    return Lesson(
        labelled,
        heard,
        gram_matrix(buckets, rarity),
        rarity,
        np.stack([measure(m.text) for m in labelled]),
        np.stack([agents(m.text) for m in labelled]),
    )


def listeners(lesson: Lesson, rows: NDArray[np.int64]) -> Listeners:
    """A kernel ridge machine on these rows; wording and signs are linear, so they fold up."""
    from scipy.linalg import solve

    vectors, grams, signs = lesson.heard.vectors[rows], lesson.grams[rows], lesson.signs[rows]
    alike = likeness(vectors, vectors, lesson.heard.narrowness) + (grams @ grams.T).toarray()
    alike += SIGN_SHARE * signs @ signs.T
    alike[np.diag_indices_from(alike)] += RIDGE
    shares = np.asarray(
        solve(alike, _targets(lesson, rows), assume_a="pos", overwrite_a=True), np.float32
    )
    return Listeners(
        vectors, shares, np.asarray(grams.T @ shares, np.float32), SIGN_SHARE * signs.T @ shares
    )


def learnable(labelled: Sequence[Labelled]) -> Mask:
    """All messages and a part of the windows: too many of them drown the quiet hints."""
    ordinary = np.array([bool(m.whole) for m in labelled])
    chosen = np.random.default_rng(SEED).permutation(np.flatnonzero(ordinary))[:ORDINARY]
    learnt = ~ordinary
    learnt[chosen] = True
    return learnt


def out_of_fold(lesson: Lesson, learnable: Mask) -> Evidence:
    """What is said of each text when it was not among those learnt from."""
    from sklearn.model_selection import StratifiedGroupKFold

    scores = np.zeros((len(lesson.labelled), QUESTIONS), np.float32)
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED)
    batches = [m.batch for m in lesson.labelled]
    for others, held in folds.split(lesson.signs, lesson.routes, batches):
        learnt = others[learnable[others]]
        scores[held] = listeners(lesson, learnt).scores(lesson, held)
    return evidence(scores, lesson.signs, lesson.spoken_of)


def gram_matrix(buckets: Sequence[NDArray[np.int64]], rarity: Floats) -> csr_matrix:
    """The n-grams of all texts as `heads.weighed` weighs them."""
    from scipy.sparse import csr_matrix

    ends = np.cumsum([0, *map(len, buckets)])
    strengths = np.concatenate([weighed(row, rarity) for row in buckets])
    return csr_matrix((strengths, np.concatenate(buckets), ends), shape=(len(buckets), BUCKETS))


def _rarity(buckets: Sequence[NDArray[np.int64]]) -> Floats:
    """Inverse document frequency, smoothed."""
    seen = np.bincount(np.concatenate(buckets), minlength=BUCKETS)
    return (np.log((1 + len(buckets)) / (1 + seen)) + 1).astype(np.float32)


def _targets(lesson: Lesson, rows: NDArray[np.int64]) -> Floats:
    """1 or -1 for each question; 0 where a text says nothing about it."""
    routes, abouts = lesson.routes[rows, None], lesson.abouts[rows, None]
    route = 2 * (routes == np.arange(-1, len(ROUTES))) - 1
    about = np.where(abouts >= 0, 2 * (abouts == np.arange(len(ABOUTS))) - 1, 0)
    return np.hstack([route, about]).astype(np.float32)


def _regression(x: Floats, y: NDArray[np.int64], c: float) -> tuple[Floats, Floats]:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=c, max_iter=3000).fit(x, y)
    return model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32)


def _layers(lesson: Lesson, unseen: Evidence, learnt: Mask) -> dict[str, Floats]:
    """The weighing layer for each question and the thresholds of each language."""
    serious, routes, abouts = lesson.serious, lesson.routes, lesson.abouts
    heard = np.stack(
        [
            in_tongue(unseen.alarm[i : i + 1], message.language)[0]
            for i, message in enumerate(lesson.labelled)
        ]
    )
    alarm_w, alarm_b = _regression(heard[learnt], serious[learnt].astype(int), WEIGHING_C)
    route_w, route_b = _regression(unseen.route[serious], routes[serious], WEIGHING_C)
    told = abouts >= 0
    about_w, about_b = _regression(unseen.about[told], abouts[told], WEIGHING_C)
    leading = np.argmax(unseen.route @ route_w + route_b, axis=1)
    said = Heard(_crossed(heard, serious), np.isin(leading, GRAVE))
    return {
        "alarm_w": alarm_w[:, 0],
        "alarm_b": alarm_b,
        "route_w": route_w,
        "route_b": route_b,
        "about_w": about_w,
        "about_b": about_b,
        "thresholds": _thresholds(lesson, said),
    }


def _crossed(heard: Floats, serious: Mask) -> Floats:
    """Alarm probabilities from weighing layers that have not seen the message either."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED + 1)
    model = LogisticRegression(C=WEIGHING_C, max_iter=3000)
    guesses = cross_val_predict(model, heard, serious, cv=folds, method="predict_proba")
    return np.asarray(guesses, np.float32)[:, 1]


def _thresholds(lesson: Lesson, said: Heard) -> Floats:
    """For each language and form of text its cuts; shape (languages, forms, 3)."""
    return np.array(
        [[cuts.row() for cuts in _cuts(lesson, said, tongue)] for tongue in LANGUAGES], np.float32
    )


def _cuts(lesson: Lesson, said: Heard, language: Language) -> Iterator[Cuts]:
    """The cuts of one language, form by form; says what they find."""
    rows = [row for row, m in enumerate(lesson.labelled) if m.language == language]
    spoken, heard = [lesson.labelled[row] for row in rows], said.of(rows)
    held = harmless(spoken, heard)
    of_messages = cuts_at(held["message"], SHARES["message"])
    for form in FORMS:
        cuts = no_sooner(cuts_at(held[form], SHARES[form]), of_messages)
        serious = [
            row
            for row, m in enumerate(spoken)
            if m.route is not None and m.amid == (form != "message")
        ]
        _report(language, form, heard.of(serious), cuts)
        yield cuts


def _report(language: Language, form: Form, serious: Heard, cuts: Cuts) -> None:
    found, stopped = cuts.found(serious), serious.alarm >= cuts.clear
    print(  # noqa: T201
        f"{language} {form}: serious found {found.mean():.3f} (clear {stopped.mean():.3f}), "
        f"cuts {' '.join(f'{cut:.2f}' for cut in cuts.row())}"
    )


def _packed(trained: Listeners, lesson: Lesson) -> dict[str, NDArray[np.generic]]:
    """Small enough to travel: one byte a number where that costs nothing."""
    scale = np.abs(trained.wording).max(axis=0) / 127
    rows = np.abs(trained.anchors).max(axis=1, keepdims=True) / 127
    return {
        "anchors": np.round(trained.anchors / rows).astype(np.int8),
        "meaning": trained.meaning.astype(np.float16),
        "signs": trained.signs.astype(np.float32),
        "wording": np.round(trained.wording / scale).astype(np.int8),
        "wording_scale": scale.astype(np.float32),
        "rarity": lesson.rarity.astype(np.float16),
        "narrowness": np.array([lesson.heard.narrowness], np.float32),
        **lesson.heard.way,
        "probe": ngrams(PROBE),
    }


if __name__ == "__main__":
    main()
