"""Training of the first expert, in context and alone: what `fitting.py` asks of either.

Both are shown the rows of some voices and score all rows; vectors are kept in `.cache`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from assistant.language.attention import Attention, Listener, scores
from assistant.language.embedding import MODEL, Encoder
from assistant.language.encoder_layer import Layer
from assistant.language.heads import ROLES, Meaning
from assistant.language.in_context import ContextReader, rows_of
from assistant.language.lower_layers import CHECKSUM, UNTOUCHED, kept_above
from assistant.language.training.attending import RECIPE, UNTUNED_RECIPE, Lesson, train_attention
from assistant.language.training.examples import Examples
from assistant.language.tuned_layers import moved, moves

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


@dataclass(frozen=True, slots=True)
class HeardText:
    """The vectors of the word pieces of a text below the tuned layers, the pieces of each window,
    and the places of the pieces."""

    states: NDArray[np.float16]
    windows: tuple[slice, ...]
    places: NDArray[np.int64]

    def through(self, layers: Sequence[Layer]) -> HeardText:
        """The same with what is kept of these layers as its vectors."""
        states = self.kept(layers).astype(np.float16)
        return HeardText(states, self.windows, self.places)

    def kept(self, layers: Sequence[Layer]) -> Matrix:
        """What is kept of the vectors and of `layers` above them."""
        states = self.states.astype(np.float32)
        return np.concatenate([kept_above(states[window], layers) for window in self.windows])


class AttentionTraining:
    """Networks that listen to words in context, over layers that are tuned with them or, where
    not `tuned`, stay as they are carried."""

    def __init__(self, data: Examples, cache: Path = CACHE, tuned: bool = True) -> None:
        self._data = data
        self._recipe = RECIPE if tuned else UNTUNED_RECIPE
        carried = ContextReader.shared().above
        self._learning = carried if tuned else ()
        heard = _heard_texts([view.text.text for view in data.views], cache)
        self._heard = heard if tuned else {t: h.through(carried) for t, h in heard.items()}

    def train(self, rows: Rows, targets: Matrix, weights: Matrix) -> Listener:
        """A few networks from different beginnings over the same layers."""
        lessons = self._lessons(rows, targets, weights)
        trained = train_attention(lessons, self._recipe, range(NETWORKS), self._learning)
        return Listener(trained.networks, moves(self._learning, trained.layers))

    def scores(self, expert: Listener, rows: Rows) -> Matrix:
        """The average of the networks."""
        layers = moved(self._learning, expert.moves)
        said: list[Matrix] = []
        told: dict[str, list[Matrix]] = {}
        for view, span in zip(self._data.views, self._data.spans, strict=True):
            if rows[span].all():
                heard = self._heard[view.text.text]
                if view.text.text not in told:
                    told[view.text.text] = _told(heard, layers, expert.networks)
                places = rows_of(heard.places, view.spans)
                said.append(scores(expert.networks, told[view.text.text], places))
        return np.concatenate(said).astype(np.float32)

    def _lessons(self, rows: Rows, targets: Matrix, weights: Matrix) -> list[Lesson]:
        """The texts whose rows may be heard, each under all its cuttings."""
        spans: dict[str, list[slice]] = {}
        for view, span in zip(self._data.views, self._data.spans, strict=True):
            if rows[span].all():
                spans.setdefault(view.text.text, []).append(span)
        places = np.concatenate(
            [
                _edges(rows_of(self._heard[view.text.text].places, view.spans))
                for view in self._data.views
            ]
        )
        return [
            _lesson(self._heard[text], places, np.r_[tuple(parts)], targets, weights)
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


def _told(heard: HeardText, layers: Sequence[Layer], networks: Sequence[Attention]) -> list[Matrix]:
    kept = heard.kept(layers)
    return [network.told(kept) for network in networks]


def _lesson(
    heard: HeardText,
    places: NDArray[np.int64],
    rows: NDArray[np.int64],
    targets: Matrix,
    weights: Matrix,
) -> Lesson:
    return Lesson(
        heard.states,
        places[rows, 0],
        places[rows, 1],
        targets[rows],
        weights[rows],
        heard.windows,
    )


def _heard_texts(texts: Sequence[str], cache: Path) -> dict[str, HeardText]:
    """What is heard of each text below the tuned layers; a file for each text."""
    folder = cache / f"layer-{UNTOUCHED}-{CHECKSUM:08x}"
    folder.mkdir(parents=True, exist_ok=True)
    return {text: _heard_text(text, folder) for text in dict.fromkeys(texts)}


def _heard_text(text: str, folder: Path) -> HeardText:
    path = folder / f"{sha1(text.encode()).hexdigest()}.npz"
    windows = list(ContextReader.shared().windows(text))
    if not path.exists():
        states = np.concatenate([ContextReader.shared().below(window) for window in windows])
        np.savez(path, states=states.astype(np.float16))
    ends = np.cumsum([0, *(len(window.pieces) for window in windows)]).tolist()
    with np.load(path, allow_pickle=False) as stored:
        return HeardText(
            stored["states"],
            tuple(map(slice, ends[:-1], ends[1:])),
            np.concatenate([window.places for window in windows]),
        )


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
