"""How the heads and the floor are trained; only `make library` comes here, with scikit-learn.

The heads learn from the ways to ask on the cards and the further ones in
`knowledge/labels/ways`. What the floor learns from, and how sharp the heads' probabilities are,
is measured on ways held out of their training.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import yaml

from assistant.retrieval.features import BUCKETS, Buckets, buckets
from assistant.retrieval.floor import Evidence
from assistant.retrieval.heads import Heads, log_softmax

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

MEANING_STRENGTH = 10.0
SPELLING_STRENGTH = 10.0
FLOOR_STRENGTH = 1.0
ROUNDS = 200
SPELLING_ROUNDS = 60
"""More change nothing that is measurable and take most of the time."""
FOLDS = 3
KEPT = 0.983
"""Share of held-out ways to ask that the floor lets through."""
SHARPNESS = np.linspace(0.5, 3.0, 26)


@dataclass(frozen=True)
class Ways:
    """Ways to ask with their vectors (n, 384) and slugs; `shown` ones stand on a card."""

    texts: tuple[str, ...]
    vectors: Floats
    slugs: tuple[str, ...]
    shown: NDArray[np.bool_]

    @property
    def names(self) -> tuple[str, ...]:
        """Every slug once, sorted: the order of the heads."""
        return tuple(sorted(set(self.slugs)))

    @property
    def labels(self) -> NDArray[np.int_]:
        """The place of each way's slug among `names`."""
        place = {name: number for number, name in enumerate(self.names)}
        return np.array([place[slug] for slug in self.slugs])

    def part(self, chosen: NDArray[np.bool_]) -> Ways:
        """Only the chosen ones."""
        numbers = np.flatnonzero(chosen)
        return Ways(
            tuple(self.texts[n] for n in numbers),
            self.vectors[numbers],
            tuple(self.slugs[n] for n in numbers),
            self.shown[numbers],
        )


@dataclass(frozen=True)
class HeldOut:
    """What heads say about ways that they were not trained on."""

    logs: Floats
    evidence: list[Evidence]


def further_ways(folder: Path) -> list[tuple[str, str]]:
    """(slug, text) of every line in `en.yaml` and `id.yaml`."""
    return [
        (slug, line)
        for path in sorted(folder.glob("*.yaml"))
        for slug, lines in yaml.safe_load(path.read_text(encoding="utf-8")).items()
        for line in lines
    ]


def out_of_scope(path: Path, use: str) -> list[str]:
    """Questions that do not belong here: `build` to learn from, `apart` to judge by."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row["query"] for row in rows if row["use"] == use]


def train_heads(ways: Ways) -> Heads:
    """Both heads."""
    rows = _matrix([buckets(text) for text in ways.texts])
    rarity = _inverse_frequency(rows)
    meaning = _regression(ways.vectors, ways.labels, MEANING_STRENGTH)
    spelling = _regression(
        _weighted(rows, rarity), ways.labels, SPELLING_STRENGTH, rounds=SPELLING_ROUNDS
    )
    return Heads(
        slugs=ways.names,
        meaning=meaning.coef_.T.astype(np.float32),
        meaning_bias=meaning.intercept_.astype(np.float32),
        spelling=spelling.coef_.T.astype(np.float32),
        spelling_bias=spelling.intercept_.astype(np.float32),
        rarity=rarity,
    )


def hold_out(ways: Ways) -> HeldOut:
    """Cross-validate: each fold is heard by heads that never saw it."""
    folds = np.random.default_rng(0).permutation(len(ways.texts)) % FOLDS
    logs = np.zeros((len(ways.texts), len(ways.names)), np.float32)
    evidence: list[Evidence | None] = [None] * len(ways.texts)
    for fold in range(FOLDS):
        seen = ways.part(folds != fold)
        heads, cards = train_heads(seen), seen.vectors[seen.shown]
        for number in np.flatnonzero(folds == fold):
            vector = ways.vectors[number]
            logs[number] = heads.log_probabilities(ways.texts[number], vector)
            evidence[number] = Evidence.of(vector, cards @ vector, logs[number])
    return HeldOut(logs, [found for found in evidence if found is not None])


def sharpness(logs: Floats, labels: NDArray[np.int_]) -> float:
    """The exponent under which held-out log-probabilities are best calibrated."""
    each = np.arange(len(labels))
    losses = [-log_softmax(logs * power)[each, labels].mean() for power in SHARPNESS]
    return float(SHARPNESS[int(np.argmin(losses))])


def train_floor(inside: Sequence[Evidence], outside: Sequence[Evidence]) -> dict[str, Any]:
    """Weights, bias and threshold: `KEPT` of `inside` lie above it."""
    rows = np.stack([evidence.row for evidence in (*inside, *outside)])
    labels = np.array([1] * len(inside) + [0] * len(outside))
    model = _regression(rows, labels, FLOOR_STRENGTH, balanced=True)
    chances = model.predict_proba(rows[: len(inside)])[:, 1]
    return {
        "floor_weights": model.coef_[0].astype(np.float32),
        "floor_bias": np.float32(model.intercept_[0]),
        "floor_threshold": np.float32(np.quantile(chances, 1 - KEPT)),
    }


def _matrix(rows: Sequence[Buckets]) -> Any:
    """Hashed rows as one sparse matrix, shape (n, buckets)."""
    from scipy.sparse import csr_matrix

    starts = np.cumsum([0] + [row.indices.size for row in rows])
    indices = np.concatenate([row.indices for row in rows])
    values = np.concatenate([row.values for row in rows])
    return csr_matrix((values, indices, starts), shape=(len(rows), BUCKETS))


def _inverse_frequency(rows: Any) -> Floats:
    """How rare each bucket is among the rows: log((1 + n) / (1 + rows with it)) + 1."""
    seen = np.bincount(rows.indices, minlength=BUCKETS)
    return (np.log((1 + rows.shape[0]) / (1 + seen)) + 1).astype(np.float32)


def _weighted(rows: Any, rarity: Floats) -> Any:
    """Rows weighted by rarity, each of length 1."""
    from sklearn.preprocessing import normalize

    return normalize(rows.multiply(rarity[None, :]).tocsr())


def _regression(
    features: Any,
    labels: NDArray[np.int_],
    strength: float,
    balanced: bool = False,
    rounds: int = ROUNDS,
) -> Any:
    from sklearn.linear_model import LogisticRegression

    weight = "balanced" if balanced else None
    return LogisticRegression(C=strength, max_iter=rounds, class_weight=weight).fit(
        features, labels
    )
