"""The vectors of passages, kept beside the words: any index is built from here.

A vector belongs to the encoder that made it (`model`); one of another encoder counts as missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Row, Select, delete, func, or_, select, update

from assistant.memory.desk import Desk
from assistant.memory.notes import split_note
from assistant.memory.search import FoundPassage
from assistant.memory.tables import NoteRow, PassageRow

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class IndexState:
    """How many of the user's notes are wholly indexed, out of how many."""

    indexed: int
    total: int

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return self.indexed == self.total


@dataclass(frozen=True, slots=True)
class IndexedPassages:
    """All that is indexed: `matrix` has a row for each id; `persons` are ids of people or None."""

    ids: tuple[int, ...]
    matrix: Vectors
    persons: tuple[str | None, ...]


@dataclass(frozen=True)
class VectorShelf:
    """The vectors of this user's passages."""

    desk: Desk

    def missing(self, limit: int, model: str) -> list[FoundPassage]:
        """Passages without a vector of this model, at most `limit`."""
        lacking = or_(PassageRow.model.is_(None), PassageRow.model != model)
        with self.desk.reading() as transaction:
            rows = transaction.execute(_passages(self.desk).where(lacking).limit(limit))
            return [_as_found(row) for row in rows]

    def store(self, vectors: Mapping[int, Vectors], model: str) -> None:
        """Keep vectors by passage id; a passage that is gone by now is passed over."""
        with self.desk.writing() as transaction:
            for identity, vector in vectors.items():
                transaction.execute(
                    update(PassageRow)
                    .where(PassageRow.id == identity, PassageRow.user_id == self.desk.user_id)
                    .values(vector=vector.astype("<f4").tobytes(), model=model)
                )

    def all(self, model: str) -> IndexedPassages:
        """Everything that is indexed with this model."""
        import numpy as np

        wanted = (
            select(PassageRow.id, PassageRow.vector, NoteRow.person_id)
            .join(NoteRow, NoteRow.id == PassageRow.note_id)
            .where(PassageRow.user_id == self.desk.user_id, PassageRow.model == model)
            .order_by(PassageRow.id)
        )
        with self.desk.reading() as transaction:
            rows = transaction.execute(wanted).all()
        data = b"".join(row.vector for row in rows)
        matrix = np.frombuffer(data, "<f4").reshape(len(rows), -1 if rows else 0)
        return IndexedPassages(
            tuple(row.id for row in rows), matrix, tuple(row.person_id for row in rows)
        )

    def passages(self, ids: Iterable[int]) -> list[FoundPassage]:
        """Passages in the order of `ids`; those that are gone are left out."""
        wanted = list(ids)
        with self.desk.reading() as transaction:
            rows = transaction.execute(_passages(self.desk).where(PassageRow.id.in_(wanted)))
            found = {row.id: _as_found(row) for row in rows}
        return [found[identity] for identity in wanted if identity in found]

    def state(self, model: str) -> IndexState:
        """N of M notes are indexed."""
        lacking = (
            select(PassageRow.id)
            .where(PassageRow.note_id == NoteRow.id)
            .where(or_(PassageRow.model.is_(None), PassageRow.model != model))
            .exists()
        )
        mine = select(func.count()).select_from(NoteRow).where(NoteRow.user_id == self.desk.user_id)
        with self.desk.reading() as transaction:
            total = transaction.scalar(mine) or 0
            return IndexState(total - (transaction.scalar(mine.where(lacking)) or 0), total)

    def again(self) -> int:
        """Split all notes again and forget their vectors; returns the number of notes."""
        with self.desk.writing() as transaction:
            transaction.execute(delete(PassageRow).where(PassageRow.user_id == self.desk.user_id))
            notes = transaction.scalars(self.desk.mine(NoteRow)).all()
            for note in notes:
                split_note(self.desk, transaction, note)
            return len(notes)


def _passages(desk: Desk) -> Select:
    length = PassageRow.end - PassageRow.start
    return (
        select(
            PassageRow.id,
            PassageRow.note_id,
            NoteRow.person_id,
            NoteRow.date,
            NoteRow.title,
            func.substr(NoteRow.text, PassageRow.start + 1, length).label("quote"),
        )
        .join(NoteRow, NoteRow.id == PassageRow.note_id)
        .where(PassageRow.user_id == desk.user_id)
        .order_by(PassageRow.id)
    )


def _as_found(row: Row) -> FoundPassage:
    return FoundPassage(row.id, row.note_id, row.person_id, row.date, row.title, row.quote)
