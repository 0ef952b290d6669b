"""Training of the first expert, in context and alone: what `fitting.py` asks of either.

Both are shown the rows of some voices and score all rows; vectors are kept in `.cache`.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha1
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from assistant.language.attention import Attention, scores
from assistant.language.embedding import MODEL, Encoder
from assistant.language.heads import ROLES, Meaning
from assistant.language.in_context import ContextReader, rows_of
from assistant.language.lower_layers import CHECKSUM
from assistant.language.training.attending import RECIPE, Lesson, train_attention
from assistant.language.training.examples import Examples

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.floating[Any]]
    Rows = NDArray[np.bool_]

CACHE = Path(".cache") / "ear"
AT_ONCE = 256
NETWORKS = 3
MEANING_STRENGTH = 30.0
"""Inverse regularisation of the expert that hears clauses alone."""


class FirstTraining(Protocol):
    """One kind of first expert."""

    def train(self, rows: Rows, targets: Matrix, weights: Matrix) -> Any:
        """An expert that has heard only `rows`; `targets` and `weights` are those of all rows."""
        ...

    def scores(self, expert: Any, rows: Rows) -> Matrix:
        """What it says of `rows`, which are those of whole views: (rows.sum(), roles)."""
        ...


class AttentionTraining:
    """Networks that listen to words in context."""

    def __init__(self, data: Examples, cache: Path = CACHE) -> None:
        self._data = data
        self._heard = _heard_texts([view.text.text for view in data.views], cache)

    def train(self, rows: Rows, targets: Matrix, weights: Matrix) -> tuple[Attention, ...]:
        """A few networks from different beginnings."""
        lessons = self._lessons(rows, targets, weights)
        return tuple(train_attention(lessons, RECIPE, seed) for seed in range(NETWORKS))

    def scores(self, expert: Sequence[Attention], rows: Rows) -> Matrix:
        """The average of the networks."""
        said: list[Matrix] = []
        for view, span in zip(self._data.views, self._data.spans, strict=True):
            if rows[span].all():
                states, places = self._heard[view.text.text]
                told = [network.told(states.astype(np.float32)) for network in expert]
                said.append(scores(expert, told, rows_of(places, view.spans)))
        return np.concatenate(said).astype(np.float32)

    def _lessons(self, rows: Rows, targets: Matrix, weights: Matrix) -> list[Lesson]:
        """The texts whose rows may be heard, each under all its cuttings."""
        spans: dict[str, list[slice]] = {}
        for view, span in zip(self._data.views, self._data.spans, strict=True):
            if rows[span].all():
                spans.setdefault(view.text.text, []).append(span)
        places = np.concatenate(
            [
                _edges(rows_of(self._heard[view.text.text][1], view.spans))
                for view in self._data.views
            ]
        )
        return [
            _lesson(self._heard[text][0], places, np.r_[tuple(parts)], targets, weights)
            for text, parts in spans.items()
        ]


class MeaningTraining:
    """A linear map of the embedding of a clause alone."""

    def __init__(self, data: Examples, vectors: Matrix | None = None) -> None:
        words = [context.text for context in data.contexts]
        self._vectors = _embedded(words, CACHE) if vectors is None else vectors
        self._truth = data.truth
        self._fresh = data.first_of_their_kind

    def train(self, rows: Rows, targets: Matrix, weights: Matrix) -> Meaning:
        """A regression on the main roles."""
        from sklearn.linear_model import LogisticRegression

        rows = rows & self._fresh
        model = LogisticRegression(C=MEANING_STRENGTH, max_iter=100, tol=1e-3)
        model.fit(self._vectors[rows], self._truth[rows], sample_weight=weights[rows])
        w, b = np.zeros((384, len(ROLES)), np.float32), np.full(len(ROLES), -9.0, np.float32)
        w[:, model.classes_], b[model.classes_] = model.coef_.T, model.intercept_
        return Meaning(w, b)

    def scores(self, expert: Meaning, rows: Rows) -> Matrix:
        """By the embeddings."""
        return expert.scores(self._vectors[rows])


def _edges(rows: Sequence[slice]) -> NDArray[np.int64]:
    return np.array([(span.start, span.stop) for span in rows], np.int64)


def _lesson(
    states: NDArray[np.float16],
    places: NDArray[np.int64],
    rows: NDArray[np.int64],
    targets: Matrix,
    weights: Matrix,
) -> Lesson:
    return Lesson(states, places[rows, 0], places[rows, 1], targets[rows], weights[rows])


def _heard_texts(
    texts: Sequence[str], cache: Path
) -> dict[str, tuple[NDArray[np.float16], NDArray[np.int64]]]:
    """The vectors of the word pieces of each text, and their places; a file for each text."""
    folder = cache / f"in-context-{CHECKSUM:08x}"
    folder.mkdir(parents=True, exist_ok=True)
    return {text: _heard_text(text, folder) for text in dict.fromkeys(texts)}


def _heard_text(text: str, folder: Path) -> tuple[NDArray[np.float16], NDArray[np.int64]]:
    path = folder / f"{sha1(text.encode()).hexdigest()}.npz"
    if not path.exists():
        reader = ContextReader.shared()
        windows = list(reader.windows(text))
        states = np.concatenate([reader.states(window) for window in windows])
        places = np.concatenate([window.places for window in windows])
        np.savez(path, states=states.astype(np.float16), places=places)
    with np.load(path, allow_pickle=False) as stored:
        return stored["states"], stored["places"]


def _embedded(texts: Sequence[str], cache: Path) -> Matrix:
    """Query embeddings of `texts`; those of earlier runs are read from `cache`."""
    path = cache / f"{MODEL.replace('/', '-')}.npz"
    known = _known(path)
    keys = [sha1(text.encode()).hexdigest() for text in texts]
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    if missing:
        known.update(_fresh(missing))
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(path, keys=np.array(list(known)), v=np.stack(list(known.values())))
    return np.stack([known[key] for key in keys])


def _known(path: Path) -> dict[str, Matrix]:
    if not path.exists():
        return {}
    with np.load(path, allow_pickle=False) as stored:
        return dict(zip(stored["keys"].tolist(), stored["v"], strict=True))


def _fresh(missing: dict[str, str]) -> dict[str, Matrix]:
    encoder = Encoder(remembered=1)
    keys = list(missing)
    found: dict[str, Matrix] = {}
    for start in range(0, len(keys), AT_ONCE):
        batch = keys[start : start + AT_ONCE]
        found.update(zip(batch, encoder.encode([missing[k] for k in batch]), strict=True))
    return found
