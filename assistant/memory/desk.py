"""One user's place at the database: every repository reads and writes through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine, Select, select
from sqlalchemy.orm import Session as Transaction

from assistant.errors import UnknownName
from assistant.memory.database import WRITES, told_plainly
from assistant.memory.passages import Passage
from assistant.memory.tables import Owned

Row = TypeVar("Row", bound=Owned)


@dataclass(frozen=True)
class Desk:
    """What a repository needs: whose rows, where they are, what time it is, how texts are split."""

    user_id: str
    engine: Engine
    folder: Path
    clock: Callable[[], datetime]
    split: Callable[[str], Sequence[Passage]]

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """One consistent look at the database. Raises StorageError."""
        with told_plainly(self.folder), Transaction(self.engine) as transaction:
            yield transaction

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """All or nothing: what was written is on the disk when the block ends. Raises StorageError.

        A person, a note or a promise that is not there raises UnknownName and nothing is written.
        """
        engine = self.engine.execution_options(**{WRITES: True})
        with told_plainly(self.folder), Transaction(engine) as transaction, transaction.begin():
            yield transaction

    def mine(self, kind: type[Row]) -> Select[Row]:
        """A selection of this user's rows of one table."""
        return select(kind).where(kind.user_id == self.user_id)

    def find(self, transaction: Transaction, kind: type[Row], identity: str) -> Row | None:
        """This user's row with that id."""
        return transaction.scalar(self.mine(kind).where(kind.id == identity))

    def row(self, transaction: Transaction, kind: type[Row], identity: str) -> Row:
        """This user's row with that id. Raises UnknownName."""
        row = self.find(transaction, kind, identity)
        if row is None:
            raise UnknownName(name=identity)
        return row

    @property
    def today(self) -> date:
        """The local date."""
        return self.clock().astimezone().date()
