"""One user's passages held ready for searching: who, when, meaning and words, a row each.

The database is the truth. The shelf is read from it once and then follows it: passages never
change, they come with a higher id and go, so two figures (how many, and the newest) tell whether
anything happened since.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from assistant.language.embedding import DIMENSIONS, MODEL
from assistant.memory.vectors import Mark
from assistant.retrieval.postings import Postings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from assistant.memory.store import Memory
    from assistant.memory.vectors import IndexedPassages

    Floats = NDArray[np.float32]
    Rows = NDArray[np.intp]

LEAST_THERE = 0.8
"""Share of rows whose passages must still be there; with fewer the shelf is read anew."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, both ends included; None is open."""

    since: date | None = None
    until: date | None = None


ALWAYS = Span()


class Shelf:
    """Rows in the order of their passages' ids. `version` grows with every change."""

    def __init__(self) -> None:
        self.ids: NDArray[np.int64] = np.empty(0, np.int64)
        self.matrix: Floats = np.empty((0, DIMENSIONS), np.float32)
        self.seen: NDArray[np.bool_] = np.empty(0, bool)
        """Which rows have a vector; the others are zeros in `matrix`."""
        self.version = 0
        self._there: NDArray[np.bool_] = np.empty(0, bool)
        self._days: NDArray[np.int32] = np.empty(0, np.int32)
        self._persons: NDArray[np.int32] = np.empty(0, np.int32)
        self._people: dict[str, int] = {"": 0}
        self._postings = Postings()

    @classmethod
    def read(cls, memory: Memory) -> Shelf:
        """All that the database holds."""
        shelf = cls()
        shelf._append(memory.vectors(MODEL))
        return shelf

    def follow(self, memory: Memory) -> bool:
        """Take in what changed in the database; False where it has to be read anew."""
        mark = memory.passage_mark(MODEL)
        if mark == self._mark:
            return True
        newest = int(self.ids[-1]) if len(self.ids) else 0
        self._append(memory.vectors(MODEL, newest))
        if mark.count != self._there.sum():
            self._there &= np.isin(self.ids, np.array(memory.passage_ids(), np.int64))
            self.version += 1
        return mark == self._mark and self._there.mean() > LEAST_THERE

    def learn(self, ids: Sequence[int], vectors: Floats) -> None:
        """Vectors that passages have just been given; those not on the shelf are passed over."""
        for identity, vector in zip(ids, vectors, strict=True):
            for row in self.places([identity]):
                self.matrix[row] = vector
                self.seen[row] = True
        self.version += 1

    def rows(self, person: str | None = None, span: Span = ALWAYS) -> Rows:
        """The rows of one person or all, of a time or all."""
        wanted = self._there
        if person is not None:
            wanted = wanted & (self._persons == self._people.get(person, -1))
        if span.since is not None:
            wanted = wanted & (self._days >= span.since.toordinal())
        if span.until is not None:
            wanted = wanted & (self._days <= span.until.toordinal())
        return np.flatnonzero(wanted)

    def places(self, ids: Sequence[int]) -> Rows:
        """The rows of those ids that stand here."""
        if not len(self.ids):
            return np.empty(0, np.intp)
        wanted = np.array(ids, np.int64)
        rows = np.minimum(np.searchsorted(self.ids, wanted), len(self.ids) - 1)
        return rows[(self.ids[rows] == wanted) & self._there[rows]]

    def words(self, stems: Sequence[str]) -> Floats:
        """How well the words of each row fit, shape (n,)."""
        return self._postings.scores(stems)

    @property
    def _mark(self) -> Mark:
        present = self.ids[self._there]
        indexed = int((self.seen & self._there).sum())
        return Mark(len(present), int(present[-1]) if len(present) else 0, indexed)

    def _append(self, found: IndexedPassages) -> None:
        if not found.ids:
            return
        people = [self._people.setdefault(p or "", len(self._people)) for p in found.persons]
        days = [day.toordinal() for day in found.days]
        self.ids = np.concatenate([self.ids, np.array(found.ids, np.int64)])
        blank = np.zeros((len(found.ids), DIMENSIONS), np.float32)
        vectors = found.matrix if found.seen.any() else blank
        self.matrix = np.concatenate([self.matrix, vectors]) if len(self.matrix) else vectors
        self.seen = np.concatenate([self.seen, found.seen])
        self._there = np.concatenate([self._there, np.ones(len(found.ids), bool)])
        self._persons = np.concatenate([self._persons, np.array(people, np.int32)])
        self._days = np.concatenate([self._days, np.array(days, np.int32)])
        self._postings.add(found.terms)
        self.version += 1

    def __len__(self) -> int:
        return len(self._postings)
