"""Other people's chains search as the app does."""

from __future__ import annotations

import pytest

from assistant.assembly import House
from assistant.retrieval.retriever import CardsAndNotes


@pytest.fixture
def searched(settings) -> House:
    house = House(settings)
    house.memory.notes.add("Greta mau pindah meja ke dekat jendela.")
    return house


def test_a_retriever_finds_what_the_search_finds(searched) -> None:
    question = "how do I apologise to a colleague?"
    found = CardsAndNotes(finder=searched.finder, k=3).invoke(question)
    hits = searched.finder.practices(question, 3)
    assert [document.id for document in found] == [hit.id for hit in hits]
    assert found[0].page_content == hits[0].quote
    assert found[0].metadata["slug"] == "apology-and-repair"


def test_it_searches_ones_own_notes_where_it_is_told_to(searched) -> None:
    found = CardsAndNotes(finder=searched.finder, scope="notes").invoke("meja dekat jendela")
    assert found[0].metadata["kind"] == "note"
    assert "jendela" in found[0].page_content


def test_it_can_be_piped_like_any_other(searched) -> None:
    chain = CardsAndNotes(finder=searched.finder, k=1) | (lambda documents: documents[0].id)
    assert chain.invoke("how do I say no to my boss?")
