"""The user's memory: everything that is kept between sessions, one repository for each noun.

    store = Store(settings)             opens (and, if need be, migrates) the database
    memory = store.for_user("me")       sees the rows of this user and no others

Wherever a person is asked for, a `Person` or a name will do ("Bu Rina", "rina", "Rin"). Reading
about an unknown name gives nothing; writing about one makes the person. A write has been
committed to disk when the method returns. Repositories return frozen dataclasses.

memory.people         find(name), get(id), all(), save(name, relation=, ...), rename(person, name)
memory.series         of(person), all(), save(person, cadence_days=, minutes=, next_on=)
memory.sessions       add(person, on=, agenda=, notes=, recap=, ...), get(id), last(person, n),
                      planned(person), all(person), covered(id, titles, benefits=),
                      hold(id, ...), move(id, on), skip(id, reason), asked(person, n)
memory.notes          add(text, person=, date=, title=), get(id), edit(id, text=, ...), all(person),
                      versions(id), remove(id)
memory.promises       open(person=None) with mine first, all(person), add(task, person=, owner=,
                      due=, evidence=), get(id), close(id), postpone(id, due, reason),
                      drop(id, reason), reopen(id), history(id)
memory.topics         open(person), all(person), add(text, person=), close, postpone, drop, get
memory.goals          the same, with steps: add(text, person=, steps=), step_done(id, position)
memory.feedback       the same: feedback still to give
memory.wins           the same: good things to mention
memory.moods          add(score, word, on=, person=), all(since=)
memory.conversations  start(person=, language=), append(id, role, content, answer=), load(id),
                      latest(), all()
memory.consents       get(key), set(key, value), all(): choices such as the remote key

memory.overview(person)                     all that an agenda needs, in at most five reads
memory.chunks_to_index(limit, model)        passages of notes that have no vector of this model
memory.store_vectors({id: vector}, model)   float32 vectors of any one dimension
memory.vectors(model, after=0)              passages with stems, vectors, people and days
memory.passage_mark(model)                  figures that change with every change of passages
memory.passage_ids()                        the ids of all passages
memory.index_state(model)                   how many of how many notes are indexed
memory.passages(ids)                        passages by id, with their note
memory.reindex()                            split all notes again and forget their vectors

memory.forget_person(person, mentions=)     gone from rows, copies, exports, index and free pages
memory.forget_note(id), memory.forget_everything()
memory.health(model)                        what `doctor` shows
day.look_ahead(memory.desk)                 next sessions, what was let slide, promises due
portrait.timeline(memory.desk, person)      all that happened with a person, newest first
export.export(memory.desk, folder, language, person)
intake.importing.import_files(memory.desk, paths, options)
demo.fill_demo(memory), demo.remove_demo(memory)
store.backup(), store.backups(), store.restore(name)
store.own()                                 context manager: the one app on this folder (HomeInUse)
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from assistant.errors import StorageError
from assistant.memory.backups import (
    Backup,
    Occasion,
    backups,
    daily_backup,
    make_backup,
    restore,
)
from assistant.memory.consents import Consents
from assistant.memory.conversations import Conversations
from assistant.memory.database import WRITES, in_a_file, open_engine, told_plainly
from assistant.memory.desk import Desk
from assistant.memory.erasing import Erased, forget_everything, forget_note, forget_person
from assistant.memory.health import Health, health
from assistant.memory.home import Home
from assistant.memory.lock import app_lock
from assistant.memory.matters import Matters
from assistant.memory.migration import migrate
from assistant.memory.moods import Moods
from assistant.memory.notes import Notes
from assistant.memory.overview import Overview, overview
from assistant.memory.passages import Passage, plain_passages
from assistant.memory.people import People, Whom
from assistant.memory.promises import Promises
from assistant.memory.series import AllSeries
from assistant.memory.sessions import Sessions
from assistant.memory.tables import UserRow
from assistant.memory.vectors import (
    FoundPassage,
    IndexedPassages,
    IndexState,
    Mark,
    VectorShelf,
)
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.memory.vectors import Vectors

log = logging.getLogger("empatmata")


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


class Memory:
    """One user's memory; see the head of this module."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.people = People(desk)
        self.series = AllSeries(desk)
        self.sessions = Sessions(desk)
        self.notes = Notes(desk)
        self.promises = Promises(desk)
        self.topics = Matters(desk, "topic")
        self.goals = Matters(desk, "goal")
        self.feedback = Matters(desk, "feedback")
        self.wins = Matters(desk, "win")
        self.moods = Moods(desk)
        self.conversations = Conversations(desk)
        self.consents = Consents(desk)
        self._shelf = VectorShelf(desk)

    def overview(self, person: Whom) -> Overview:
        """All that an agenda needs to know about a person, in at most five reads."""
        return overview(self.desk, person)

    def chunks_to_index(self, limit: int, model: str) -> list[FoundPassage]:
        """Passages that have no vector of this model, at most `limit`; `quote` is their text."""
        return self._shelf.missing(limit, model)

    def store_vectors(self, vectors: Mapping[int, Vectors], model: str) -> None:
        """Keep vectors by passage id."""
        self._shelf.store(vectors, model)

    def vectors(self, model: str, after: int = 0) -> IndexedPassages:
        """All passages with an id beyond `after`, with their stems and vectors of this model."""
        return self._shelf.all(model, after)

    def passage_mark(self, model: str) -> Mark:
        """Figures that change with every change of the passages or their vectors."""
        return self._shelf.mark(model)

    def passage_ids(self) -> list[int]:
        """The ids of all passages."""
        return self._shelf.ids()

    def passages(self, ids: Iterable[int]) -> list[FoundPassage]:
        """Passages by id, in that order; those that are gone are left out."""
        return self._shelf.passages(ids)

    def index_state(self, model: str) -> IndexState:
        """How many of how many notes are indexed."""
        return self._shelf.state(model)

    def forget_person(self, person: Whom, mentions: bool = False) -> Erased:
        """Erase a person; with `mentions` also where others' rows name them."""
        return forget_person(self.desk, person, mentions)

    def forget_note(self, identity: str) -> Erased:
        """Erase a note with all that was drawn from it."""
        return forget_note(self.desk, identity)

    def forget_everything(self) -> Erased:
        """Erase all of this user's rows; the memory is empty afterwards."""
        return forget_everything(self.desk)

    def health(self, model: str) -> Health:
        """How the data folder is; `model` names the encoder whose vectors count."""
        return health(self.desk, model)

    def reindex(self) -> int:
        """Split all notes again and forget their vectors; returns the number of notes."""
        return self._shelf.again()


class Store:
    """The database of one data folder.

    `split` cuts notes into passages with their terms, `clock` tells the time. Opening makes the
    folder, migrates the database after a backup, and raises StorageError where that fails.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        split: Callable[[str], Sequence[Passage]] = plain_passages,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self.settings = settings
        self.home = Home(settings.home)
        self.split = split
        self.clock = clock
        with told_plainly(self.home.root):
            self.home.make()
        self.engine = open_engine(settings.database)
        with told_plainly(self.home.root):
            migrate(self.engine, before=lambda _revision: self.backup("schema"))
        if in_a_file(self.engine):
            self._copy_of_the_day()

    def for_user(self, name: str) -> Memory:
        """The memory of this user, who is made on the first visit."""
        return Memory(
            Desk(self._user_id(name), self.engine, self.home.root, self.clock, self.split)
        )

    def own(self) -> AbstractContextManager[None]:
        """Be the one app on this folder for the length of a block. Raises HomeInUse."""
        return app_lock(self.home)

    def backup(self, occasion: Occasion = "asked") -> Backup | None:
        """Copy the database now; None where it is not a file of ours."""
        return make_backup(self.home, self.clock(), occasion) if in_a_file(self.engine) else None

    def backups(self) -> list[Backup]:
        """All copies, newest first."""
        return backups(self.home)

    def restore(self, name: str | None = None) -> Backup:
        """Put a copy in the place of the database; see `backups.restore`."""
        self.engine.dispose()
        return restore(self.home, name, self.clock())

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def _copy_of_the_day(self) -> None:
        """A full disk must not keep the user from reading their notes."""
        try:
            daily_backup(self.home, self.clock())
        except StorageError as error:
            log.warning("No copy of the database was made today: %s", error)

    def _user_id(self, name: str) -> str:
        wanted = select(UserRow.id).where(UserRow.name == name)
        with told_plainly(self.home.root):
            with Transaction(self.engine) as transaction:
                found = transaction.scalar(wanted)
            if found:
                return found
            engine = self.engine.execution_options(**{WRITES: True})
            with Transaction(engine) as transaction, transaction.begin():
                found = transaction.scalar(wanted)
                if found is None:
                    row = UserRow(name=name, created=self.clock())
                    transaction.add(row)
                    transaction.flush()
                    found = row.id
        return found
