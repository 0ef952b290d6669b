"""Train the head that hears barbs: `python -m assistant.checks.barb_training`.

It learns from the lines of `knowledge/labels/barbs` (one clause a line) and from the clauses of
talk in `knowledge/labels/ear`, a voice set apart excepted. Embeddings are kept under .cache; the
rest takes seconds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.checks.barbs import (
    BUCKETS,
    PERSON,
    PRIVATE,
    PROBE,
    buckets,
)
from assistant.checks.limits.vectors import embedded
from assistant.language.embedding import shared_encoder
from assistant.language.features import ngrams

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Floats = NDArray[np.floating[Any]]

LABELS = Path("knowledge") / "labels"
HEAD = Path(__file__).parent / "data" / "barbs.npz"
KEPT = Path(".cache") / "barbs" / "vectors.npz"
SEED = 20261124
FOLDS = 6
MEANING_C, WORDING_C = 10.0, 3.0
"""Inverse strengths of the regularisation; chosen by cross-validation over the lines."""
SAYABLE = -1
KINDS = {"about-the-person": PERSON, "private": PRIVATE, "sayable": SAYABLE}
ROLES = {
    PERSON: ("judgement", "mind-reading", "sarcasm", "threat", "absolute"),
    PRIVATE: ("private-matter",),
    SAYABLE: (
        "observation",
        "impact",
        "feeling",
        "request",
        "own-part",
        "apology",
        "appreciation",
        "done",
        "status",
        "context",
        "commitment",
        "open-question",
        "protected-core",
    ),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One clause and what it is. `ours`: written for this head, which is measured on such lines."""

    text: str
    kind: int
    ours: bool = True


def lines(folder: Path = LABELS / "barbs") -> Iterator[Line]:
    """All lines of the folder, headings apart; the name of a file says what its lines are."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield Line(line.strip(), KINDS[path.name.split(".")[0]])


def talk(folder: Path = LABELS / "ear") -> Iterator[Line]:
    """Clauses of labelled talk whose main role says which kind they are."""
    kinds = {role: kind for kind, roles in ROLES.items() for role in roles}
    for path in sorted(folder.glob("talk*.jsonl")):
        for row in path.read_text(encoding="utf-8").splitlines():
            for clause in json.loads(row)["clauses"]:
                if clause["roles"][0] in kinds:
                    yield Line(clause["text"], kinds[clause["roles"][0]], ours=False)


@dataclass(frozen=True, slots=True)
class Weights:
    """Of meaning, (384, kinds), and of wording, (BUCKETS, kinds); their scores are added."""

    meaning: Floats
    wording: Floats

    def scores(self, vectors: Floats, grams: csr_matrix) -> Floats:
        """One row a line."""
        return vectors @ self.meaning + np.asarray(grams @ self.wording)


def main() -> None:
    """Train, say how well it goes on lines not learnt from, and write the file."""
    known = [*lines(), *talk()]
    vectors = embedded([line.text for line in known], shared_encoder(), KEPT)
    grams = grams_of(known)
    unseen = out_of_fold(known, vectors, grams)
    report(known, unseen)
    slope, bias = calibrated(known, unseen)
    weights = fitted(known, vectors, grams)
    scale = np.abs(weights.wording).max(axis=0) / 127
    np.savez_compressed(
        HEAD,
        meaning=weights.meaning.astype(np.float16),
        wording=np.round(weights.wording / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        slope=slope,
        bias=bias,
        probe=ngrams(PROBE),
    )


def grams_of(known: Sequence[Line]) -> csr_matrix:
    """The n-grams of the lines, each line of length 1."""
    from scipy.sparse import csr_matrix

    found = [buckets(line.text) for line in known]
    ends = np.cumsum([0, *map(len, found)])
    strengths = np.concatenate([np.full(len(row), 1 / np.sqrt(len(row))) for row in found])
    return csr_matrix((strengths, np.concatenate(found), ends), shape=(len(known), BUCKETS))


def fitted(known: Sequence[Line], vectors: Floats, grams: csr_matrix) -> Weights:
    """Meaning and wording learn apart, each kind against all others."""
    kinds = np.array([line.kind for line in known])
    told = [kinds == kind for kind in (PERSON, PRIVATE)]
    return Weights(
        np.stack([_regression(vectors, y, MEANING_C)[0] for y in told], axis=1),
        np.stack([_regression(grams, y, WORDING_C)[0] for y in told], axis=1),
    )


def out_of_fold(known: Sequence[Line], vectors: Floats, grams: csr_matrix) -> Floats:
    """The scores of each line when it was not among those learnt from."""
    from sklearn.model_selection import StratifiedKFold

    kinds = np.array([line.kind for line in known])
    scores = np.zeros((len(known), 2))
    for learnt, held in StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(kinds, kinds):
        weights = fitted([known[i] for i in learnt], vectors[learnt], grams[learnt])
        scores[held] = weights.scores(vectors[held], grams[held])
    return scores


def calibrated(known: Sequence[Line], unseen: Floats) -> tuple[Floats, Floats]:
    """Slope and bias of each kind that make its scores log-odds."""
    kinds = np.array([line.kind for line in known])
    pairs = [_regression(unseen[:, [k]], kinds == k, 1.0) for k in (PERSON, PRIVATE)]
    slopes = np.array([slope[0] for slope, _ in pairs], np.float32)
    return slopes, np.array([bias for _, bias in pairs], np.float32)


def report(known: Sequence[Line], unseen: Floats) -> None:
    """How well lines that were not learnt from are told from those that may be said."""
    from sklearn.metrics import roc_auc_score

    kinds = np.array([line.kind for line in known])
    ours = np.array([line.ours for line in known])
    for name, of in (("lines", ours), ("talk", ~ours)):
        for kind in (PERSON, PRIVATE):
            rows = of & np.isin(kinds, (kind, SAYABLE))
            area = roc_auc_score(kinds[rows] == kind, unseen[rows, kind])
            print(f"{name}: {'private' if kind else 'person'}, area {area:.3f}")  # noqa: T201


def _regression(x: Any, y: NDArray[np.bool_], c: float) -> tuple[Floats, float]:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=c, solver="liblinear").fit(x, y)
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])


if __name__ == "__main__":
    main()
