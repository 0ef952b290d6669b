"""How the heads are trained; only `make ears` comes here: python -m assistant.jobs.tension.training

The clauses of `knowledge/labels/parts`, `stories` and `events` were written for it; those of the
ear's labels, in which the role own-part was marked for another purpose, count less, and so do those
of parts and events where they stand for facts.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import yaml

from assistant.jobs.tension.doers import acts
from assistant.jobs.tension.heads import WEIGHTS, centred
from assistant.jobs.tension.sides import bare_of
from assistant.language.clauses import Role
from assistant.language.embedding import shared_encoder
from assistant.texts import LANGUAGES

if TYPE_CHECKING:
    from numpy.typing import NDArray

LABELS = Path("knowledge/labels")
TARGET = Path("assistant/jobs/tension/data") / WEIGHTS
PART, NONE, FACT = "part", "none", "fact"
STRENGTH = {"part": 5.0, "story": 5.0, "event": 30.0}
"""Inverse of the regularisation; twice or half as much changes nothing that is measurable."""
BORROWED = 0.3
"""What a clause of the ear's labels counts. With 1 deeds are lost, with 0 feelings become deeds."""
AS_FACTS = 0.05
"""What a clause of parts and events counts as a fact. With more than 0.1 stories are lost."""
ROUNDS, FOLDS = 3000, 6

Labelled = tuple[str, str, float]


def written(folder: Path) -> Iterator[Labelled]:
    """Clauses with their label, from one file a language; each counts 1."""
    for language in LANGUAGES:
        table = yaml.safe_load((folder / f"{language}.yaml").read_text(encoding="utf-8"))
        for name, clauses in table.items():
            yield from ((clause, name, 1.0) for clause in clauses)


def borrowed(folder: Path) -> Iterator[Labelled]:
    """Clauses of the ear's labels in which the writer acts."""
    for path in sorted(folder.glob("talk-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            for clause in json.loads(line)["clauses"]:
                if acts(clause["text"]) == "mine":
                    name = PART if Role.OWN_PART in clause["roles"] else NONE
                    yield clause["text"], name, BORROWED


def facts() -> Iterator[Labelled]:
    """Clauses of parts and events: things that happened."""
    for folder in ("parts", "events"):
        yield from ((clause, FACT, AS_FACTS) for clause, _, _ in written(LABELS / folder))


def train(name: str, rows: Sequence[Labelled]) -> tuple[dict[str, NDArray[Any]], float]:
    """The arrays of a head; and the share of written clauses told apart when held out."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    clauses, labels, counts = (np.array(column) for column in zip(*rows, strict=True))
    vectors = shared_encoder().encode([bare_of(clause) for clause in clauses])
    mean = vectors.mean(0)
    known = centred(vectors, mean)
    model = LogisticRegression(C=STRENGTH[name], max_iter=ROUNDS)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=1)
    counted = {"sample_weight": counts}
    guessed = np.asarray(cross_val_predict(model, known, labels, cv=folds, params=counted))
    model.fit(known, labels, sample_weight=counts)
    arrays = {"mean": mean, "w": model.coef_.T, "b": model.intercept_}
    stored = {f"{name}_{key}": array.astype(np.float32) for key, array in arrays.items()}
    stored[f"{name}_names"] = np.array(model.classes_)
    right = np.equal(guessed, labels)
    return stored, float(right[counts == 1.0].mean())


def main() -> None:
    """Train the heads and write them."""
    part, of_parts = train("part", [*written(LABELS / "parts"), *borrowed(LABELS / "ear")])
    story, of_stories = train("story", [*written(LABELS / "stories"), *facts()])
    event, of_events = train("event", [*written(LABELS / "events")])
    np.savez(TARGET, **part, **story, **event)  # pyright: ignore[reportArgumentType]
    told = f"parts {of_parts:.3f}, stories {of_stories:.3f}, events {of_events:.3f}"
    sys.stdout.write(f"told apart when held out: {told}\n")


if __name__ == "__main__":
    main()
