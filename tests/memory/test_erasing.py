from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import UnknownName
from assistant.memory.mentions import LOOKED_THROUGH
from assistant.memory.store import Memory, Store
from assistant.memory.tables import Base
from assistant.texts import LANGUAGES, text
from tests.words import passages_with

MARK = "Zanzibarmarker"


def hits(home: Path, mark: str = MARK) -> list[str]:
    """Files that hold the mark, in any spelling of case or as UTF-16."""
    needles = [mark.encode(), mark.lower().encode(), mark.encode("utf-16-le")]
    return [
        path.name
        for path in home.rglob("*")
        if path.is_file() and any(needle in path.read_bytes() for needle in needles)
    ]


def plant(store: Store, memory: Memory, about: str = MARK) -> str:
    """Traces of `about` in every table, a copy, an export, a log, a cache and an index."""
    person = memory.people.save(about, matters=f"{MARK} likes maps", aliases=["Zan"])
    note = memory.notes.add(f"{MARK} told me a long story about the harbour.", person=person)
    memory.notes.edit(note.id, f"{MARK} told me another long story.", title=MARK)
    passages = memory.chunks_to_index(10, "e5")
    memory.store_vectors({p.id: np.ones(4, np.float32) for p in passages}, "e5")
    promise = memory.promises.add(f"call {MARK}", person=person, evidence=MARK, note_id=note.id)
    memory.promises.postpone(promise.id, date(2027, 1, 1), f"{MARK} was away")
    memory.sessions.add(person, notes=f"{MARK} again", agenda=[MARK], recap=f"recap {MARK}")
    memory.topics.add(MARK, person)
    memory.moods.add(2, MARK, person=person)
    talk = memory.conversations.start(language="en")
    memory.conversations.append(talk.id, "user", f"I meet {MARK} tomorrow", {"items": [MARK]})
    memory.consents.set("composer", f"typed and not sent: {MARK}")
    store.backup()
    for folder in ("exports", "cache", "logs", "index/current"):
        (store.home.root / folder).mkdir(parents=True)
        (store.home.root / folder / "trace.txt").write_text(MARK)
    (store.home.root / "index" / "lock").touch()
    return note.id


def test_a_forgotten_person_leaves_no_byte(store: Store, memory: Memory, home: Path) -> None:
    plant(store, memory)
    other = memory.notes.add("Something about Joko.", person="Joko")
    assert hits(home)
    erased = memory.forget_person("zan")
    assert hits(home) == []
    assert erased.rows["person"] == 1
    assert (home / "index" / "lock").exists()
    assert erased.copies == len(store.backups()) > 0
    assert [note.id for note in memory.notes.all()] == [other.id]
    assert passages_with(memory, "joko")


def test_mentions_elsewhere_are_counted_and_go_on_request(
    store: Store, memory: Memory, home: Path
) -> None:
    memory.people.save(MARK)
    memory.notes.add(f"Joko had lunch with {MARK}.", person="Joko")
    memory.sessions.add("Joko", agenda=["Lunch", f"Row with {MARK}"], covered=["Lunch"])
    memory.people.save("Joko", careful=f"Not beside {MARK}.\nLikes tea.")
    erased = memory.forget_person(MARK)
    assert dict(erased.mentions) == {"note": 1, "session": 1, "person": 1}
    assert hits(home)
    memory.people.save(MARK)
    memory.forget_person(MARK, mentions=True)
    assert hits(home) == []
    joko = memory.overview("Joko")
    assert joko.person is not None
    assert joko.person.careful == "Likes tea."
    assert joko.sessions[0].agenda == ("Lunch",)


def test_a_forgotten_note_takes_its_versions_promises_and_quotations_along(
    store: Store, memory: Memory, home: Path
) -> None:
    identity = memory.sessions.add("Joko", notes=f"Joko and {MARK} quarrelled loudly.", recap=MARK)
    note_id = identity.note_id
    assert note_id
    memory.notes.edit(note_id, f"Joko and {MARK} quarrelled, then laughed.")
    memory.promises.add(f"talk to {MARK}", person="Joko", note_id=note_id)
    talk = memory.conversations.start("Joko")
    memory.conversations.append(talk.id, "user", f"Joko and {MARK} quarrelled loudly.")
    store.backup()
    memory.forget_note(note_id)
    assert hits(home) == []
    assert memory.sessions.get(identity.id).notes == ""


def test_forgetting_everything_leaves_the_other_user_alone(
    store: Store, memory: Memory, home: Path
) -> None:
    plant(store, memory)
    other = store.for_user("other")
    kept = other.notes.add("My own garden.")
    memory.forget_everything()
    assert hits(home) == []
    assert other.notes.get(kept.id).text == "My own garden."
    assert memory.people.all() == memory.notes.all() == memory.promises.all() == []
    memory.notes.add("A fresh start.", person="Joko")


def test_a_stranger_cannot_make_me_forget(store: Store, memory: Memory) -> None:
    note_id = plant(store, memory)
    stranger = store.for_user("stranger")
    with pytest.raises(UnknownName):
        stranger.forget_note(note_id)
    with pytest.raises(UnknownName):
        stranger.forget_person(MARK)
    assert memory.notes.get(note_id)


@pytest.mark.parametrize("table", LOOKED_THROUGH, ids=lambda table: table.__tablename__)
def test_each_kind_of_mention_has_its_word_in_both_languages(table: type[Base]) -> None:
    for language in LANGUAGES:
        assert text(f"memory.kind.{table.__tablename__}", language)
