"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

SEARCH = (
    """CREATE VIRTUAL TABLE passage_terms USING fts5(
           terms, content='passage', content_rowid='id',
           tokenize='unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
           INSERT INTO passage_terms(rowid, terms) VALUES (new.id, new.terms); END""",
    """CREATE TRIGGER passage_gone AFTER DELETE ON passage BEGIN
           INSERT INTO passage_terms(passage_terms, rowid, terms)
           VALUES ('delete', old.id, old.terms); END""",
    """CREATE TRIGGER passage_changed AFTER UPDATE OF terms ON passage BEGIN
           INSERT INTO passage_terms(passage_terms, rowid, terms)
           VALUES ('delete', old.id, old.terms);
           INSERT INTO passage_terms(rowid, terms) VALUES (new.id, new.terms); END""",
)


def upgrade() -> None:
    """Make all tables and the search over terms."""
    _people()
    _notes()
    _sessions_and_promises()
    _matters_and_moods()
    _conversations()
    for statement in SEARCH if op.get_bind().dialect.name == "sqlite" else ():
        op.execute(statement)


def _people() -> None:
    op.create_table(
        "user", _id("user"), _words("name"), _moment("created"), _unique("user", "name")
    )
    _owned(
        "person",
        _words("name"),
        _list("aliases"),
        _words("address", optional=True),
        _words("relation", optional=True),
        _words("language", optional=True),
        _words("register", optional=True),
        _words("matters"),
        _words("careful"),
        _moment("created"),
        _unique("person", "user_id", "name"),
    )
    _owned(
        "series",
        *_belongs("series", "person", optional=False),
        _number("cadence_days"),
        _number("minutes"),
        _moment("next_on", optional=True),
        _moment("created"),
        _unique("series", "person_id"),
        indexed=("person_id",),
    )


def _notes() -> None:
    _owned(
        "note",
        *_belongs("note", "person"),
        _day("date"),
        _words("title"),
        _words("text"),
        _words("source", optional=True),
        _words("content_hash"),
        _moment("created"),
        _moment("updated"),
        indexed=("person_id", "content_hash"),
    )
    _owned(
        "note_version",
        *_belongs("note_version", "note", optional=False),
        _words("title"),
        _words("text"),
        _moment("saved"),
        _moment("replaced"),
        indexed=("note_id",),
    )
    op.create_table(
        "passage",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        *_belongs("passage", "user", optional=False),
        *_belongs("passage", "note", optional=False),
        _number("start"),
        _number("end"),
        _words("terms"),
        _words("model", optional=True),
        sa.Column("vector", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_passage"),
        sqlite_autoincrement=True,
    )
    for columns in (["user_id"], ["note_id"], ["user_id", "model"]):
        op.create_index(f"ix_passage_{'_'.join(columns)}", "passage", columns)


def _sessions_and_promises() -> None:
    _owned(
        "session",
        *_belongs("session", "person", optional=False),
        *_belongs("session", "note", ondelete="SET NULL"),
        _day("on"),
        _number("minutes", optional=True),
        _words("status"),
        _list("agenda"),
        _list("covered"),
        _list("benefits"),
        _list("questions"),
        _words("recap"),
        _words("reason"),
        _moment("created"),
        indexed=("person_id", "note_id"),
    )
    _owned(
        "promise",
        *_belongs("promise", "person"),
        *_belongs("promise", "session", ondelete="SET NULL"),
        *_belongs("promise", "note"),
        _words("owner"),
        _words("task"),
        _day("due", optional=True),
        _words("status"),
        _words("evidence"),
        _day("made_on"),
        _moment("created"),
        indexed=("person_id", "session_id", "note_id"),
    )
    _owned(
        "promise_change",
        *_belongs("promise_change", "promise", optional=False),
        _moment("at"),
        _words("change"),
        _day("due", optional=True),
        _words("reason"),
        indexed=("promise_id",),
    )


def _matters_and_moods() -> None:
    _owned(
        "matter",
        *_belongs("matter", "person"),
        _words("kind"),
        _words("text"),
        _day("on"),
        _day("due", optional=True),
        _words("status"),
        _words("reason"),
        _list("steps"),
        sa.Column("sensitive", sa.Boolean, nullable=False),
        _moment("created"),
        indexed=("person_id",),
    )
    _owned(
        "mood",
        *_belongs("mood", "person"),
        _day("on"),
        _number("score"),
        _words("word"),
        _moment("created"),
        indexed=("person_id",),
    )


def _conversations() -> None:
    _owned(
        "conversation",
        *_belongs("conversation", "person"),
        _words("title"),
        _words("language", optional=True),
        _moment("started"),
        _moment("updated"),
        indexed=("person_id",),
    )
    _owned(
        "message",
        *_belongs("message", "conversation", optional=False),
        _number("position"),
        _words("role"),
        _words("content"),
        sa.Column("answer", sa.JSON),
        _moment("at"),
        indexed=("conversation_id",),
    )
    _owned(
        "consent",
        _words("key"),
        _words("value"),
        _moment("changed"),
        _unique("consent", "user_id", "key"),
    )


def _owned(table: str, *columns: sa.Column | sa.Constraint, indexed: tuple[str, ...] = ()) -> None:
    op.create_table(table, _id(table), *_belongs(table, "user", optional=False), *columns)
    for column in ("user_id", *indexed):
        op.create_index(f"ix_{table}_{column}", table, [column])


def _id(table: str) -> sa.Column:
    return sa.Column("id", sa.Text, primary_key=True)


def _belongs(
    table: str, owner: str, optional: bool = True, ondelete: str = "CASCADE"
) -> tuple[sa.Column, sa.Constraint]:
    name = f"{owner}_id"
    return (
        sa.Column(name, sa.Text, nullable=optional),
        sa.ForeignKeyConstraint(
            [name], [f"{owner}.id"], name=f"fk_{table}_{name}", ondelete=ondelete
        ),
    )


def _unique(table: str, *columns: str) -> sa.Constraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _words(name: str, optional: bool = False) -> sa.Column:
    return sa.Column(name, sa.Text, nullable=optional)


def _number(name: str, optional: bool = False) -> sa.Column:
    return sa.Column(name, sa.Integer, nullable=optional)


def _day(name: str, optional: bool = False) -> sa.Column:
    return sa.Column(name, sa.Date, nullable=optional)


def _moment(name: str, optional: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime, nullable=optional)


def _list(name: str) -> sa.Column:
    return sa.Column(name, sa.JSON, nullable=False)
