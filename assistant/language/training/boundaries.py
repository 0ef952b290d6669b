"""Training of the cuts inside a sentence: a logistic regression with readable weights.

Only texts whose labeller has cut inside lines teach anything; in the others a line was one
clause by habit.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from assistant.language.boundaries import gaps
from assistant.language.segments import segments
from assistant.language.splitting import sentences
from assistant.language.training.labels import LabelledText

RAREST = 4
STRENGTH = 0.3
WEAKEST = 0.02
FILE = Path(__file__).resolve().parents[1] / "data" / "boundaries.json"


def train_boundaries(texts: Iterable[LabelledText]) -> dict[str, float]:
    """Weights by feature name, "bias" among them. Deterministic."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows = [row for text in texts if _cut_inside_lines(text) for row in _rows(text)]
    counts = Counter(name for names, _ in rows for name in names)
    table = DictVectorizer(sparse=True)
    features: Any = table.fit_transform(
        [{name: 1.0 for name in names if counts[name] >= RAREST} for names, _ in rows]
    )
    model: Any = LogisticRegression(C=STRENGTH, max_iter=500)
    model.fit(features, [cut for _, cut in rows])
    weights = zip(table.get_feature_names_out(), model.coef_[0], strict=True)
    kept = {str(name): round(float(w), 2) for name, w in weights if abs(w) >= WEAKEST}
    return {"bias": round(float(model.intercept_[0]), 2), **dict(sorted(kept.items()))}


def write_boundaries(texts: Iterable[LabelledText], path: Path = FILE) -> None:
    """Train and write the file that `assistant.language.boundaries` reads."""
    weights = train_boundaries(texts)
    path.write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _cut_inside_lines(text: LabelledText) -> bool:
    ends = [clause.end for clause in text.clauses[:-1]]
    starts = [clause.start for clause in text.clauses[1:]]
    return any("\n" not in text.text[a:b] for a, b in zip(ends, starts, strict=True))


def _rows(text: LabelledText) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Every possible cut of a text: its features, and whether the labeller has cut there."""
    starts = {clause.start for clause in text.clauses}
    for segment in segments(text.text):
        if segment.cells or segment.heading:
            continue
        line = text.text[segment.start : segment.end]
        for start, end in sentences(line):
            for gap in gaps(line[start:end]):
                yield gap.features, segment.start + start + gap.at in starts
