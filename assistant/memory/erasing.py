"""Forgetting: rows, versions, vectors, terms, talks, and then the bytes on the disk.

Erasing runs over the database and over every copy of it. Afterwards the files are vacuumed, the
write-ahead log is cut to nothing, and whatever else may hold a trace (exports in the data folder,
caches, logs, the search index) is removed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import ColumnElement, Engine, delete, update
from sqlalchemy.orm import Session as Transaction

from assistant.errors import StoreBusy, UnknownName
from assistant.memory.backups import Backup, backups, sound
from assistant.memory.database import COPY_PRAGMAS, WRITES, in_a_file, open_engine, told_plainly
from assistant.memory.desk import Desk
from assistant.memory.home import Home
from assistant.memory.mentions import conversations_with, line_pattern, name_pattern, rows_with
from assistant.memory.migration import migrate
from assistant.memory.people import Whom, find_row
from assistant.memory.tables import (
    Base,
    ConsentRow,
    ConversationRow,
    MatterRow,
    MoodRow,
    NoteRow,
    NoteVersionRow,
    Owned,
    PersonRow,
    PromiseRow,
    SessionRow,
)

LOCK = "lock"
UNSENT = "composer"
"""The choice under which the page keeps what is typed and not sent."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What went, by kind, and in how many copies it was erased too.

    `mentions` counts rows about other people in which the name still stands; they are kept unless
    asked otherwise.
    """

    rows: Counter[str] = field(default_factory=Counter)
    copies: int = 0
    mentions: Counter[str] = field(default_factory=Counter)


Erasure = Callable[[Transaction], Erased]


def forget_person(desk: Desk, who: Whom, mentions: bool = False) -> Erased:
    """Everything about a person; with `mentions` also what is said of them elsewhere.

    Raises UnknownName or StorageError.
    """
    with desk.reading() as transaction:
        row = find_row(desk, transaction, who)
        if row is None:
            raise UnknownName(name=who)
        identity, names = row.id, name_pattern((row.name, *row.aliases))

    def erase(transaction: Transaction) -> Erased:
        erased = Erased()
        _erase_talks(transaction, desk.user_id, names, identity, erased)
        _count(transaction, PersonRow, PersonRow.id == identity, erased, "person")
        for other, columns in list(rows_with(transaction, desk.user_id, names)):
            erased.mentions[other.__tablename__] += 1
            if mentions:
                _unsay(transaction, other, columns, names)
        return erased

    return _everywhere(desk, erase)


def forget_note(desk: Desk, identity: str) -> Erased:
    """A note, its versions, what was drawn from it, and the talks that quote it.

    Raises UnknownName or StorageError.
    """
    with desk.reading() as transaction:
        note = desk.row(transaction, NoteRow, identity)
        versions = transaction.query(NoteVersionRow).filter_by(note_id=identity)
        lines = line_pattern([note.text, note.title, *(each.text for each in versions)])

    def erase(transaction: Transaction) -> Erased:
        erased = Erased()
        _erase_talks(transaction, desk.user_id, lines, None, erased)
        transaction.execute(
            update(SessionRow).where(SessionRow.note_id == identity).values(recap="")
        )
        _count(transaction, NoteRow, NoteRow.id == identity, erased, "note")
        return erased

    return _everywhere(desk, erase)


def forget_everything(desk: Desk) -> Erased:
    """All rows of this user but their name, in the database and in every copy.

    Raises StorageError.
    """

    def erase(transaction: Transaction) -> Erased:
        erased = Erased()
        for table in (
            PersonRow,
            NoteRow,
            PromiseRow,
            MatterRow,
            MoodRow,
            ConversationRow,
            ConsentRow,
        ):
            _count(transaction, table, table.user_id == desk.user_id, erased, table.__tablename__)
        return erased

    return _everywhere(desk, erase)


def _erase_talks(
    transaction: Transaction,
    user_id: str,
    pattern: re.Pattern[str],
    person_id: str | None,
    erased: Erased,
) -> None:
    """Talks about the person or in which the pattern occurs, and choices that hold it; the words
    typed and not sent go in any case, for they may be about the person without the name.
    """
    for choice in transaction.query(ConsentRow).filter_by(user_id=user_id):
        if choice.key == UNSENT or pattern.search(choice.value):
            transaction.delete(choice)
    talks = conversations_with(transaction, user_id, pattern)
    wanted = ConversationRow.id.in_(talks) | (
        ConversationRow.person_id.is_not(None) & (ConversationRow.person_id == person_id)
    )
    _count(transaction, ConversationRow, wanted, erased, "conversation")


def _count(
    transaction: Transaction,
    table: type[Owned],
    condition: ColumnElement[bool],
    erased: Erased,
    kind: str,
) -> None:
    gone = transaction.scalars(delete(table).where(condition).returning(table.id))
    erased.rows[kind] += len(gone.all())


def _unsay(transaction: Transaction, row: Base, columns: list[str], names: re.Pattern[str]) -> None:
    """Take the mention out: a session keeps its other points, a person their other lines."""
    if not isinstance(row, SessionRow | PersonRow):
        transaction.delete(row)
        return
    for column in columns:
        value = getattr(row, column)
        kept = (
            [point for point in value if not names.search(str(point))]
            if isinstance(value, list)
            else "\n".join(line for line in value.splitlines() if not names.search(line))
        )
        setattr(row, column, kept)


def _everywhere(desk: Desk, erase: Erasure) -> Erased:
    """Erase in every copy, in the database, and sweep the folder.

    The database comes after its copies: until all is done the name is still known, and asking
    again finishes what a kill broke off.
    """
    home = Home(desk.folder)
    with told_plainly(home.root):
        if not in_a_file(desk.engine):
            erased = _run(desk.engine, erase)
            sweep(home)
            return erased
        copies = [_erase_in_copy(copy, erase) for copy in backups(home)]
        erased = _run(desk.engine, erase)
        sweep(home)
    return Erased(erased.rows, sum(copies), erased.mentions)


def _erase_in_copy(copy: Backup, erase: Erasure) -> bool:
    """Whether the copy could be rewritten; one that is damaged is removed."""
    if not sound(copy.path):
        copy.path.unlink()
        return False
    engine = open_engine(f"sqlite:///{copy.path}", COPY_PRAGMAS)
    try:
        migrate(engine, before=lambda _revision: None)
        _run(engine, erase)
    finally:
        engine.dispose()
    return True


def _run(engine: Engine, erase: Erasure) -> Erased:
    writing = engine.execution_options(**{WRITES: True})
    with Transaction(writing) as transaction, transaction.begin():
        erased = erase(transaction)
    if in_a_file(engine):
        _overwrite(engine)
    return erased


def _overwrite(engine: Engine) -> None:
    """Rewrite the file without its free pages and empty the write-ahead log."""
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("VACUUM")
        busy, _, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        cursor.close()
        if busy:
            raise StoreBusy(folder=Path(engine.url.database or "").parent)
    finally:
        raw.close()


def sweep(home: Home) -> None:
    """Remove what can be made again and what was only ever a trace.

    Lock files stay, and with them the rights of an app that runs beside us.
    """
    for folder in home.copies:
        for path in sorted(folder.rglob("*"), reverse=True):  # what lies inside comes first
            if path.is_dir() and not path.is_symlink():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path.name != LOCK:
                path.unlink()
    for leftover in (*home.root.glob("damaged-*"), *home.backups.glob("*.part*")):
        leftover.unlink()
