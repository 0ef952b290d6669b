"""Sessions: what was planned, what was covered, the private notes and the shareable recap.

What was planned and not covered stays with the session and comes back (`Session.left_over`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session as Transaction

from assistant.memory.desk import Desk
from assistant.memory.notes import first_line, rewrite_note, split_note, write_note
from assistant.memory.people import Whom, find_row, row_for
from assistant.memory.states import SessionStatus
from assistant.memory.tables import NoteRow, SessionRow


@dataclass(frozen=True, slots=True)
class Session:
    """One one-on-one. `agenda` and `covered` are titles of points, in order.

    `benefits` are the benefits it touched (`states.Benefit`), `questions` the ids of the
    questions asked, `notes` the user's private notes (also a note of its own, `note_id`).
    """

    id: str
    person_id: str
    on: date
    status: SessionStatus
    minutes: int | None = None
    agenda: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    notes: str = ""
    note_id: str | None = None
    recap: str = ""
    reason: str = ""

    @property
    def left_over(self) -> tuple[str, ...]:
        """Points that were planned and not covered."""
        return tuple(point for point in self.agenda if point not in self.covered)


@dataclass(frozen=True)
class Sessions:
    """The user's sessions."""

    desk: Desk

    def add(
        self,
        person: Whom,
        on: date | None = None,
        *,
        status: SessionStatus = "held",
        minutes: int | None = None,
        agenda: Sequence[str] = (),
        covered: Sequence[str] = (),
        benefits: Sequence[str] = (),
        questions: Sequence[str] = (),
        notes: str = "",
        recap: str = "",
    ) -> Session:
        """Keep a session; its private notes become a note that search finds."""
        with self.desk.writing() as transaction:
            about = row_for(self.desk, transaction, person)
            row = SessionRow(
                user_id=self.desk.user_id,
                person_id=about.id,
                on=on or self.desk.today,
                minutes=minutes,
                status=status,
                agenda=list(agenda),
                covered=list(covered),
                benefits=list(benefits),
                questions=list(questions),
                recap=recap,
                reason="",
                created=self.desk.clock(),
            )
            transaction.add(row)
            note = self._keep_notes(transaction, row, notes)
            transaction.flush()
            return as_session(row, note)

    def get(self, identity: str) -> Session:
        """The session with that id. Raises UnknownName."""
        with self.desk.reading() as transaction:
            row = self.desk.row(transaction, SessionRow, identity)
            return as_session(row, self._note(transaction, row))

    def last(self, person: Whom, n: int = 3) -> list[Session]:
        """The last `n` sessions held with this person, newest first."""
        return self._those(person, SessionRow.status == "held", limit=n)

    def planned(self, person: Whom | None = None) -> list[Session]:
        """Sessions still to come, or whose outcome is not known yet, earliest first."""
        return self._those(person, SessionRow.status == "planned")[::-1]

    def all(self, person: Whom | None = None) -> list[Session]:
        """All sessions, newest first."""
        return self._those(person)

    def asked(self, person: Whom, n: int = 3) -> set[str]:
        """Ids of the questions asked in the last `n` sessions held."""
        return {question for each in self.last(person, n) for question in each.questions}

    def covered(
        self, identity: str, points: Sequence[str], benefits: Sequence[str] = ()
    ) -> Session:
        """These points were talked about. Raises UnknownName."""
        with self.desk.writing() as transaction:
            row = self.desk.row(transaction, SessionRow, identity)
            row.covered = list(dict.fromkeys([*row.covered, *points]))
            row.benefits = list(dict.fromkeys([*row.benefits, *benefits]))
            return as_session(row, self._note(transaction, row))

    def hold(
        self,
        identity: str,
        *,
        notes: str = "",
        recap: str = "",
        covered: Sequence[str] = (),
        on: date | None = None,
    ) -> Session:
        """The planned session took place. Raises UnknownName."""
        with self.desk.writing() as transaction:
            row = self.desk.row(transaction, SessionRow, identity)
            row.status, row.on = "held", on or row.on
            row.recap = recap or row.recap
            row.covered = list(dict.fromkeys([*row.covered, *covered]))
            return as_session(row, self._keep_notes(transaction, row, notes))

    def move(self, identity: str, on: date) -> Session:
        """It will be on another day; its agenda goes with it. Raises UnknownName."""
        return self._change(identity, on=on, status="planned")

    def replan(
        self,
        identity: str,
        on: date,
        *,
        minutes: int | None,
        agenda: Sequence[str],
        questions: Sequence[str],
    ) -> Session:
        """A later agenda takes the place of the one planned before. Raises UnknownName."""
        return self._change(
            identity, on=on, minutes=minutes, agenda=list(agenda), questions=list(questions)
        )

    def meant(self, identity: str, person: Whom, on: date) -> Session:
        """It was with this person and on this day; its notes go along. Raises UnknownName."""
        with self.desk.writing() as transaction:
            row = self.desk.row(transaction, SessionRow, identity)
            row.person_id, row.on = row_for(self.desk, transaction, person).id, on
            note = self._note(transaction, row)
            if note:
                note.person_id, note.date = row.person_id, on
                split_note(self.desk, transaction, note)
            return as_session(row, note)

    def skip(self, identity: str, reason: str = "") -> Session:
        """It does not take place; its points come back in the next one. Raises UnknownName."""
        return self._change(identity, status="skipped", reason=reason)

    def _change(self, identity: str, **values: object) -> Session:
        with self.desk.writing() as transaction:
            row = self.desk.row(transaction, SessionRow, identity)
            for name, value in values.items():
                setattr(row, name, value)
            return as_session(row, self._note(transaction, row))

    def _keep_notes(self, transaction: Transaction, row: SessionRow, text: str) -> NoteRow | None:
        note = self._note(transaction, row)
        if not text.strip():
            return note
        if note:
            rewrite_note(self.desk, transaction, note, text, None)
            return note
        note = write_note(self.desk, transaction, text, row.person_id, row.on, first_line(text))
        row.note_id = note.id
        return note

    def _note(self, transaction: Transaction, row: SessionRow) -> NoteRow | None:
        return self.desk.find(transaction, NoteRow, row.note_id) if row.note_id else None

    def _those(
        self, person: Whom | None, *conditions: Any, limit: int | None = None
    ) -> list[Session]:
        with self.desk.reading() as transaction:
            about = find_row(self.desk, transaction, person) if person else None
            if person and about is None:
                return []
            if about:
                conditions = (*conditions, SessionRow.person_id == about.id)
            return read_sessions(transaction, with_notes(self.desk).where(*conditions), limit)


def with_notes(desk: Desk) -> Select[SessionRow, NoteRow]:
    """This user's sessions with their notes, newest first."""
    return (
        select(SessionRow, NoteRow)
        .outerjoin(NoteRow, NoteRow.id == SessionRow.note_id)
        .where(SessionRow.user_id == desk.user_id)
        .order_by(SessionRow.on.desc(), SessionRow.created.desc())
    )


def read_sessions(
    transaction: Transaction, wanted: Select[SessionRow, NoteRow], limit: int | None
) -> list[Session]:
    """The sessions of a selection."""
    return [as_session(row, note) for row, note in transaction.execute(wanted.limit(limit))]


def as_session(row: SessionRow, note: NoteRow | None) -> Session:
    """The row as the rest of the program sees it."""
    return Session(
        id=row.id,
        person_id=row.person_id,
        on=row.on,
        status=row.status,
        minutes=row.minutes,
        agenda=tuple(row.agenda),
        covered=tuple(row.covered),
        benefits=tuple(row.benefits),
        questions=tuple(row.questions),
        notes=note.text if note else "",
        note_id=row.note_id,
        recap=row.recap,
        reason=row.reason,
    )
