"""Promises both ways: who took on what, until when, and the words it rests on.

A promise stays open until it is kept, or dropped with a reason; a postponement keeps it open with
a new date. Every change is remembered.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, case
from sqlalchemy.orm import Session as Transaction

from assistant.errors import EmptyInput, InvalidRequest, Problem
from assistant.memory.desk import Desk
from assistant.memory.people import Whom, find_row, perhaps_id
from assistant.memory.states import Change, Status
from assistant.memory.tables import PromiseChangeRow, PromiseRow

ME, THEM, BOTH = "me", "them", "both"


@dataclass(frozen=True, slots=True)
class Promise:
    """Work taken on. `owner` is "me", "them", "both", or the name of somebody else.

    `evidence` is verbatim; `made_on` is the day it was given.
    """

    id: str
    person_id: str | None
    owner: str
    task: str
    due: date | None
    status: Status
    evidence: str
    made_on: date
    session_id: str | None = None
    note_id: str | None = None

    @property
    def mine(self) -> bool:
        """Whether the user has something to do."""
        return self.owner in (ME, BOTH)

    def overdue(self, today: date) -> bool:
        """Whether it should have been kept before `today`."""
        return self.status == "open" and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class PromiseChange:
    """One entry of a promise's history; `due` is the date that held from then on."""

    at: datetime
    change: Change
    due: date | None
    reason: str


@dataclass(frozen=True)
class Promises:
    """The user's ledger."""

    desk: Desk

    def open(self, person: Whom | None = None) -> list[Promise]:
        """Open promises, the user's own first, then by date; those without a date last."""
        return self._those(person, PromiseRow.status == "open")

    def all(self, person: Whom | None = None) -> list[Promise]:
        """Open ones first, then what was kept or dropped."""
        return self._those(person)

    def of_note(self, note_id: str) -> list[Promise]:
        """Promises that were drawn from this note."""
        return self._those(None, PromiseRow.note_id == note_id)

    def add(
        self,
        task: str,
        *,
        person: Whom | None = None,
        owner: str = ME,
        due: date | None = None,
        evidence: str = "",
        made_on: date | None = None,
        session_id: str | None = None,
        note_id: str | None = None,
    ) -> Promise:
        """Enter a promise. Raises EmptyInput."""
        if not task.strip() or not owner.strip():
            raise EmptyInput
        with self.desk.writing() as transaction:
            row = PromiseRow(
                user_id=self.desk.user_id,
                person_id=perhaps_id(self.desk, transaction, person),
                session_id=session_id,
                note_id=note_id,
                owner=owner.strip(),
                task=task.strip(),
                due=due,
                status="open",
                evidence=evidence,
                made_on=made_on or self.desk.today,
                created=self.desk.clock(),
            )
            transaction.add(row)
            transaction.flush()
            self._remember(transaction, row, "made", "")
            return as_promise(row)

    def get(self, identity: str) -> Promise:
        """The promise with that id. Raises UnknownName."""
        with self.desk.reading() as transaction:
            return as_promise(self.desk.row(transaction, PromiseRow, identity))

    def change(
        self,
        identity: str,
        *,
        task: str | None = None,
        owner: str | None = None,
        person: Whom | None = None,
    ) -> Promise:
        """Mend wording, owner or person; the date has its own way. Raises UnknownName."""
        with self.desk.writing() as transaction:
            row = self.desk.row(transaction, PromiseRow, identity)
            row.person_id = perhaps_id(self.desk, transaction, person) or row.person_id
            row.task = (task or "").strip() or row.task
            row.owner = (owner or "").strip() or row.owner
            return as_promise(row)

    def close(self, identity: str) -> Promise:
        """It was kept. Raises UnknownName."""
        return self._turn(identity, "done", status="done")

    def drop(self, identity: str, reason: str) -> Promise:
        """It no longer holds, for a reason. Raises UnknownName, or InvalidRequest without one."""
        if not reason.strip():
            raise InvalidRequest(field="reason", problem=Problem("reason"))
        return self._turn(identity, "dropped", status="dropped", reason=reason)

    def postpone(self, identity: str, due: date, reason: str = "") -> Promise:
        """It stays open with another date. Raises UnknownName."""
        return self._turn(identity, "postponed", status="open", reason=reason, due=due)

    def reopen(self, identity: str, reason: str = "") -> Promise:
        """It turned out not to be done. Raises UnknownName."""
        return self._turn(identity, "reopened", status="open", reason=reason)

    def history(self, identity: str) -> list[PromiseChange]:
        """All that happened to it, oldest first. Raises UnknownName."""
        with self.desk.reading() as transaction:
            self.desk.row(transaction, PromiseRow, identity)
            rows = transaction.scalars(
                self.desk.mine(PromiseChangeRow)
                .where(PromiseChangeRow.promise_id == identity)
                .order_by(PromiseChangeRow.at)
            )
            return [_as_change(row) for row in rows]

    def _turn(
        self,
        identity: str,
        change: Change,
        *,
        status: Status,
        reason: str = "",
        due: date | None = None,
    ) -> Promise:
        with self.desk.writing() as transaction:
            row = self.desk.row(transaction, PromiseRow, identity)
            row.status, row.due = status, due or row.due
            self._remember(transaction, row, change, reason)
            return as_promise(row)

    def _remember(
        self, transaction: Transaction, row: PromiseRow, change: Change, reason: str
    ) -> None:
        entry = PromiseChangeRow(
            user_id=self.desk.user_id,
            promise_id=row.id,
            at=self.desk.clock(),
            change=change,
            due=row.due,
            reason=reason.strip(),
        )
        transaction.add(entry)

    def _those(self, person: Whom | None, *conditions: Any) -> list[Promise]:
        with self.desk.reading() as transaction:
            wanted = in_order(self.desk.mine(PromiseRow).where(*conditions))
            if person:
                row = find_row(self.desk, transaction, person)
                wanted = wanted.where(PromiseRow.person_id == (row.id if row else ""))
            return [as_promise(row) for row in transaction.scalars(wanted)]


def in_order(wanted: Select[PromiseRow]) -> Select[PromiseRow]:
    """Open before closed, mine before theirs, dated before undated, early before late."""
    return wanted.order_by(
        case((PromiseRow.status == "open", 0), else_=1),
        case((PromiseRow.owner.in_((ME, BOTH)), 0), else_=1),
        PromiseRow.due.is_(None),
        PromiseRow.due,
        PromiseRow.created,
    )


def as_promise(row: PromiseRow) -> Promise:
    """The row as the rest of the program sees it."""
    return Promise(
        id=row.id,
        person_id=row.person_id,
        owner=row.owner,
        task=row.task,
        due=row.due,
        status=row.status,
        evidence=row.evidence,
        made_on=row.made_on,
        session_id=row.session_id,
        note_id=row.note_id,
    )


def _as_change(row: PromiseChangeRow) -> PromiseChange:
    return PromiseChange(row.at, row.change, row.due, row.reason)
