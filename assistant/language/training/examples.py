"""Labelled texts as arrays, seen in two ways.

As cut by the labellers, and as cut by the ear itself, which cuts more often: a piece then has the
roles of the labelled clause that it shares most with. A reader of fresh text meets the second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha1
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from assistant.language.clauses import Clause, Segment
from assistant.language.detect import clause_languages
from assistant.language.embedding import MODEL, Encoder
from assistant.language.features import ClauseContext, Kind, contexts
from assistant.language.genre import guess_genre
from assistant.language.heads import ROLES
from assistant.language.segments import segments
from assistant.language.splitting import pieces
from assistant.language.training.labels import LabelledClause, LabelledText

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.floating[Any]]

CACHE = Path(".cache") / "ear"
AT_ONCE = 256
Cut = Literal["labelled", "own"]


@dataclass(frozen=True, slots=True)
class View:
    """One text under one cutting: what the heads see, and what they should say."""

    text: LabelledText
    cut: Cut
    contexts: tuple[ClauseContext, ...]
    labels: tuple[LabelledClause, ...]

    @property
    def truth(self) -> NDArray[np.int64]:
        """The column of each clause's main role."""
        return np.array([ROLES.index(label.roles[0]) for label in self.labels])


@dataclass(frozen=True, slots=True)
class Examples:
    """All clauses of some views, row by row, with their embeddings (n, 384)."""

    views: tuple[View, ...]
    vectors: Matrix

    @property
    def contexts(self) -> list[ClauseContext]:
        """Row by row."""
        return [context for view in self.views for context in view.contexts]

    @property
    def truth(self) -> NDArray[np.int64]:
        """The main role's column, row by row."""
        return np.concatenate([view.truth for view in self.views])

    @property
    def flags(self) -> NDArray[np.bool_]:
        """Which roles each row has, (n, roles)."""
        rows = [[r in label.roles for r in ROLES] for v in self.views for label in v.labels]
        return np.array(rows)

    @property
    def spans(self) -> list[slice]:
        """The rows of each view."""
        ends = list(accumulate(len(view.contexts) for view in self.views))
        return [slice(a, b) for a, b in zip([0, *ends], ends, strict=False)]

    def per_row(self, values: Sequence[object]) -> NDArray[np.object_]:
        """One value a view spread over its rows."""
        counts = [len(view.contexts) for view in self.views]
        return np.repeat(np.array(values, object), counts)


def examples(texts: Sequence[LabelledText], cuts: Sequence[Cut], cache: Path = CACHE) -> Examples:
    """The texts under each of `cuts`, embedded."""
    views = tuple(view(text, cut) for cut in cuts for text in texts)
    words = [context.text for v in views for context in v.contexts]
    return Examples(views, _embedded(words, cache))


def view(text: LabelledText, cut: Cut, kind: Kind | None = None) -> View:
    """`text` as the heads see it; its kind is guessed unless given, as in use."""
    layout = segments(text.text) or (Segment(0, len(text.text)),)
    if cut == "labelled":
        spans = [(c.start, c.end, _segment(c.start, layout)) for c in text.clauses]
        labels = list(text.clauses)
    else:
        spans = [(p.start, p.end, p.segment) for p in pieces(text.text, layout)]
        labels = [_closest(start, end, text.clauses) for start, end, _ in spans]
    said = [text.text[start:end] for start, end, _ in spans]
    clauses = [
        Clause(start, end, words, segment, language, "netral")
        for (start, end, segment), words, language in zip(
            spans, said, clause_languages(said), strict=True
        )
    ]
    seen = contexts(clauses, layout, kind or guess_genre(text.text, layout))
    return View(text, cut, tuple(seen), tuple(labels))


def _segment(start: int, layout: Sequence[Segment]) -> int:
    return max((i for i, segment in enumerate(layout) if segment.start <= start), default=0)


def _closest(start: int, end: int, clauses: Sequence[LabelledClause]) -> LabelledClause:
    return max(clauses, key=lambda c: min(end, c.end) - max(start, c.start))


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
