"""Whatever order things happen in, the memory holds what a plain dictionary would hold.

Save, edit, import, export, erase, back up, restore, restart, kill and reindex, with two users who
must never see each other's rows. `tests/faults` kills at finer points.
"""

from __future__ import annotations

import copy
import os
import shutil
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from assistant.memory.archive import dump
from assistant.memory.export import export
from assistant.memory.intake.importing import ImportOptions, import_files
from assistant.memory.notes import first_line, write_note
from assistant.memory.store import Memory, Store
from assistant.settings import Settings
from tests.words import passages_with

USERS = ("ayu", "sam")
PEOPLE = ("Rina", "Dimas", "Grace")
MODEL = "test"

words = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=("Cs",)),
    min_size=1,
    max_size=60,
).filter(lambda text: bool(text.strip()))
users = st.sampled_from(USERS)
people = st.sampled_from(PEOPLE)

Model = dict[str, dict[str, tuple[str, str]]]
"""For each user: note id -> (person, text)."""


class Remembering(RuleBasedStateMachine):
    notes: Bundle[tuple[str, str]] = Bundle("notes")

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.model: Model = {user: {} for user in USERS}
        self.copies: list[tuple[str, Model]] = []
        self.counter = 0
        self.open()

    def open(self) -> None:
        self.store = Store(Settings(home=self.folder / "home"))
        self.memories = {user: self.store.for_user(user) for user in USERS}

    @rule(target=notes, user=users, person=people, text=words)
    def save(self, user: str, person: str, text: str) -> tuple[str, str]:
        self.counter += 1
        marked = f"mark{self.counter}x {text}"
        note = self.memories[user].notes.add(marked, person)
        self.model[user][note.id] = (person, marked)
        return user, note.id

    @rule(note=notes, text=words)
    def edit(self, note: tuple[str, str], text: str) -> None:
        user, identity = note
        if identity in self.model[user]:
            self.counter += 1
            person, _ = self.model[user][identity]
            marked = f"mark{self.counter}x {text}"
            self.memories[user].notes.edit(identity, marked)
            self.model[user][identity] = (person, marked)

    @rule(note=notes)
    def erase_note(self, note: tuple[str, str]) -> None:
        user, identity = note
        if identity in self.model[user]:
            self.memories[user].forget_note(identity)
            del self.model[user][identity]
            for _, model in self.copies:
                model[user].pop(identity, None)

    @rule(user=users, person=people)
    def erase_person(self, user: str, person: str) -> None:
        if self.memories[user].people.find(person):
            self.memories[user].forget_person(person)
            for model in (self.model, *(model for _, model in self.copies)):
                model[user] = {n: kept for n, kept in model[user].items() if kept[0] != person}

    @rule()
    def back_up(self) -> None:
        made = self.store.backup()
        assert made
        self.copies.append((made.path.name, copy.deepcopy(self.model)))
        self.copies = self.copies[-5:]

    @rule(which=st.integers(0, 4))
    def restore(self, which: int) -> None:
        if which < len(self.copies):
            name, model = self.copies[which]
            self.store.restore(name)
            self.model = copy.deepcopy(model)
            self.restart()

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.open()

    @rule(target=notes, user=users, person=people, text=words)
    def import_a_file(self, user: str, person: str, text: str) -> tuple[str, str]:
        """A file is taken in as a note; changed and taken in again it is the same note."""
        self.counter += 1
        file = self.folder / f"{self.counter}.txt"
        memory = self.memories[user]
        for words_of_file in (f"mark{self.counter}x {text}", f"mark{self.counter}x again"):
            file.write_text(words_of_file, encoding="utf-8")
            list(import_files(memory.desk, [file], ImportOptions(person=person)))
        [note] = [each for each in memory.notes.all() if each.source == str(file)]
        self.model[user][note.id] = (person, note.text)
        return user, note.id

    @rule(target=notes, user=users, person=people)
    def kill(self, user: str, person: str) -> tuple[str, str]:
        """A process saves a note, is killed while it writes the next, and the app starts again."""
        self.counter += 1
        marked = f"mark{self.counter}x written before the kill"
        self.store.close()
        identity = _written_by_one_who_is_killed(self.folder / "home", user, person, marked)
        self.model[user][identity] = (person, marked)
        self.open()
        return user, identity

    @rule(user=users)
    def index(self, user: str) -> None:
        memory = self.memories[user]
        missing = memory.chunks_to_index(1_000, MODEL)
        memory.store_vectors({each.id: np.ones(2, np.float32) for each in missing}, MODEL)
        assert memory.index_state(MODEL).complete

    @rule(user=users)
    def reindex(self, user: str) -> None:
        self.memories[user].reindex()

    @rule(user=users)
    def carry_round(self, user: str) -> None:
        """Out and in again: for oneself nothing changes, for an empty home all comes back."""
        memory, out = self.memories[user], self.folder / "out"
        export(memory.desk, out, "id")
        before = dump(memory.desk)
        list(import_files(memory.desk, [out]))
        assert dump(memory.desk) == before
        other = Store(Settings(home=self.folder / "other"))
        list(import_files(other.for_user("new").desk, [out]))
        assert dump(other.for_user("new").desk) == before
        other.close()
        shutil.rmtree(out)
        shutil.rmtree(self.folder / "other")

    @invariant()
    def everything_is_there_and_nothing_else(self) -> None:
        for user, memory in self.memories.items():
            held = {note.id: note.text for note in memory.notes.all()}
            assert held == {n: text for n, (_, text) in self.model[user].items()}

    @invariant()
    def search_finds_each_note_and_no_stranger_does(self) -> None:
        for user, memory in self.memories.items():
            other = self.memories[USERS[1 - USERS.index(user)]]
            for identity, (_, text) in list(self.model[user].items())[:5]:
                mark = text.split()[0]
                assert [hit.note_id for hit in passages_with(memory, mark)] == [identity]
                assert passages_with(other, mark) == []

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)


def _written_by_one_who_is_killed(home: Path, user: str, person: str, text: str) -> str:
    """The id of the note that was acknowledged; a second one was not."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            memory = Store(Settings(home=home)).for_user(user)
            os.write(writing, memory.notes.add(text, person).id.encode())
            with memory.desk.writing() as transaction:
                write_note(memory.desk, transaction, "never acknowledged", None, None)
                os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(1)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as said:
        return said.read().decode()


TestRemembering = Remembering.TestCase
TestRemembering.settings = settings(
    max_examples=12,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestRemembering = pytest.mark.slow(TestRemembering)


@pytest.mark.slow
@given(text=words, title=words, name=st.sampled_from(["Rina", "a: b", "Ünal", "- x", "'q'", "yes"]))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_words_survive_the_way_out_and_back(text: str, title: str, name: str) -> None:
    def fill(memory: Memory) -> None:
        memory.notes.add(text, name, title=title)
        memory.promises.add(text, person=name, evidence=title)
        memory.sessions.add(name, agenda=[title], notes=text, recap=text)

    assert _came_back(fill)


def _came_back(fill: Callable[[Memory], None]) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        first = Store(Settings(home=Path(folder) / "first"))
        fill(first.for_user("me"))
        export(first.for_user("me").desk, Path(folder) / "out", "en")
        second = Store(Settings(home=Path(folder) / "second"))
        list(import_files(second.for_user("me").desk, [Path(folder) / "out"]))
        same = dump(second.for_user("me").desk) == dump(first.for_user("me").desk)
        first.close()
        second.close()
        return same


@given(text=words)
def test_a_title_is_one_short_line(text: str) -> None:
    assert len(first_line(text)) <= 80
    assert len(first_line(text).splitlines()) <= 1
