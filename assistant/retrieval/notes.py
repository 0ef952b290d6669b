"""Search in one's own notes: by meaning and by words at once, with verbatim quotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from threading import RLock
from typing import TYPE_CHECKING

import numpy as np

from assistant.language.detect import detect_language
from assistant.language.embedding import MODEL, Encoder
from assistant.retrieval.fusion import fuse
from assistant.retrieval.hits import Hit
from assistant.retrieval.index import NoteIndex
from assistant.retrieval.terms import query_terms, stems_of, word_stems
from assistant.texts import text

if TYPE_CHECKING:
    from assistant.memory.search import FoundPassage
    from assistant.memory.store import Memory
    from assistant.memory.vectors import IndexState

CANDIDATES = 100
"""Passages that meaning and words each bring up; four times as many when a time is given."""
BATCH = 64
LONGEST = 2_000
SHOWN_WORDS = 6
MIDDLE, STEEPNESS = 0.86, 30.0
"""Cosines of e5 lie close together: 0.78 means nothing in common, 0.92 the same thing."""
WORDS_WORTH = 2.0


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, both ends included; None is open."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether `day` lies within."""
        return (self.since is None or day >= self.since) and (
            self.until is None or day <= self.until
        )

    @property
    def bounded(self) -> bool:
        """Whether it leaves anything out."""
        return self.since is not None or self.until is not None


ALWAYS = Span()


class NoteSearch:
    """Search over one user's notes. Safe between threads."""

    def __init__(self, encoder: Encoder, memory: Memory, index: NoteIndex) -> None:
        self._encoder = encoder
        self._memory = memory
        self._index = index
        self._lock = RLock()

    def find(self, query: str, k: int, person: str | None = None, span: Span = ALWAYS) -> list[Hit]:
        """The k best passages, best first; none for a person who is not known."""
        asked = query.strip()[:LONGEST]
        if not any(sign.isalnum() for sign in asked):
            return []
        about = self._memory.people.find(person) if person else None
        if person and about is None:
            return []
        many = CANDIDATES * 4 if span.bounded else CANDIDATES
        whom = about.id if about else None
        said = self._memory.notes.search_terms(query_terms(asked), many, person)
        scores = {passage.id: passage.score for passage in said}
        with self._lock:
            self.catch_up(BATCH)
            vector = self._encoder.query(asked)
            near = self._index.nearest(self._memory, vector, many, whom)
            near |= self._index.cosines(self._memory, vector, scores.keys() - near.keys())
            spread = self._index.spread(self._memory, vector, whom)
        order = fuse(near, scores, spread)
        return self._hits(asked, order, near, k, span)

    def catch_up(self, most: int) -> int:
        """Give vectors to at most `most` passages that have none; returns how many it were."""
        with self._lock:
            waiting = self._memory.chunks_to_index(most, MODEL)
            if waiting:
                vectors = self._encoder.encode([passage.quote for passage in waiting], "passage")
                by_id = {p.id: v for p, v in zip(waiting, vectors, strict=True)}
                self._memory.store_vectors(by_id, MODEL)
                self._index.added(waiting, vectors)
            return len(waiting)

    def index_all(self) -> Iterator[IndexState]:
        """Catch up batch by batch, saying after each how far it is; may be stopped at any time."""
        while self.catch_up(BATCH):
            yield self._memory.index_state(MODEL)

    def _hits(
        self, asked: str, order: list[int], near: dict[int, float], k: int, span: Span
    ) -> list[Hit]:
        wanted = order if span.bounded else order[: k * 2]
        found = [p for p in self._memory.passages(wanted) if span.holds(p.date)][:k]
        place = {identity: number for number, identity in enumerate(order)}
        found.sort(key=lambda passage: place[passage.id])
        words = list(word_stems(asked))
        least = 1.0
        hits = []
        for passage in found:
            hit = _hit(asked, passage, near.get(passage.id), words, least)
            least = hit.score
            hits.append(hit)
        return hits


def _hit(
    asked: str,
    passage: FoundPassage,
    cosine: float | None,
    words: list[tuple[str, frozenset[str]]],
    most: float,
) -> Hit:
    stems = stems_of([passage.quote])
    shared = list(dict.fromkeys(word for word, found in words if found & stems))
    chance = _chance(cosine, len(shared) / max(len(words), 1))
    language = detect_language(passage.quote)
    return Hit(
        kind="note",
        id=passage.note_id,
        slug=None,
        language=language,
        title=passage.title,
        score=min(chance, most),
        quote=passage.quote,
        why=_why(asked, cosine, shared),
    )


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
