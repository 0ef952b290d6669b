"""The user's notes, with their earlier versions."""

from __future__ import annotations

import datetime
import hashlib
import re
from dataclasses import dataclass

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session as Transaction

from assistant.errors import EmptyInput
from assistant.memory.desk import Desk
from assistant.memory.people import Whom, find_row, perhaps_id
from assistant.memory.tables import NoteRow, NoteVersionRow, PassageRow

_LINK = re.compile(r"!?\[\[([^\]]+)\]\]")
KEPT_VERSIONS = 20
KEPT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Note:
    """A note. `source` is the file it was imported from, if any."""

    id: str
    person_id: str | None
    date: datetime.date
    title: str
    text: str
    source: str | None
    created: datetime.datetime
    updated: datetime.datetime


@dataclass(frozen=True, slots=True)
class NoteVersion:
    """A note as it stood from `saved` until it was `replaced`."""

    title: str
    text: str
    saved: datetime.datetime
    replaced: datetime.datetime


@dataclass(frozen=True)
class Notes:
    """The user's notes."""

    desk: Desk

    def add(
        self,
        text: str,
        person: Whom | None = None,
        date: datetime.date | None = None,
        title: str | None = None,
        source: str | None = None,
    ) -> Note:
        """Keep a note. Without a title its first line serves. Raises EmptyInput."""
        with self.desk.writing() as transaction:
            about = perhaps_id(self.desk, transaction, person)
            row = write_note(self.desk, transaction, text, about, date, title, source)
            return as_note(row)

    def get(self, identity: str) -> Note:
        """The note with that id. Raises UnknownName."""
        with self.desk.reading() as transaction:
            return as_note(self.desk.row(transaction, NoteRow, identity))

    def all(self, person: Whom | None = None) -> list[Note]:
        """All notes, or all about one person, newest first."""
        with self.desk.reading() as transaction:
            wanted = self.desk.mine(NoteRow).order_by(NoteRow.date.desc(), NoteRow.created.desc())
            if person:
                row = find_row(self.desk, transaction, person)
                wanted = wanted.where(NoteRow.person_id == (row.id if row else ""))
            return [as_note(row) for row in transaction.scalars(wanted)]

    def edit(
        self,
        identity: str,
        text: str | None = None,
        title: str | None = None,
        date: datetime.date | None = None,
        person: Whom | None = None,
    ) -> Note:
        """Change what is not None; the former words are kept as a version.

        Raises UnknownName or EmptyInput.
        """
        with self.desk.writing() as transaction:
            row = self.desk.row(transaction, NoteRow, identity)
            before = (row.date, row.person_id)
            row.date = date or row.date
            row.person_id = perhaps_id(self.desk, transaction, person) or row.person_id
            rewrite_note(self.desk, transaction, row, text, title)
            if (row.date, row.person_id) != before:
                split_note(self.desk, transaction, row)
            return as_note(row)

    def versions(self, identity: str) -> list[NoteVersion]:
        """How the note stood before, newest first. Raises UnknownName."""
        with self.desk.reading() as transaction:
            self.desk.row(transaction, NoteRow, identity)
            rows = transaction.scalars(_versions(self.desk, identity))
            return [NoteVersion(row.title, row.text, row.saved, row.replaced) for row in rows]

    def remove(self, identity: str) -> None:
        """Take the note away. `forget` also takes its traces from the disk. Raises UnknownName."""
        with self.desk.writing() as transaction:
            transaction.delete(self.desk.row(transaction, NoteRow, identity))


def as_note(row: NoteRow) -> Note:
    """The row as the rest of the program sees it."""
    return Note(
        id=row.id,
        person_id=row.person_id,
        date=row.date,
        title=row.title,
        text=row.text,
        source=row.source,
        created=row.created,
        updated=row.updated,
    )


def content_hash(text: str) -> str:
    """What makes two notes the same: their words, white space aside."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def write_note(
    desk: Desk,
    transaction: Transaction,
    text: str,
    person_id: str | None,
    date: datetime.date | None,
    title: str | None = None,
    source: str | None = None,
) -> NoteRow:
    """A new row with its passages, in a transaction of the caller. Raises EmptyInput."""
    now = desk.clock()
    row = NoteRow(
        user_id=desk.user_id,
        person_id=person_id,
        date=date or desk.today,
        title=_one_line(title) or first_line(text),
        text=_checked(text),
        source=source,
        content_hash=content_hash(text),
        created=now,
        updated=now,
    )
    transaction.add(row)
    transaction.flush()
    split_note(desk, transaction, row)
    return row


def rewrite_note(
    desk: Desk, transaction: Transaction, row: NoteRow, text: str | None, title: str | None
) -> None:
    """New words for a note; nothing happens when they are the old ones."""
    new_text, new_title = _checked(text or row.text), _one_line(title) or row.title
    if (new_text, new_title) == (row.text, row.title):
        return
    now = desk.clock()
    transaction.add(
        NoteVersionRow(
            user_id=desk.user_id,
            note_id=row.id,
            title=row.title,
            text=row.text,
            saved=row.updated,
            replaced=now,
        )
    )
    row.text, row.title, row.updated = new_text, new_title, now
    row.content_hash = content_hash(new_text)
    transaction.flush()
    split_note(desk, transaction, row)
    _prune(desk, transaction, row.id)


def split_note(desk: Desk, transaction: Transaction, row: NoteRow) -> None:
    """Passages of the note as it now stands; their vectors follow when the index is updated.

    They are new ones whenever words, day or person change: that is how an index sees it.
    """
    transaction.execute(delete(PassageRow).where(PassageRow.note_id == row.id))
    transaction.add_all(
        PassageRow(
            user_id=desk.user_id,
            note_id=row.id,
            start=passage.start,
            end=passage.end,
            terms=passage.terms,
        )
        for passage in desk.split(row.text)
    )
    transaction.flush()


def unlinked(text: str) -> str:
    """Obsidian's links as a reader sees them: `[[people/Rina|Rin]]` is Rin."""
    return _LINK.sub(lambda m: m[1].split("|")[-1].split("#")[0].split("/")[-1] or m[1], text)


def first_line(text: str) -> str:
    """A title for a note that has none: its first line, without marks, at most 80 characters."""
    for line in text.splitlines():
        tidy = unlinked(line).strip().lstrip("#*->•[] \t").strip()
        if tidy:
            return tidy if len(tidy) <= 80 else tidy[:79].rstrip() + "…"
    return ""


def _prune(desk: Desk, transaction: Transaction, note_id: str) -> None:
    """Forget versions that are neither among the newest nor younger than KEPT_DAYS."""
    horizon = desk.clock() - datetime.timedelta(days=KEPT_DAYS)
    newest = select(_versions(desk, note_id).limit(KEPT_VERSIONS).subquery().c.id)
    transaction.execute(
        delete(NoteVersionRow)
        .where(NoteVersionRow.note_id == note_id, NoteVersionRow.replaced < horizon)
        .where(NoteVersionRow.id.not_in(newest))
    )


def _versions(desk: Desk, note_id: str) -> Select[NoteVersionRow]:
    return (
        desk.mine(NoteVersionRow)
        .where(NoteVersionRow.note_id == note_id)
        .order_by(NoteVersionRow.replaced.desc())
    )


def _one_line(title: str | None) -> str:
    return " ".join((title or "").split())


def _checked(text: str) -> str:
    if not text.strip():
        raise EmptyInput
    return text.replace("\x00", " ")
