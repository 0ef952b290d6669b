"""The tables. Every row belongs to a user; what belongs to a person goes when the person goes.

Ids are short random words (`new_id`), so that rows keep theirs through export and import. Moments
are UTC. Vectors and stemmed terms stand beside the words they were made from: the search index
can be thrown away at any time.
"""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from assistant.language.clauses import Register
from assistant.memory.relation import Relation
from assistant.memory.states import Change, MatterKind, SessionStatus, Speaker, Status
from assistant.texts import Language

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def new_id() -> str:
    """A fresh id of 16 characters."""
    return secrets.token_hex(8)


class Moment(TypeDecorator[datetime]):
    """A point in time: aware UTC in Python, naive UTC in the database."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Python to database."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Database to Python."""
        return value.replace(tzinfo=UTC) if value else None


class Base(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012
        str: Text,
        datetime: Moment,
        list[Any]: JSON,
        dict[str, Any]: JSON,
    }


class UserRow(Base):
    """Whose memory it is."""

    __tablename__ = "user"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(unique=True)
    created: Mapped[datetime]


class Owned:
    """A row of one user."""

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[str] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)


class PersonRow(Owned, Base):
    """Somebody the user meets."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("user_id", "name"),)

    name: Mapped[str]
    aliases: Mapped[list[Any]]
    address: Mapped[str | None]
    relation: Mapped[Relation | None] = mapped_column(Text)
    language: Mapped[Language | None] = mapped_column(Text)
    register: Mapped[Register | None] = mapped_column(Text)
    matters: Mapped[str]
    careful: Mapped[str]
    created: Mapped[datetime]


class OfPerson(Owned):
    """A row that concerns one person and goes with them."""

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)


class PerhapsOfPerson(Owned):
    """A row that may concern one person, and then goes with them."""

    person_id: Mapped[str | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )


class SeriesRow(OfPerson, Base):
    """A regular one-on-one with a person."""

    __tablename__ = "series"
    __table_args__ = (UniqueConstraint("person_id"),)

    cadence_days: Mapped[int]
    minutes: Mapped[int]
    next_on: Mapped[datetime | None]
    created: Mapped[datetime]


class NoteRow(PerhapsOfPerson, Base):
    """A text of the user's own, imported or typed."""

    __tablename__ = "note"

    date: Mapped[date]
    title: Mapped[str]
    text: Mapped[str]
    source: Mapped[str | None]
    content_hash: Mapped[str] = mapped_column(index=True)
    created: Mapped[datetime]
    updated: Mapped[datetime]


class NoteVersionRow(Owned, Base):
    """A note as it stood before an edit."""

    __tablename__ = "note_version"

    note_id: Mapped[str] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    text: Mapped[str]
    saved: Mapped[datetime]
    replaced: Mapped[datetime]


class PassageRow(Base):
    """A span of a note, its stemmed terms, and its vector once it is indexed."""

    __tablename__ = "passage"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    note_id: Mapped[str] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    terms: Mapped[str]
    model: Mapped[str | None]
    vector: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)

    __table_args__ = (Index(None, "user_id", "model"), {"sqlite_autoincrement": True})


class SessionRow(OfPerson, Base):
    """A one-on-one, planned or held."""

    __tablename__ = "session"

    note_id: Mapped[str | None] = mapped_column(
        ForeignKey("note.id", ondelete="SET NULL"), index=True
    )
    on: Mapped[date]
    minutes: Mapped[int | None]
    status: Mapped[SessionStatus] = mapped_column(Text)
    agenda: Mapped[list[Any]]
    covered: Mapped[list[Any]]
    benefits: Mapped[list[Any]]
    questions: Mapped[list[Any]]
    recap: Mapped[str]
    reason: Mapped[str]
    created: Mapped[datetime]


class PromiseRow(PerhapsOfPerson, Base):
    """Work taken on: by the user, by the other, by both, or by somebody named."""

    __tablename__ = "promise"

    session_id: Mapped[str | None] = mapped_column(
        ForeignKey("session.id", ondelete="SET NULL"), index=True
    )
    note_id: Mapped[str | None] = mapped_column(
        ForeignKey("note.id", ondelete="CASCADE"), index=True
    )
    owner: Mapped[str]
    task: Mapped[str]
    due: Mapped[date | None]
    status: Mapped[Status] = mapped_column(Text)
    evidence: Mapped[str]
    made_on: Mapped[date]
    created: Mapped[datetime]


class PromiseChangeRow(Owned, Base):
    """One entry in the history of a promise."""

    __tablename__ = "promise_change"

    promise_id: Mapped[str] = mapped_column(
        ForeignKey("promise.id", ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime]
    change: Mapped[Change] = mapped_column(Text)
    due: Mapped[date | None]
    reason: Mapped[str]


class MatterRow(PerhapsOfPerson, Base):
    """Something carried from session to session: a topic, a goal, feedback to give, a win."""

    __tablename__ = "matter"

    kind: Mapped[MatterKind] = mapped_column(Text)
    text: Mapped[str]
    on: Mapped[date]
    due: Mapped[date | None]
    status: Mapped[Status] = mapped_column(Text)
    reason: Mapped[str]
    steps: Mapped[list[Any]]
    sensitive: Mapped[bool]
    created: Mapped[datetime]


class MoodRow(PerhapsOfPerson, Base):
    """How the user felt, 1 to 5, with a word; `person_id` is whom they had just met."""

    __tablename__ = "mood"

    on: Mapped[date]
    score: Mapped[int]
    word: Mapped[str]
    created: Mapped[datetime]


class ConversationRow(PerhapsOfPerson, Base):
    """A talk between the user and the coach."""

    __tablename__ = "conversation"

    title: Mapped[str]
    language: Mapped[Language | None] = mapped_column(Text)
    started: Mapped[datetime]
    updated: Mapped[datetime]


class MessageRow(Owned, Base):
    """One message of a conversation; `answer` is the job's answer as JSON."""

    __tablename__ = "message"

    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversation.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    role: Mapped[Speaker] = mapped_column(Text)
    content: Mapped[str]
    answer: Mapped[dict[str, Any] | None]
    at: Mapped[datetime]


class ConsentRow(Owned, Base):
    """A choice of the user, such as the consent to use a key."""

    __tablename__ = "consent"
    __table_args__ = (UniqueConstraint("user_id", "key"),)

    key: Mapped[str]
    value: Mapped[str]
    changed: Mapped[datetime]
