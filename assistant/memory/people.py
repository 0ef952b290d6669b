"""The people the user meets: how to speak with them, what matters to them. Never a score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session as Transaction

from assistant.errors import EmptyInput, InvalidRequest, Problem, UnknownName
from assistant.language.clauses import Register
from assistant.memory.desk import Desk
from assistant.memory.naming import plain_name, whom
from assistant.memory.relation import Relation
from assistant.memory.tables import PersonRow
from assistant.texts import Language


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the user meets.

    `address` is the form used to them (kamu, Anda, Bu, Mas ...), `matters` what they care about,
    `careful` what to handle with care; both in the user's own words.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    address: str | None = None
    relation: Relation | None = None
    language: Language | None = None
    register: Register | None = None
    matters: str = ""
    careful: str = ""


Whom = Person | str
"""A person, or a name by which they may be known."""


@dataclass(frozen=True)
class People:
    """The user's people."""

    desk: Desk

    def all(self) -> list[Person]:
        """Everybody, by name."""
        with self.desk.reading() as transaction:
            return [as_person(row) for row in _rows(self.desk, transaction)]

    def find(self, name: str) -> Person | None:
        """The one person that `name` means; None for nobody and for an ambiguous name."""
        with self.desk.reading() as transaction:
            row = find_row(self.desk, transaction, name)
            return as_person(row) if row else None

    def get(self, identity: str) -> Person:
        """The person with that id. Raises UnknownName."""
        with self.desk.reading() as transaction:
            return as_person(self.desk.row(transaction, PersonRow, identity))

    def save(
        self,
        name: str,
        *,
        aliases: Sequence[str] | None = None,
        address: str | None = None,
        relation: Relation | None = None,
        language: Language | None = None,
        register: Register | None = None,
        matters: str | None = None,
        careful: str | None = None,
    ) -> Person:
        """Make the person, or change those fields that are not None."""
        given = {
            "aliases": None if aliases is None else list(aliases),
            "address": address,
            "relation": relation,
            "language": language,
            "register": register,
            "matters": matters,
            "careful": careful,
        }
        with self.desk.writing() as transaction:
            row = row_for(self.desk, transaction, name)
            for field, value in given.items():
                if value is not None:
                    setattr(row, field, value)
            transaction.flush()
            return as_person(row)

    def rename(self, person: Whom, name: str) -> Person:
        """Another name for the same person; the old one stays as an alias.

        Raises UnknownName, EmptyInput, or InvalidRequest where the name belongs to somebody else.
        """
        with self.desk.writing() as transaction:
            row = find_row(self.desk, transaction, person)
            if row is None:
                raise UnknownName(name=person)
            new = _checked(name)
            if any(
                new == other.name and other is not row for other in _rows(self.desk, transaction)
            ):
                raise InvalidRequest(field="name", problem=Problem("taken-name", new))
            row.aliases = list(dict.fromkeys([*row.aliases, row.name]))
            row.name = new
            transaction.flush()
            return as_person(row)


def as_person(row: PersonRow) -> Person:
    """The row as the rest of the program sees it."""
    return Person(
        id=row.id,
        name=row.name,
        aliases=tuple(row.aliases),
        address=row.address,
        relation=row.relation,
        language=row.language,
        register=row.register,
        matters=row.matters,
        careful=row.careful,
    )


def find_row(desk: Desk, transaction: Transaction, who: Whom) -> PersonRow | None:
    """The row of a person or of the one person that a name means."""
    if isinstance(who, Person):
        return desk.find(transaction, PersonRow, who.id)
    return whom(who, _rows(desk, transaction), lambda row: (row.name, *row.aliases))


def row_for(desk: Desk, transaction: Transaction, who: Whom) -> PersonRow:
    """The same, or a new row for a name that is not known yet. Raises EmptyInput, UnknownName.

    A name is new unless it is, titles and case aside, a name or alias of somebody: guessing is
    good for reading, not for writing about the wrong person.
    """
    if isinstance(who, Person):
        return desk.row(transaction, PersonRow, who.id)
    name, wanted = _checked(who), plain_name(who)
    everybody = _rows(desk, transaction)
    for row in everybody:
        if wanted in (plain_name(each) for each in (row.name, *row.aliases)):
            return row
    row = PersonRow(
        user_id=desk.user_id, name=name, aliases=[], matters="", careful="", created=desk.clock()
    )
    transaction.add(row)
    transaction.flush()
    return row


def perhaps_id(desk: Desk, transaction: Transaction, who: Whom | None) -> str | None:
    """The id of the person a new row is about, or None."""
    return row_for(desk, transaction, who).id if who else None


def _rows(desk: Desk, transaction: Transaction) -> list[PersonRow]:
    return list(transaction.scalars(desk.mine(PersonRow).order_by(PersonRow.name)))


def _checked(name: str) -> str:
    tidy = " ".join(name.split())
    if not plain_name(tidy):
        raise EmptyInput
    return tidy
