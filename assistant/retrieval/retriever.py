"""The search as a LangChain retriever, for those who build their own chain on it.

    from assistant.assembly import House
    from assistant.retrieval.retriever import CardsAndNotes

    house = House(load_settings())
    documents = CardsAndNotes(finder=house.finder, scope="all").invoke("how do I say no?")

Only this module needs langchain-core at import; the app itself searches through `Finder`.
"""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from assistant.retrieval.hits import Hit, Scope
from assistant.texts import Language


class CardsAndNotes(BaseRetriever):
    """The best cards, one a slug, and lines of the user's notes, as documents.

    `finder` is a `Finder`; `language` None searches cards of both. A document's text stands word
    for word in its source; its metadata are the other fields of the hit.
    """

    finder: Any
    scope: Scope = "practices"
    k: int = 5
    language: Language | None = None

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        hits: list[Hit] = []
        if self.scope in ("practices", "all"):
            hits += self.finder.practices(query, self.k, self.language)
        if self.scope in ("notes", "all"):
            hits += self.finder.notes(query, self.k)
        hits.sort(key=lambda hit: hit.score, reverse=True)
        return [as_document(hit) for hit in hits[: self.k]]


def as_document(hit: Hit) -> Document:
    """A hit as LangChain carries it: its words, and where they stand."""
    return Document(
        page_content=hit.quote,
        id=hit.id,
        metadata={
            "kind": hit.kind,
            "id": hit.id,
            "slug": hit.slug,
            "title": hit.title,
            "language": hit.language,
            "score": hit.score,
        },
    )
