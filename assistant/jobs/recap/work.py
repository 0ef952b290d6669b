"""What passes from step to step: the note as heard, and the work found in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from assistant.jobs.recap.layout import Section, sections
from assistant.jobs.recap.topics import Topics, says_nothing
from assistant.jobs.recap.words import Thresholds, spotter
from assistant.language.clauses import Clause, Reading, Segment
from assistant.language.dates import DateMention, find_dates

Status = Literal["agreed", "proposed"]
TOP_LINES = 4
"""Lines of a note among which its title stands."""
LONGEST_TITLE = 14
"""Words of a title."""
SENTENCE_ENDS = (".", "!", "?", "…", ";")


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work somebody took on.

    `told`: the clauses that tell of it, as positions in the reading. `start`/`end`: the proof in
    the notes. `said`: the words that name the task, as they stand in the notes.
    """

    told: tuple[int, ...]
    start: int
    end: int
    said: str
    owner: str | None = None
    due: date | None = None
    due_text: str | None = None
    status: Status = "agreed"
    p: float = 1.0
    topic: str = ""


@dataclass(frozen=True)
class Note:
    """A reading, the day its dates count from, and the clauses that no step may use."""

    reading: Reading
    on: date
    scales: Thresholds
    closed: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """The notes as written."""
        return self.reading.text

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses as heard."""
        return self.reading.clauses

    @cached_property
    def sections(self) -> tuple[Section | None, ...]:
        """For each segment, the kind of heading it stands under."""
        return sections(self.text, self.reading.segments)

    @cached_property
    def topics(self) -> Topics:
        """What each clause is about."""
        names = (self.reading.me, self.reading.other, *self.reading.people)
        return Topics([clause.text for clause in self.clauses], [name for name in names if name])

    def segment(self, clause: int) -> Segment:
        """The line, row or message of a clause."""
        return self.reading.segments[self.clauses[clause].segment]

    def section(self, clause: int) -> Section | None:
        """The kind of heading a clause stands under."""
        return self.sections[self.clauses[clause].segment]

    @cached_property
    def titles(self) -> frozenset[int]:
        """The clauses at the top that only say who met, when and what for."""
        return frozenset(i for i in range(len(self.clauses)) if is_title(self, i))

    def open_clauses(self) -> list[int]:
        """The clauses that steps may use, in order; headings and table rows left out."""
        return [
            i
            for i in range(len(self.clauses))
            if i not in self.closed
            and i not in self.titles
            and not self.segment(i).cells
            and not self.segment(i).heading
        ]

    def same_line(self, one: int, two: int) -> bool:
        """Whether two clauses stand in one line, row or message."""
        return self.clauses[one].segment == self.clauses[two].segment

    def same_sentence(self, one: int, two: int) -> bool:
        """Whether no sentence ends between two clauses of one line."""
        first, last = sorted((one, two))
        between = self.clauses[first:last]
        return self.same_line(one, two) and not any(
            clause.text.rstrip("\"'”’)").endswith(SENTENCE_ENDS) for clause in between
        )


def is_title(note: Note, i: int) -> bool:
    """Whether clause `i`, near the top, names the day or the people of the talk and no work."""
    clause = note.clauses[i]
    if clause.segment >= TOP_LINES or len(clause.text.split()) > LONGEST_TITLE or clause.speaker:
        return False
    days = find_dates(clause.text, note.on)
    its_day = any(_is_day_of(note, day) for day in days)
    other_day = any(day.due and not _is_day_of(note, day) for day in days)
    names = [name for name in (note.reading.me, note.reading.other) if name]
    named = any(part in clause.text.lower() for name in names for part in name.lower().split())
    met = bool(spotter("meeting").search(clause.text))
    alone = says_nothing(note.topics.of_clause[i])
    return not other_day and ((its_day and (named or met or alone)) or (named and met and not days))


def _is_day_of(note: Note, day: DateMention) -> bool:
    """Whether `day` is the day of the talk; its weekday alone reads as a week later."""
    return day.due == note.on or (day.kind == "weekday" and day.due == note.on + timedelta(7))


Step = Callable[[Note, tuple[Work, ...]], tuple[Work, ...]]
"""One step of the program: the work found so far in, the work that stands out."""
