"""How the user felt over time: the user's own view of themselves, never of the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.errors import InvalidRequest, Problem
from assistant.memory.desk import Desk
from assistant.memory.people import Whom, perhaps_id
from assistant.memory.tables import MoodRow

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class Mood:
    """A mood from 1 (low) to 5 (high) and a word for it; `person_id` is whom they had met."""

    id: str
    on: date
    score: int
    word: str
    person_id: str | None = None


@dataclass(frozen=True)
class Moods:
    """The user's moods."""

    desk: Desk

    def add(
        self, score: int, word: str = "", on: date | None = None, person: Whom | None = None
    ) -> Mood:
        """Keep a mood. Raises InvalidRequest for a score outside 1 to 5."""
        if not LOWEST <= score <= HIGHEST:
            raise InvalidRequest(field="score", problem=Problem("score", f"{LOWEST}-{HIGHEST}"))
        with self.desk.writing() as transaction:
            row = MoodRow(
                user_id=self.desk.user_id,
                person_id=perhaps_id(self.desk, transaction, person),
                on=on or self.desk.today,
                score=score,
                word=word.strip(),
                created=self.desk.clock(),
            )
            transaction.add(row)
            transaction.flush()
            return as_mood(row)

    def all(self, since: date | None = None) -> list[Mood]:
        """Moods since that day, oldest first."""
        with self.desk.reading() as transaction:
            wanted = self.desk.mine(MoodRow).order_by(MoodRow.on, MoodRow.created)
            if since:
                wanted = wanted.where(MoodRow.on >= since)
            return [as_mood(row) for row in transaction.scalars(wanted)]


def as_mood(row: MoodRow) -> Mood:
    """The row as the rest of the program sees it."""
    return Mood(row.id, row.on, row.score, row.word, row.person_id)
