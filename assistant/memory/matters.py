"""What is carried from session to session: topics, goals, feedback still to give, wins.

All four live the same life: open until closed, postponed with a date, or dropped with a reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select

from assistant.errors import EmptyInput, InvalidRequest, Problem, UnknownName
from assistant.memory.desk import Desk
from assistant.memory.people import Whom, find_row, perhaps_id
from assistant.memory.states import MatterKind, Status
from assistant.memory.tables import MatterRow


@dataclass(frozen=True, slots=True)
class Step:
    """A step towards a goal; `done_on` is the day it was taken."""

    text: str
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """Something to come back to. `on` is when it came up, `due` when to come back to it.

    `person_id` is None for a matter of the user's own; `sensitive` ones stay off shared copies.
    """

    id: str
    kind: MatterKind
    person_id: str | None
    text: str
    on: date
    due: date | None
    status: Status
    reason: str = ""
    steps: tuple[Step, ...] = ()
    sensitive: bool = False


@dataclass(frozen=True)
class Matters:
    """The user's matters of one kind."""

    desk: Desk
    kind: MatterKind

    def open(self, person: Whom | None = None) -> list[Matter]:
        """Open ones, oldest first; with a person only theirs."""
        return self._those(person, MatterRow.status == "open")

    def all(self, person: Whom | None = None) -> list[Matter]:
        """Open and closed ones, oldest first."""
        return self._those(person)

    def add(
        self,
        text: str,
        person: Whom | None = None,
        *,
        on: date | None = None,
        due: date | None = None,
        steps: Sequence[str] = (),
        sensitive: bool = False,
    ) -> Matter:
        """Keep a matter. Raises EmptyInput."""
        if not text.strip():
            raise EmptyInput
        with self.desk.writing() as transaction:
            row = MatterRow(
                user_id=self.desk.user_id,
                person_id=perhaps_id(self.desk, transaction, person),
                kind=self.kind,
                text=text.strip(),
                on=on or self.desk.today,
                due=due,
                status="open",
                reason="",
                steps=[_as_json(Step(step)) for step in steps],
                sensitive=sensitive,
                created=self.desk.clock(),
            )
            transaction.add(row)
            transaction.flush()
            return as_matter(row)

    def get(self, identity: str) -> Matter:
        """The matter with that id. Raises UnknownName."""
        with self.desk.reading() as transaction:
            return as_matter(self.desk.row(transaction, MatterRow, identity))

    def close(self, identity: str) -> Matter:
        """Settled: talked about, reached, given or said. Raises UnknownName."""
        return self._change(identity, status="done", reason="")

    def drop(self, identity: str, reason: str) -> Matter:
        """No longer wanted. Raises UnknownName, or InvalidRequest without a reason."""
        if not reason.strip():
            raise InvalidRequest(field="reason", problem=Problem("reason"))
        return self._change(identity, status="dropped", reason=reason.strip())

    def postpone(self, identity: str, due: date) -> Matter:
        """Come back to it then. Raises UnknownName."""
        return self._change(identity, status="open", due=due)

    def step_done(self, identity: str, position: int, on: date | None = None) -> Matter:
        """The step at `position` (from 0) was taken. Raises UnknownName."""
        steps = list(self.get(identity).steps)
        if not 0 <= position < len(steps):
            raise UnknownName(name=position)
        steps[position] = Step(steps[position].text, on or self.desk.today)
        return self._change(identity, steps=[_as_json(step) for step in steps])

    def _change(self, identity: str, **values: object) -> Matter:
        with self.desk.writing() as transaction:
            row = self.desk.row(transaction, MatterRow, identity)
            for field, value in values.items():
                setattr(row, field, value)
            return as_matter(row)

    def _those(self, person: Whom | None, *conditions: Any) -> list[Matter]:
        with self.desk.reading() as transaction:
            wanted = in_order(self.desk).where(MatterRow.kind == self.kind, *conditions)
            if person:
                row = find_row(self.desk, transaction, person)
                wanted = wanted.where(MatterRow.person_id == (row.id if row else ""))
            return [as_matter(row) for row in transaction.scalars(wanted)]


def in_order(desk: Desk) -> Select[MatterRow]:
    """This user's matters, oldest first."""
    return desk.mine(MatterRow).order_by(MatterRow.on, MatterRow.created)


def as_matter(row: MatterRow) -> Matter:
    """The row as the rest of the program sees it."""
    return Matter(
        id=row.id,
        kind=row.kind,
        person_id=row.person_id,
        text=row.text,
        on=row.on,
        due=row.due,
        status=row.status,
        reason=row.reason,
        steps=tuple(_as_step(step) for step in row.steps),
        sensitive=row.sensitive,
    )


def _as_step(step: dict[str, Any]) -> Step:
    done_on = step["done_on"]
    return Step(step["text"], date.fromisoformat(done_on) if done_on else None)


def _as_json(step: Step) -> dict[str, Any]:
    return asdict(step) | {"done_on": step.done_on.isoformat() if step.done_on else None}
