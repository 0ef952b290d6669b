"""Choices of the user that outlive a run, such as the consent to use a key that was found."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session as Transaction

from assistant.memory.desk import Desk
from assistant.memory.tables import ConsentRow

SAVED = "saved."
"""Before the id of a message: what was kept of it, as JSON with the ids of the rows."""


@dataclass(frozen=True)
class Consents:
    """The user's choices, as words under keys."""

    desk: Desk

    def get(self, key: str) -> str | None:
        """The choice, or None where none was made."""
        with self.desk.reading() as transaction:
            row = self._row(transaction, key)
            return row.value if row else None

    def set(self, key: str, value: str) -> None:
        """Make or change a choice."""
        with self.desk.writing() as transaction:
            row = self._row(transaction, key) or ConsentRow(user_id=self.desk.user_id, key=key)
            row.value, row.changed = value, self.desk.clock()
            transaction.add(row)

    def clear(self, key: str) -> None:
        """Take a choice back."""
        with self.desk.writing() as transaction:
            row = self._row(transaction, key)
            if row:
                transaction.delete(row)

    def all(self) -> dict[str, str]:
        """All choices."""
        with self.desk.reading() as transaction:
            return {row.key: row.value for row in transaction.scalars(self.desk.mine(ConsentRow))}

    def _row(self, transaction: Transaction, key: str) -> ConsentRow | None:
        return transaction.scalar(self.desk.mine(ConsentRow).where(ConsentRow.key == key))
