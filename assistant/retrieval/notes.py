"""Search in one's own notes: by meaning and by words at once, with verbatim quotes."""

from __future__ import annotations

from collections.abc import Iterator
from threading import RLock
from typing import TYPE_CHECKING

import numpy as np

from assistant.language.detect import detect_language
from assistant.language.embedding import MODEL, Encoder
from assistant.retrieval.cosines import cosines
from assistant.retrieval.fusion import fuse
from assistant.retrieval.hits import Hit
from assistant.retrieval.index import DenseIndex
from assistant.retrieval.index_build import Entries
from assistant.retrieval.shelf import ALWAYS, Shelf, Span
from assistant.retrieval.terms import query_terms, word_stems
from assistant.texts import Language, text
from assistant.texts.days import say_day

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from assistant.memory.store import Memory
    from assistant.memory.vectors import FoundPassage, IndexState

    Floats = NDArray[np.float32]
    Rows = NDArray[np.intp]

CANDIDATES = 100
"""Passages that meaning and words each bring up."""
SAMPLE = 1_000
"""Passages that say how near texts are to a question on the whole."""
BATCH = 64
LONGEST = 2_000
FLOOR, FEWEST = 1.55, 30
"""Standard deviations by which a passage must stand out in meaning and words to be shown, once
there are so many passages. Of 64 questions over the demo's notes it silenced 13 of the 32 about
nothing there, and of the others one, to which the search had a wrong passage.
"""
SHOWN_WORDS = 6
MIDDLE, STEEPNESS = 0.86, 30.0
"""Cosines of e5 lie close together: 0.78 means nothing in common, 0.92 the same thing."""
WORDS_WORTH = 2.0


class NoteSearch:
    """Search over one user's notes. Safe between threads."""

    def __init__(self, encoder: Encoder, memory: Memory, index: DenseIndex) -> None:
        self._encoder = encoder
        self._memory = memory
        self._index = index
        self._shelf: Shelf | None = None
        self._readings = 0
        self._lock = RLock()

    def find(
        self,
        query: str,
        k: int,
        person: str | None = None,
        span: Span = ALWAYS,
        floor: bool = True,
    ) -> list[Hit]:
        """The k best passages, best first; none for a person who is not known.

        With `floor`, a question that no passage of the whole stands out for finds nothing.
        """
        asked = query.strip()[:LONGEST]
        if not any(sign.isalnum() for sign in asked):
            return []
        about = self._memory.people.find(person) if person else None
        if person and about is None:
            return []
        with self._lock:
            self.catch_up()
            shelf = self.refresh()
            rows = shelf.rows(about.id if about else None, span)
            least = FLOOR if floor and len(rows) == len(shelf.rows()) >= FEWEST else -np.inf
            ranked = self._ranked(asked, shelf, rows, least)
        return self._hits(asked, ranked, k)

    def _ranked(
        self, asked: str, shelf: Shelf, rows: Rows, least: float
    ) -> list[tuple[int, float | None]]:
        """Passage ids with their cosines (None where there is no vector), best first, as far as
        they stand out by at least so many deviations.
        """
        vector, words = self._encoder.query(asked), shelf.words(query_terms(asked))
        said = rows[np.argsort(-words[rows], kind="stable")[:CANDIDATES]]
        found = np.union1d(said, self._nearest(shelf, vector, rows))
        near = np.where(shelf.seen[found], cosines(shelf.matrix[found], vector), np.float32(np.nan))
        known = rows[shelf.seen[rows]]
        nearness = cosines(shelf.matrix[known[:: len(known) // SAMPLE + 1]], vector)
        fused = fuse(near, nearness, words[found], words[rows])
        order = [n for n in np.argsort(-fused, kind="stable") if fused[n] >= least]
        return [
            (int(shelf.ids[found[n]]), None if np.isnan(near[n]) else float(near[n])) for n in order
        ]

    def _nearest(self, shelf: Shelf, vector: Floats, rows: Rows) -> Rows:
        """About as many rows as there are candidates, those that lie nearest; all of them exactly
        where only some rows are wanted, or the index does not answer.
        """
        whole = len(rows) == len(shelf.rows())
        found = self._index.nearest(vector, CANDIDATES) if whole else None
        if found is not None:
            return shelf.places([int(name) for name in found[0]])
        return _best(rows, cosines(shelf.matrix[rows], vector))

    def refresh(self) -> Shelf:
        """The passages as the database has them now, and the index brought up to them."""
        with self._lock:
            shelf = self._shelf
            if shelf is None or not shelf.follow(self._memory):
                shelf = self._shelf = Shelf.read(self._memory)
                self._readings += 1
            self._index.follow((self._readings, shelf.version), lambda: _entries(shelf))
            return shelf

    def catch_up(self, most: int = BATCH) -> int:
        """Give vectors to at most `most` passages that have none; returns how many it were."""
        with self._lock:
            waiting = self._memory.chunks_to_index(most, MODEL)
            if waiting:
                vectors = self._encoder.encode([passage.quote for passage in waiting], "passage")
                by_id = {p.id: v for p, v in zip(waiting, vectors, strict=True)}
                self._memory.store_vectors(by_id, MODEL)
                if self._shelf is not None:
                    self._shelf.learn(list(by_id), vectors)
            return len(waiting)

    def index_all(self) -> Iterator[IndexState]:
        """Catch up batch by batch, saying after each how far it is; may be stopped at any time."""
        while self.catch_up():
            yield self._memory.index_state(MODEL)

    def _hits(self, asked: str, ranked: list[tuple[int, float | None]], k: int) -> list[Hit]:
        near = dict(ranked[: 2 * k])
        words = list(word_stems(asked))
        most = 1.0
        hits = []
        for passage in self._memory.passages(near)[:k]:
            hit = _hit(asked, passage, near[passage.id], words, most)
            most = hit.score
            hits.append(hit)
        return hits


def _entries(shelf: Shelf) -> Entries:
    """What belongs into the index: the passages that have a vector."""
    rows = shelf.rows()
    rows = rows[shelf.seen[rows]]
    return Entries([str(identity) for identity in shelf.ids[rows].tolist()], shelf.matrix[rows])


def _best(rows: Rows, scores: Floats) -> Rows:
    """The best rows, as many as there are candidates, in no particular order."""
    if len(rows) <= CANDIDATES:
        return rows
    return rows[np.argpartition(-scores, CANDIDATES)[:CANDIDATES]]


def _hit(
    asked: str,
    passage: FoundPassage,
    cosine: float | None,
    words: list[tuple[str, frozenset[str]]],
    most: float,
) -> Hit:
    stems = frozenset(passage.terms.split())
    shared = list(dict.fromkeys(word for word, found in words if found & stems))
    chance = _chance(cosine, len(shared) / max(len(words), 1))
    return Hit(
        kind="note",
        id=passage.note_id,
        slug=None,
        language=detect_language(passage.quote),
        title=_title(passage, detect_language(asked)),
        score=min(chance, most),
        quote=passage.quote,
        why=_why(asked, cosine, shared),
    )


def _title(passage: FoundPassage, language: Language) -> str:
    """Whom the note is about, its day, and its title unless that is only how it begins."""
    head = ", ".join(filter(None, (passage.person, say_day(passage.date, language, year=True))))
    begun = passage.quote.startswith(passage.title.removesuffix("…"))
    return head if begun or not passage.title else f"{head}: {passage.title}"


def _chance(cosine: float | None, covered: float) -> float:
    """How likely the passage answers: a logistic curve over nearness and the words it shares."""
    near = MIDDLE - 0.04 if cosine is None else cosine
    return float(1 / (1 + np.exp(-(STEEPNESS * (near - MIDDLE) + WORDS_WORTH * (covered - 0.3)))))


def _why(asked: str, cosine: float | None, shared: list[str]) -> str:
    language, shown = detect_language(asked), ", ".join(shared[:SHOWN_WORDS])
    if cosine is None:
        return text("search.why-note-words", language, words=shown)
    key = "search.why-note" if shared else "search.why-note-meaning"
    return text(key, language, words=shown, nearness=f"{cosine:.2f}")
