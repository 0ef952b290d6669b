"""Search over the practice library and over one's own notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from assistant.language.embedding import Encoder
from assistant.retrieval.cards import library_cards
from assistant.retrieval.hits import Hit
from assistant.retrieval.library import Library, open_library
from assistant.settings import Settings
from assistant.texts import LANGUAGES, Language

if TYPE_CHECKING:
    from assistant.memory.store import Memory


class Finder:
    """One user's search. `memory` is only called when notes are searched."""

    def __init__(
        self, encoder: Encoder, settings: Settings, memory: Callable[[], Memory] | None = None
    ) -> None:
        self._encoder = encoder
        self._settings = settings
        self._memory = memory

    @cached_property
    def library(self) -> Library:
        """The house's cards and the organisation's own."""
        return open_library(library_cards(self._settings.organisation), self._encoder)

    def practices(
        self, query: str, k: int = 5, language: Language | None = None, floor: bool = True
    ) -> list[Hit]:
        """The best cards, one hit a slug; `language` None searches both."""
        if not query.strip():
            return []
        library = self.library
        vector = self._encoder.query(query)
        logs = library.heads.log_probabilities(query, vector)
        p = np.exp(logs)
        p /= p.sum()
        cosines = library.vectors @ vector
        hits = []
        for number in np.argsort(-p):
            slug = library.heads.slugs[number]
            hit = self._hit(slug, float(p[number]), cosines, language)
            if hit:
                hits.append(hit)
            if len(hits) == k:
                break
        return hits

    def notes(self, query: str, k: int = 5, person: str | None = None) -> list[Hit]:
        """The best lines of this user's notes."""
        return []

    def _hit(self, slug: str, score: float, cosines, language: Language | None) -> Hit | None:
        library = self.library
        rows = [
            row
            for row, chunk in enumerate(library.chunks)
            if chunk.slug == slug and chunk.language == (language or chunk.language)
        ]
        content = [row for row in rows if library.chunks[row].part not in ("ways", "title")]
        if not content:
            return None
        best = max(content, key=lambda row: cosines[row])
        chunk = library.chunks[best]
        card = library.cards[chunk.card]
        return Hit("card", card.id, slug, card.language, card.title, score, chunk.text)
