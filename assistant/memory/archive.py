"""A user's rows as plain data, and back: the lossless half of export and import.

Passages and vectors are left out, they are made again; choices too, they belong to the machine on
which they were made, but for what was saved of which message.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Date, DateTime, Table, insert, select, update
from sqlalchemy.orm import Session as Transaction

from assistant.memory.consents import SAVED
from assistant.memory.desk import Desk
from assistant.memory.notes import split_note
from assistant.memory.tables import Base, Moment, NoteRow, NoteVersionRow, new_id

CHOICES: Table = Base.metadata.tables["consent"]
LEFT_OUT = {"user", "passage", "consent"}

Rows = dict[str, list[dict[str, Any]]]
"""Rows by table; dates and moments as ISO texts."""

PARENTS = {"note_version": "note", "promise_change": "promise", "message": "conversation"}
"""Tables whose rows go with the row of another table."""

UNIQUE = {"person": "name", "series": "person_id", "consent": "key"}
"""A row that has the same value here is the same row, whatever its id."""


def tables() -> list[Table]:
    """The archived tables, parents first."""
    return [table for table in Base.metadata.sorted_tables if table.name not in LEFT_OUT]


def dump(desk: Desk, person_id: str | None = None) -> Rows:
    """All rows of this user, or those that belong to one person. Raises StorageError."""
    with desk.reading() as transaction:
        rows: Rows = {}
        for table in tables():
            found = _all_of(transaction, desk, table)
            rows[table.name] = (
                found if person_id is None else _of_person(table.name, found, person_id, rows)
            )
        keys = {SAVED + message["id"] for message in rows["message"]}
        choices = _all_of(transaction, desk, CHOICES)
        rows[CHOICES.name] = [choice for choice in choices if choice["key"] in keys]
        return rows


def _all_of(transaction: Transaction, desk: Desk, table: Table) -> list[dict[str, Any]]:
    wanted = select(table).where(table.c.user_id == desk.user_id).order_by(table.c.id)
    return [_as_plain(row._mapping) for row in transaction.execute(wanted)]


def load(desk: Desk, rows: Rows) -> Counter[str]:
    """Put rows into this user's memory: new ones are added, known ones brought up to date.

    Returns how many were `added`, `updated` and `unchanged`. A row whose parent is not there is
    left out (`orphaned`). All or nothing. Raises StorageError.
    """
    outcome: Counter[str] = Counter()
    known: dict[str, dict[str, str]] = {}
    with desk.writing() as transaction:
        for table in tables():
            ids = known.setdefault(table.name, {})
            for row in rows.get(table.name, []):
                outcome[_put(transaction, desk, table, dict(row), ids, known)] += 1
        for row in _saved(rows, known):
            outcome[_put(transaction, desk, CHOICES, row, {}, known)] += 1
        transaction.expire_all()
        for note in transaction.scalars(
            desk.mine(NoteRow).where(NoteRow.id.in_(known["note"].values()))
        ):
            split_note(desk, transaction, note)
    return outcome


def _saved(rows: Rows, known: dict[str, dict[str, str]]) -> Iterator[dict[str, Any]]:
    """What was saved of which message, under the ids that the rows have here."""
    ids = {old: new for table in known.values() for old, new in table.items() if old != new}
    for row in rows.get(CHOICES.name, []):
        message = known["message"].get(row["key"].removeprefix(SAVED))
        if message is not None:
            value = row["value"]
            if ids:
                value = json.dumps(_renamed(json.loads(value), ids), ensure_ascii=False)
            yield row | {"key": SAVED + message, "value": value}


def _renamed(value: Any, ids: dict[str, str]) -> Any:
    """JSON with every text that is an id replaced by the id that the row has here."""
    if isinstance(value, dict):
        return {key: _renamed(each, ids) for key, each in value.items()}
    if isinstance(value, list):
        return [_renamed(each, ids) for each in value]
    return ids.get(value, value) if isinstance(value, str) else value


def _of_person(
    table: str, found: list[dict[str, Any]], person_id: str, rows: Rows
) -> list[dict[str, Any]]:
    if table == "person":
        return [row for row in found if row["id"] == person_id]
    if table in PARENTS:
        parent = PARENTS[table]
        kept = {row["id"] for row in rows[parent]}
        return [row for row in found if row[f"{parent}_id"] in kept]
    return [row for row in found if row["person_id"] == person_id]


def _put(
    transaction: Transaction,
    desk: Desk,
    table: Table,
    row: dict[str, Any],
    ids: dict[str, str],
    known: dict[str, dict[str, str]],
) -> str:
    """Add or update one row; `ids` learns under which id it is now kept."""
    given = row["id"]
    values = _as_typed(table, row)
    for column in _references(table):
        wanted = values[column.name]
        values[column.name] = known[_target(column)].get(wanted) if wanted else None
        if values[column.name] is None and not column.nullable:
            return "orphaned"
    values["user_id"] = desk.user_id
    present = _same_row(transaction, table, values)
    if present is None:
        values["id"] = _free_id(transaction, table, given)
        ids[given] = values["id"]
        transaction.execute(insert(table).values(values))
        return "added"
    values["id"] = ids[given] = present["id"]
    if present == values:
        return "unchanged"
    if table.name == "note":
        _keep_version(transaction, desk, present, values)
    transaction.execute(update(table).where(table.c.id == values["id"]).values(values))
    return "updated"


def _keep_version(
    transaction: Transaction, desk: Desk, present: dict[str, Any], values: dict[str, Any]
) -> None:
    """The words of a note that are about to be replaced by other words."""
    if (present["text"], present["title"]) == (values["text"], values["title"]):
        return
    values["updated"] = desk.clock()
    version = NoteVersionRow(
        user_id=desk.user_id,
        note_id=present["id"],
        title=present["title"],
        text=present["text"],
        saved=present["updated"],
        replaced=values["updated"],
    )
    transaction.add(version)
    transaction.flush()


def _same_row(
    transaction: Transaction, table: Table, values: dict[str, Any]
) -> dict[str, Any] | None:
    """The user's row that this one means: by id, else by what must be unique."""
    mine = select(table).where(table.c.user_id == values["user_id"])
    keys = ["id", *([UNIQUE[table.name]] if table.name in UNIQUE else [])]
    for key in keys:
        row = transaction.execute(mine.where(table.c[key] == values[key])).first()
        if row:
            return dict(row._mapping)
    return None


def _free_id(transaction: Transaction, table: Table, given: str) -> str:
    """The given id, unless another user's row has it."""
    taken = transaction.execute(select(table.c.id).where(table.c.id == given)).first()
    return new_id() if taken else given


def _references(table: Table) -> Iterable[Column[Any]]:
    return (c for c in table.columns if c.foreign_keys and c.name != "user_id")


def _target(column: Column[Any]) -> str:
    return next(iter(column.foreign_keys)).column.table.name


def _as_plain(row: Any) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in row.items()
        if name != "user_id"
    }


def _as_typed(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """Texts back to dates; columns that a later version added get what the row has, or nothing."""
    return {c.name: _typed(c, row.get(c.name)) for c in table.columns if c.name != "user_id"}


def _typed(column: Column[Any], value: Any) -> Any:
    read: Callable[[str], Any] | None = None
    if isinstance(column.type, DateTime | Moment):
        read = datetime.fromisoformat
    elif isinstance(column.type, Date):
        read = date.fromisoformat
    return read(value) if read and isinstance(value, str) else value
