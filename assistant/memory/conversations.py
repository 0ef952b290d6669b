"""Talks between the user and the coach; they survive a restart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Transaction

from assistant.memory.desk import Desk
from assistant.memory.notes import first_line
from assistant.memory.people import Whom, perhaps_id
from assistant.memory.states import Speaker
from assistant.memory.tables import ConversationRow, MessageRow
from assistant.texts import Language


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `answer` is the job's answer as JSON, where there is one."""

    id: str
    role: Speaker
    content: str
    answer: dict[str, Any] | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Conversation:
    """A talk. `messages` is empty in lists; `load` fills it."""

    id: str
    person_id: str | None
    title: str
    language: Language | None
    started: datetime
    updated: datetime
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Conversations:
    """The user's talks with the coach."""

    desk: Desk

    def start(self, person: Whom | None = None, language: Language | None = None) -> Conversation:
        """A new, empty talk."""
        now = self.desk.clock()
        with self.desk.writing() as transaction:
            row = ConversationRow(
                user_id=self.desk.user_id,
                person_id=perhaps_id(self.desk, transaction, person),
                title="",
                language=language,
                started=now,
                updated=now,
            )
            transaction.add(row)
            transaction.flush()
            return _as_conversation(row)

    def append(
        self, identity: str, role: Speaker, content: str, answer: dict[str, Any] | None = None
    ) -> Message:
        """Add a message; the first one gives the talk its title. Raises UnknownName."""
        now = self.desk.clock()
        with self.desk.writing() as transaction:
            talk = self.desk.row(transaction, ConversationRow, identity)
            talk.updated, talk.title = now, talk.title or first_line(content)
            row = MessageRow(
                user_id=self.desk.user_id,
                conversation_id=identity,
                position=self._length(transaction, identity),
                role=role,
                content=content,
                answer=answer,
                at=now,
            )
            transaction.add(row)
            transaction.flush()
            return _as_message(row)

    def about(self, identity: str, person: Whom) -> Conversation:
        """The talk turned out to be about this person. Raises UnknownName."""
        with self.desk.writing() as transaction:
            row = self.desk.row(transaction, ConversationRow, identity)
            row.person_id = perhaps_id(self.desk, transaction, person)
            return _as_conversation(row)

    def replace(
        self, message_id: str, content: str, answer: dict[str, Any] | None = None
    ) -> Message:
        """Put a refined answer in the place of its draft. Raises UnknownName."""
        with self.desk.writing() as transaction:
            row = self.desk.row(transaction, MessageRow, message_id)
            row.content, row.answer = content, answer
            return _as_message(row)

    def message(self, identity: str) -> Message:
        """One message of any talk. Raises UnknownName."""
        with self.desk.reading() as transaction:
            return _as_message(self.desk.row(transaction, MessageRow, identity))

    def load(self, identity: str) -> Conversation:
        """A talk with its messages in order. Raises UnknownName."""
        with self.desk.reading() as transaction:
            row = self.desk.row(transaction, ConversationRow, identity)
            messages = transaction.scalars(
                self.desk.mine(MessageRow)
                .where(MessageRow.conversation_id == identity)
                .order_by(MessageRow.position)
            )
            return _as_conversation(row, tuple(_as_message(each) for each in messages))

    def latest(self) -> Conversation | None:
        """The talk that was last continued, with its messages."""
        talks = self.all(limit=1)
        return self.load(talks[0].id) if talks else None

    def all(self, limit: int | None = None) -> list[Conversation]:
        """Talks without their messages, the last continued first."""
        with self.desk.reading() as transaction:
            rows = self.desk.mine(ConversationRow).order_by(ConversationRow.updated.desc())
            return [_as_conversation(row) for row in transaction.scalars(rows.limit(limit))]

    def remove(self, identity: str) -> None:
        """Take a talk away. Raises UnknownName."""
        with self.desk.writing() as transaction:
            transaction.delete(self.desk.row(transaction, ConversationRow, identity))

    def _length(self, transaction: Transaction, identity: str) -> int:
        count = select(func.count()).where(MessageRow.conversation_id == identity)
        return transaction.scalar(count) or 0


def _as_conversation(row: ConversationRow, messages: tuple[Message, ...] = ()) -> Conversation:
    return Conversation(
        id=row.id,
        person_id=row.person_id,
        title=row.title,
        language=row.language,
        started=row.started,
        updated=row.updated,
        messages=messages,
    )


def _as_message(row: MessageRow) -> Message:
    return Message(row.id, row.role, row.content, row.answer, row.at)
