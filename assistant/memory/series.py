"""Regular one-on-ones: with whom, how often, how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.memory.desk import Desk
from assistant.memory.people import Whom, find_row, row_for
from assistant.memory.tables import SeriesRow


@dataclass(frozen=True, slots=True)
class Series:
    """One series; `next_on` is when the next session begins, if that is settled (UTC)."""

    id: str
    person_id: str
    cadence_days: int
    minutes: int
    next_on: datetime | None


@dataclass(frozen=True)
class AllSeries:
    """The user's series, at most one with each person."""

    desk: Desk

    def of(self, person: Whom) -> Series | None:
        """The series with this person."""
        with self.desk.reading() as transaction:
            row = find_row(self.desk, transaction, person)
            if row is None:
                return None
            wanted = self.desk.mine(SeriesRow).where(SeriesRow.person_id == row.id)
            found = transaction.scalar(wanted)
            return as_series(found) if found else None

    def all(self) -> list[Series]:
        """All series."""
        with self.desk.reading() as transaction:
            rows = transaction.scalars(self.desk.mine(SeriesRow).order_by(SeriesRow.created))
            return [as_series(row) for row in rows]

    def save(
        self,
        person: Whom,
        *,
        cadence_days: int | None = None,
        minutes: int | None = None,
        next_on: datetime | None = None,
    ) -> Series:
        """Start the series (every two weeks, 30 minutes), or change what is not None."""
        with self.desk.writing() as transaction:
            about = row_for(self.desk, transaction, person)
            wanted = self.desk.mine(SeriesRow).where(SeriesRow.person_id == about.id)
            row = transaction.scalar(wanted) or SeriesRow(
                user_id=self.desk.user_id,
                person_id=about.id,
                cadence_days=14,
                minutes=30,
                next_on=None,
                created=self.desk.clock(),
            )
            row.cadence_days = cadence_days or row.cadence_days
            row.minutes = minutes or row.minutes
            row.next_on = next_on or row.next_on
            transaction.add(row)
            transaction.flush()
            return as_series(row)


def as_series(row: SeriesRow) -> Series:
    """The row as the rest of the program sees it."""
    return Series(row.id, row.person_id, row.cadence_days, row.minutes, row.next_on)
