"""Train both classifiers again: `python -m assistant.conversation.training`.

Ridge regression onto one-hot intents (Hastie, Tibshirani and Friedman 2009, section 4.2), solved
in closed form, so the same examples always give the same file.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.conversation.intent import CHANGES, FILE, NONE, features
from assistant.language.embedding import MODEL, shared_encoder
from assistant.language.lexicon import load_yaml
from assistant.shared import shared_path

if TYPE_CHECKING:
    from assistant.language.embedding import Encoder, Vectors

PENALTY = 0.2
EVEN = 0.5
"""How far small classes are weighted up: 0 not at all, 1 until every class counts the same."""
FOLDS = 8


LONGEST = 14
"""Words of the messages that a change to the last answer is told from."""

Pairs = list[tuple[str, str]]


def intents() -> Pairs:
    """(intent, message) pairs of the data file, in its order, and questions out of scope."""
    return [*_pairs("intents"), *(("outside", question) for question in _out_of_scope())]


def changes() -> Pairs:
    """(change, message) pairs, and short messages that ask for something new."""
    new = [(NONE, said) for _, said in _pairs("intents") if len(said.split()) <= LONGEST]
    return [*_pairs("followup_examples"), *new]


def _pairs(name: str) -> Pairs:
    lists: dict[str, dict[str, list[str]]] = load_yaml("assistant.conversation", name)
    return [
        (label, message)
        for label, by_language in lists.items()
        for messages in by_language.values()
        for message in messages
    ]


def _out_of_scope() -> list[str]:
    source = shared_path("knowledge/labels/out-of-scope/questions.jsonl")
    rows = map(json.loads, source.read_text(encoding="utf-8").splitlines())
    return [row["query"] for row in rows if row["use"] == "build"]


def digest(pairs: Pairs) -> str:
    """What a classifier was trained on: examples, words, encoder."""
    words = [load_yaml("assistant.conversation", name) for name in ("cues", "spellings")]
    blob = json.dumps([pairs, words, MODEL, PENALTY, EVEN], ensure_ascii=False)
    return hashlib.sha256(blob.encode()).hexdigest()


def fit(rows: Vectors, targets: Vectors) -> Vectors:
    """The weighted ridge solution, shape (features, intents)."""
    weights = (1 / targets.sum(0)[targets.argmax(1)]) ** EVEN
    weighted = rows * (weights / weights.mean())[:, None]
    gram = weighted.T @ rows + PENALTY * np.eye(rows.shape[1], dtype=np.float32)
    return np.linalg.solve(gram, weighted.T @ targets).astype(np.float32)


def cross_validated(rows: Vectors, targets: Vectors) -> float:
    """The share of messages whose intent is right when their fold was left out."""
    order = np.random.default_rng(0).permutation(len(rows))
    right = 0
    for fold in range(FOLDS):
        apart = order[fold::FOLDS]
        rest = np.setdiff1d(order, apart)
        guesses = rows[apart] @ fit(rows[rest], targets[rest])
        right += int((guesses.argmax(1) == targets[apart].argmax(1)).sum())
    return right / len(rows)


def train(encoder: Encoder, pairs: Pairs, file: str) -> float:
    """Write a classifier beside its examples and return its cross-validated accuracy."""
    names = list(dict.fromkeys(name for name, _ in pairs))
    rows = features([message for _, message in pairs], encoder)
    targets = np.eye(len(names), dtype=np.float32)[[names.index(name) for name, _ in pairs]]
    matrix = fit(rows, targets)
    path = Path(__file__).parent / file
    np.savez(path, names=np.array(names), matrix=matrix, digest=np.array(digest(pairs)))
    return cross_validated(rows, targets)


if __name__ == "__main__":
    for what, pairs, file in (("intents", intents(), FILE), ("changes", changes(), CHANGES)):
        accuracy = train(shared_encoder(), pairs, file)
        sys.stdout.write(f"{what}, cross-validated accuracy: {accuracy:.3f}\n")
