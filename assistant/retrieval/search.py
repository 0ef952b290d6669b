"""Search over the practice library and over one's own notes: one door for both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.language.embedding import Encoder
from assistant.retrieval.cards import library_cards
from assistant.retrieval.hits import Hit
from assistant.retrieval.index import DenseIndex, short_hash
from assistant.retrieval.kept import KeptVectors
from assistant.retrieval.library import open_library
from assistant.retrieval.practices import PracticeSearch
from assistant.settings import Settings
from assistant.texts import Language, text

if TYPE_CHECKING:
    from datetime import date

    from assistant.memory.store import Memory
    from assistant.memory.vectors import IndexState
    from assistant.retrieval.notes import NoteSearch


LIBRARY = "library"
"""The folder within the data folder for what is made from the cards; nobody's notes are in it."""


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
        floor: bool = True,
    ) -> list[Hit]:
        """The best passages of this user's notes, about one person or all, from a time or all.

        With `floor`, a question for which none of many passages stands out finds nothing.
        """
        if self._memory is None:
            return []
        from assistant.retrieval.shelf import Span

        return self._notes.find(query, k, person, Span(since, until), floor)

    def index_notes(self) -> Iterator[IndexState]:
        """Take in notes that have no vector yet, batch by batch; may be stopped at any time."""
        if self._memory is not None:
            yield from self._notes.index_all()

    def catch_up(self) -> None:
        """Take in a batch of notes without a vector, as each search does; a second's work."""
        if self._memory is not None:
            self._notes.catch_up()

    def open_index(self) -> None:
        """Keep Chroma over cards and notes from now on, as an app does that goes on running.

        Searches are answered meanwhile.
        """
        for index in self._indexes:
            index.open()
        self.library.refresh()
        if self._memory is not None:
            self._notes.refresh()

    def await_index(self) -> bool:
        """Wait until Chroma stands; whether it answers for the cards, and for notes if any."""
        for index in self._indexes:
            index.wait()
        self.open_index()
        return all(index.in_use for index in self._indexes)

    def notices(self, language: Language) -> list[str]:
        """What the user should know about the index since the last time; empty when all is well."""
        told = dict.fromkeys(notice for index in self._indexes for notice in index.notices)
        for index in self._indexes:
            index.notices.clear()
        return [text(f"search.{notice}", language) for notice in told]

    def close(self) -> None:
        """Leave the index in good order."""
        for index in self._indexes:
            index.close()

    @cached_property
    def library(self) -> PracticeSearch:
        """The house's cards and the organisation's own."""
        settings = self._settings
        cards = library_cards(settings.organisation)
        kept = KeptVectors(settings.home / LIBRARY / "vectors.npz")
        library = open_library(cards, self._encoder, kept)
        return PracticeSearch(library, self._encoder, self._card_index)

    @property
    def _indexes(self) -> tuple[DenseIndex, DenseIndex]:
        return self._card_index, self._note_index

    @cached_property
    def _card_index(self) -> DenseIndex:
        settings = self._settings
        name = f"cards-{short_hash(str(settings.organisation or ''))}"
        return DenseIndex(settings.home / LIBRARY, name, settings.chroma_url)

    @cached_property
    def _note_index(self) -> DenseIndex:
        settings, user = self._settings, short_hash(self._settings.user)
        return DenseIndex(settings.home / "index" / user, f"notes-{user}", settings.chroma_url)

    @cached_property
    def _notes(self) -> NoteSearch:
        from assistant.retrieval.notes import NoteSearch

        assert self._memory is not None
        return NoteSearch(self._encoder, self._memory(), self._note_index)
