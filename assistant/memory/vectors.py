"""The passages of notes with their stems and vectors: any index is built from here.

A vector belongs to the encoder that made it (`model`); one of another encoder counts as missing.
Passages never change: an edited note gets new ones, with higher ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Select, and_, case, delete, func, or_, select, update

from assistant.memory.desk import Desk
from assistant.memory.notes import split_note
from assistant.memory.tables import NoteRow, PassageRow, PersonRow

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage of a note about a `person`, by name. `quote` stands verbatim in the note; `terms`
    are its stems.
    """

    id: int
    note_id: str
    person: str | None
    date: date
    title: str
    quote: str
    terms: str


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
class Mark:
    """How many passages there are, the newest id (0 for none), and how many have a vector.

    It changes with every change of the passages.
    """

    count: int
    newest: int
    indexed: int


@dataclass(frozen=True, slots=True)
class IndexedPassages:
    """Passages in the order of their ids: `matrix` has a row for each, zeros where not `seen`.

    `persons` are ids of people or None, `terms` stems separated by blanks.
    """

    ids: tuple[int, ...]
    matrix: Vectors
    seen: NDArray[np.bool_]
    persons: tuple[str | None, ...]
    days: tuple[date, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True)
class VectorShelf:
    """The vectors of this user's passages."""

    desk: Desk

    def missing(self, limit: int, model: str) -> list[FoundPassage]:
        """Passages without a vector of this model, at most `limit`."""
        with self.desk.reading() as transaction:
            lacking = (
                select(PassageRow.id)
                .where(_lacking(self.desk.user_id, model))
                .order_by(PassageRow.id)
                .limit(limit)
            )
            ids = transaction.scalars(lacking).all()
        return self.passages(ids) if ids else []

    def store(self, vectors: Mapping[int, Vectors], model: str) -> None:
        """Keep vectors by passage id; a passage that is gone by now is passed over."""
        with self.desk.writing() as transaction:
            for identity, vector in vectors.items():
                transaction.execute(
                    update(PassageRow)
                    .where(PassageRow.id == identity, PassageRow.user_id == self.desk.user_id)
                    .values(vector=vector.astype("<f4").tobytes(), model=model)
                )

    def mark(self, model: str) -> Mark:
        """What tells whether anything changed."""
        indexed = func.count(case((PassageRow.model == model, 1)))
        wanted = select(func.count(), func.coalesce(func.max(PassageRow.id), 0), indexed).where(
            PassageRow.user_id == self.desk.user_id
        )
        with self.desk.reading() as transaction:
            count, newest, seen = transaction.execute(wanted).one()
            return Mark(count, newest, seen)

    def ids(self) -> list[int]:
        """The ids of all passages."""
        with self.desk.reading() as transaction:
            mine = PassageRow.user_id == self.desk.user_id
            return list(transaction.scalars(select(PassageRow.id).where(mine)))

    def all(self, model: str, after: int = 0) -> IndexedPassages:
        """All passages with an id beyond `after`, with their vectors of this model."""
        import numpy as np

        vector = case((PassageRow.model == model, PassageRow.vector))
        wanted = (
            select(PassageRow.id, vector, NoteRow.person_id, NoteRow.date, PassageRow.terms)
            .join(NoteRow, NoteRow.id == PassageRow.note_id)
            .where(PassageRow.user_id == self.desk.user_id, PassageRow.id > after)
            .order_by(PassageRow.id)
        )
        with self.desk.reading() as transaction:
            rows = transaction.execute(wanted).all()
        ids, vectors, persons, days, terms = zip(*rows, strict=True) if rows else ((),) * 5
        size = max((len(vector) for vector in vectors if vector), default=0)
        data = b"".join(vector or b"\x00" * size for vector in vectors)
        return IndexedPassages(
            ids=ids,
            matrix=np.frombuffer(data, "<f4").reshape(len(rows), size // 4).copy(),
            seen=np.array([vector is not None for vector in vectors], bool),
            persons=persons,
            days=days,
            terms=terms,
        )

    def passages(self, ids: Iterable[int]) -> list[FoundPassage]:
        """Passages in the order of `ids`; those that are gone are left out."""
        wanted = list(ids)
        with self.desk.reading() as transaction:
            rows = transaction.execute(_passages(self.desk).where(PassageRow.id.in_(wanted)))
            found = {row.id: FoundPassage(*row) for row in rows}
        return [found[identity] for identity in wanted if identity in found]

    def state(self, model: str) -> IndexState:
        """N of M notes are indexed."""
        mine = select(func.count()).select_from(NoteRow).where(NoteRow.user_id == self.desk.user_id)
        lacking = select(func.count(PassageRow.note_id.distinct())).where(
            _lacking(self.desk.user_id, model)
        )
        with self.desk.reading() as transaction:
            total = transaction.scalar(mine) or 0
            return IndexState(total - (transaction.scalar(lacking) or 0), total)

    def again(self) -> int:
        """Split all notes again and forget their vectors; returns the number of notes."""
        with self.desk.writing() as transaction:
            transaction.execute(delete(PassageRow).where(PassageRow.user_id == self.desk.user_id))
            notes = transaction.scalars(self.desk.mine(NoteRow)).all()
            for note in notes:
                split_note(self.desk, transaction, note)
            return len(notes)


def _lacking(user_id: str, model: str) -> ColumnElement[bool]:
    """Three stretches of the index over user and model: with `!=` it would be read as a whole."""
    mine = PassageRow.user_id == user_id
    return or_(
        and_(mine, PassageRow.model.is_(None)),
        and_(mine, PassageRow.model < model),
        and_(mine, PassageRow.model > model),
    )


def _passages(desk: Desk) -> Select:
    """The columns of a `FoundPassage`, in its order."""
    length = PassageRow.end - PassageRow.start
    return (
        select(
            PassageRow.id,
            PassageRow.note_id,
            PersonRow.name,
            NoteRow.date,
            NoteRow.title,
            func.substr(NoteRow.text, PassageRow.start + 1, length),
            PassageRow.terms,
        )
        .join(NoteRow, NoteRow.id == PassageRow.note_id)
        .outerjoin(PersonRow, PersonRow.id == NoteRow.person_id)
        .where(PassageRow.user_id == desk.user_id)
    )
