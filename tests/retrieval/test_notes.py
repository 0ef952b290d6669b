from datetime import date
from itertools import pairwise

import pytest

from assistant.memory.store import Memory
from assistant.retrieval.search import Finder


@pytest.fixture
def notes(memory: Memory) -> Memory:
    memory.notes.add("Rina minta akses ke gudang dingin.", person="Rina", date=date(2026, 11, 2))
    memory.notes.add("We agreed to swap the Thursday shift.", person="Dewi", date=date(2026, 9, 1))
    memory.notes.add("Dimas akan memperbaiki mesin pres.", person="Dimas", date=date(2026, 10, 5))
    return memory


def test_a_note_is_found_the_moment_it_is_saved(finder: Finder, notes: Memory):
    hit = finder.notes("siapa yang memperbaiki mesin")[0]
    assert hit.quote == "Dimas akan memperbaiki mesin pres."
    assert hit.kind == "note"


def test_a_question_in_the_other_language_finds_it(finder: Finder, notes: Memory):
    assert "gudang dingin" in finder.notes("who wanted access to the cold store?")[0].quote


def test_one_person_and_one_time_can_be_chosen(finder: Finder, notes: Memory):
    assert {h.quote for h in finder.notes("shift", person="Dewi")} == {
        "We agreed to swap the Thursday shift."
    }
    assert finder.notes("shift", person="Nobody") == []
    late = finder.notes("apa saja", since=date(2026, 10, 1), until=date(2026, 10, 31))
    assert [hit.quote for hit in late] == ["Dimas akan memperbaiki mesin pres."]


def test_quotes_are_verbatim_and_scores_fall(finder: Finder, notes: Memory):
    hits = finder.notes("mesin gudang shift")
    whole = [note.text for note in notes.notes.all()]
    assert all(any(hit.quote in text for text in whole) for hit in hits)
    assert all(first.score >= second.score for first, second in pairwise(hits))


def test_a_removed_note_is_never_quoted(finder: Finder, notes: Memory):
    found = finder.notes("mesin pres")[0]
    notes.notes.remove(found.id)
    assert found.id not in [hit.id for hit in finder.notes("mesin pres")]


def test_an_edited_note_is_quoted_as_it_stands(finder: Finder, notes: Memory):
    found = finder.notes("mesin pres")[0]
    notes.notes.edit(found.id, text="Dimas sudah mengganti mesin pres kemarin.")
    assert finder.notes("mesin pres")[0].quote == "Dimas sudah mengganti mesin pres kemarin."


@pytest.mark.parametrize("query", ["", "🙂", "'; DROP TABLE note; --", 'a" OR "b*', "x" * 50_000])
def test_odd_questions_do_no_harm(finder: Finder, notes: Memory, query: str):
    assert isinstance(finder.notes(query), list)


def test_progress_is_told_while_notes_are_taken_in(finder: Finder, notes: Memory):
    states = list(finder.index_notes())
    assert states[-1].complete


def test_a_question_about_nothing_in_many_notes_finds_nothing(finder: Finder, memory: Memory):
    matters = ("the press", "the cold store", "shift swaps", "the fire drill", "new aprons")
    for week in range(8):
        for matter in matters:
            memory.notes.add(f"Week {week}: we talked about {matter} and left it open.")
    memory.notes.add("Joko wants to train as a crane driver.")
    for _state in finder.index_notes():
        pass
    assert finder.notes("who would like to drive the crane")[0].quote.startswith("Joko wants")
    assert finder.notes("capital of Peru") == []
    assert finder.notes("capital of Peru", floor=False)
