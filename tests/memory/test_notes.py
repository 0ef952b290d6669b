from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from assistant.errors import EmptyInput, UnknownName
from assistant.memory.notes import KEPT_VERSIONS
from assistant.memory.passages import LONGEST, plain_passages, spans
from assistant.memory.store import Memory, Store
from tests.words import passages_with


def test_a_saved_note_is_found_by_its_words_at_once(memory: Memory) -> None:
    note = memory.notes.add("Gudang\n\nKunci cadangan ada di laci Bu Tini.", person="Tini")
    found = passages_with(memory, "laci")
    assert [each.note_id for each in found] == [note.id]
    assert found[0].quote in note.text


def test_an_edited_note_is_found_by_its_new_words_only(memory: Memory) -> None:
    note = memory.notes.add("The spare key is in the drawer.")
    memory.notes.edit(note.id, "The spare key hangs behind the door.")
    assert passages_with(memory, "drawer") == []
    assert [version.text for version in memory.notes.versions(note.id)] == [note.text]


def test_any_change_of_the_passages_shows_in_their_mark(memory: Memory) -> None:
    marks = [memory.passage_mark("e5")]
    note = memory.notes.add("Two words.", person="Tini")
    marks.append(memory.passage_mark("e5"))
    changes: list[dict[str, Any]] = [
        {"text": "Three more words."},
        {"person": "Joko"},
        {"date": date(2026, 5, 4)},
    ]
    for change in changes:
        memory.notes.edit(note.id, **change)
        marks.append(memory.passage_mark("e5"))
    [passage] = memory.chunks_to_index(5, "e5")
    memory.store_vectors({passage.id: np.ones(4, np.float32)}, "e5")
    marks.append(memory.passage_mark("e5"))
    memory.notes.remove(note.id)
    marks.append(memory.passage_mark("e5"))
    assert all(before != after for before, after in pairwise(marks))


def test_saving_the_same_words_again_makes_no_version(memory: Memory) -> None:
    note = memory.notes.add("Nothing new.")
    memory.notes.edit(note.id, "Nothing new.")
    assert memory.notes.versions(note.id) == []


def test_versions_are_kept_for_thirty_days_and_the_last_twenty_for_good(memory: Memory) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    then = type(memory)(replace(memory.desk, clock=lambda: now))
    note = then.notes.add("version 0")
    for n in range(1, 31):
        then.notes.edit(note.id, f"version {n}")
    assert len(then.notes.versions(note.id)) == 30
    now += timedelta(days=60)
    then.notes.edit(note.id, "much later")
    assert len(then.notes.versions(note.id)) == KEPT_VERSIONS


def test_another_user_sees_nothing(store: Store, memory: Memory) -> None:
    note = memory.notes.add("Between us.", person="Tini")
    stranger = store.for_user("stranger")
    assert stranger.notes.all() == []
    assert passages_with(stranger, "us") == []
    assert stranger.people.all() == []
    assert stranger.passages([1, 2, 3]) == []
    for look in (stranger.notes.get, stranger.notes.versions, stranger.notes.remove):
        with pytest.raises(UnknownName):
            look(note.id)


def test_an_empty_note_is_refused(memory: Memory) -> None:
    with pytest.raises(EmptyInput):
        memory.notes.add(" \n ")


def test_what_has_no_vector_is_said_and_filled(memory: Memory) -> None:
    memory.notes.add("One.\n\nTwo.")
    memory.notes.add("Three.")
    missing = memory.chunks_to_index(10, "e5")
    assert [passage.quote for passage in missing] == ["One.", "Two.", "Three."]
    assert memory.index_state("e5").indexed == 0
    memory.store_vectors({p.id: np.ones(4, np.float32) for p in missing[:2]}, "e5")
    assert memory.index_state("e5").indexed == 1
    assert memory.vectors("e5").matrix.shape == (3, 4)
    assert memory.vectors("e5").seen.tolist() == [True, True, False]
    assert not memory.vectors("another").seen.any()
    assert memory.reindex() == 2
    assert len(memory.chunks_to_index(10, "e5")) == 3


@pytest.mark.parametrize(
    "text", ["a" * 5_000, "word " * 900, "Line.\n" * 400, "x\n\n\n y \n\nz", ""]
)
def test_passages_are_verbatim_short_and_miss_no_word(text: str) -> None:
    pieces = [text[start:end] for start, end in spans(text)]
    assert all(0 < len(piece) <= LONGEST and piece == piece.strip() for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert len(plain_passages(text)) == len(pieces)


def test_a_title_shows_links_as_a_reader_sees_them(memory: Memory) -> None:
    note = memory.notes.add("# Coffee with [[people/Sari|Sar]] at [[Depot]]")
    assert note.title == "Coffee with Sar at Depot"
