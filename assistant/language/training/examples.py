"""Labelled texts as arrays, seen in two ways.

As cut by the labellers, and as cut by the ear itself, which cuts more often: a piece then has the
roles of the labelled clause that it shares most with. A reader of fresh text meets the second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

import numpy as np

from assistant.language.clauses import Clause, Segment
from assistant.language.detect import clause_languages
from assistant.language.features import ClauseContext, Kind, contexts
from assistant.language.genre import guess_genre
from assistant.language.heads import ROLES
from assistant.language.segments import segments
from assistant.language.splitting import pieces
from assistant.language.training.labels import LabelledClause, LabelledText

if TYPE_CHECKING:
    from numpy.typing import NDArray

Cut = Literal["labelled", "own"]


@dataclass(frozen=True, slots=True)
class View:
    """One text under one cutting: its clauses' places, what the heads see of them, and what they
    should say."""

    text: LabelledText
    cut: Cut
    spans: tuple[tuple[int, int], ...]
    contexts: tuple[ClauseContext, ...]
    labels: tuple[LabelledClause, ...]

    @property
    def truth(self) -> NDArray[np.int64]:
        """The column of each clause's main role."""
        return np.array([ROLES.index(label.roles[0]) for label in self.labels])


@dataclass(frozen=True, slots=True)
class Examples:
    """All clauses of some views, row by row."""

    views: tuple[View, ...]

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

    @property
    def first_of_their_kind(self) -> NDArray[np.bool_]:
        """Rows whose words, in their text, have not come before: the two cuttings agree often."""
        seen: set[tuple[str, str]] = set()
        fresh: list[bool] = []
        for view in self.views:
            for context in view.contexts:
                fresh.append((view.text.name, context.text) not in seen)
                seen.add((view.text.name, context.text))
        return np.array(fresh)

    def per_row(self, values: Sequence[object]) -> NDArray[np.object_]:
        """One value a view spread over its rows."""
        counts = [len(view.contexts) for view in self.views]
        return np.repeat(np.array(values, object), counts)


def examples(texts: Sequence[LabelledText], cuts: Sequence[Cut]) -> Examples:
    """The texts under each of `cuts`."""
    return Examples(tuple(view(text, cut) for cut in cuts for text in texts))


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
    return View(text, cut, tuple((a, b) for a, b, _ in spans), tuple(seen), tuple(labels))


def _segment(start: int, layout: Sequence[Segment]) -> int:
    return max((i for i, segment in enumerate(layout) if segment.start <= start), default=0)


def _closest(start: int, end: int, clauses: Sequence[LabelledClause]) -> LabelledClause:
    return max(clauses, key=lambda c: min(end, c.end) - max(start, c.start))
