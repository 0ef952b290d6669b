"""Search over the practice library and over one's own notes: one door for both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.language.embedding import Encoder
from assistant.retrieval.cards import library_cards
from assistant.retrieval.hits import Hit
from assistant.retrieval.library import open_library
from assistant.retrieval.practices import PracticeSearch
from assistant.settings import Settings
from assistant.texts import Language, text

if TYPE_CHECKING:
    from datetime import date

    from assistant.memory.store import Memory
    from assistant.memory.vectors import IndexState
    from assistant.retrieval.index import NoteIndex
    from assistant.retrieval.notes import NoteSearch


class Finder:
    """One user's search. `memory` is only called when notes are searched.

    An empty question, or one without a letter or digit, finds nothing; of a very long one the
    first 2,000 characters are looked at. Raises CardError for an organisation's damaged card.
    """

    def __init__(
        self, encoder: Encoder, settings: Settings, memory: Callable[[], Memory] | None = None
    ) -> None:
        self._encoder = encoder
        self._settings = settings
        self._memory = memory

    def practices(
        self, query: str, k: int = 5, language: Language | None = None, floor: bool = True
    ) -> list[Hit]:
        """The best cards, one hit a slug; `language` None searches both.

        With `floor`, a question that is none for this library finds nothing.
        """
        return self.library.find(query, k, language, floor)

    def notes(
        self,
        query: str,
        k: int = 5,
        person: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> list[Hit]:
        """The best passages of this user's notes, about one person or all, from a time or all."""
        if self._memory is None:
            return []
        from assistant.retrieval.shelf import Span

        return self._notes.find(query, k, person, Span(since, until))

    def index_notes(self) -> Iterator[IndexState]:
        """Take in notes that have no vector yet, batch by batch; may be stopped at any time."""
        if self._memory is not None:
            yield from self._notes.index_all()

    def notices(self, language: Language) -> list[str]:
        """What the user should know about the index since the last time; empty when all is well."""
        if "_index" not in self.__dict__:
            return []
        told = [text(f"search.{notice}", language) for notice in self._index.notices]
        self._index.notices.clear()
        return told

    def close(self) -> None:
        """Leave the index in good order, where it was opened."""
        if "_index" in self.__dict__:
            self._index.close()

    @cached_property
    def library(self) -> PracticeSearch:
        """The house's cards and the organisation's own."""
        cards = library_cards(self._settings.organisation)
        return PracticeSearch(open_library(cards, self._encoder), self._encoder)

    @cached_property
    def _index(self) -> NoteIndex:
        from assistant.retrieval.index import NoteIndex

        settings = self._settings
        return NoteIndex(settings.home, settings.user, settings.chroma_url)

    @cached_property
    def _notes(self) -> NoteSearch:
        from assistant.retrieval.notes import NoteSearch

        assert self._memory is not None
        return NoteSearch(self._encoder, self._memory(), self._index)
