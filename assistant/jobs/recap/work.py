"""What passes from step to step: the note as heard, and the work found in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from assistant.jobs.recap.initials import people_in
from assistant.jobs.recap.layout import Section, columns, is_heading, sections
from assistant.jobs.recap.taking import Taking, takings
from assistant.jobs.recap.titles import TOP_LINES, is_title
from assistant.jobs.recap.topics import Topics, is_no_name
from assistant.jobs.recap.words import Thresholds, spotter
from assistant.language.clauses import Clause, Reading, Segment
from assistant.language.people import Mention, Party, party

Status = Literal["agreed", "proposed"]
NAMED = frozenset({"name", "stranger"})
DOERS = NAMED | {"speaker", "addressee", "absent", "both"}
LABEL = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?(?::(?!\d)|->|→|\s[-–—])\s*\w")
SENTENCE_ENDS = (".", "!", "?", "…", ";")


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work somebody took on.

    `told`: the clauses that tell of it, as positions in the reading. `start`/`end`: the proof in
    the notes. `said`: the words that name the task, as they stand in the notes; `task`: a short
    phrasing from elsewhere that takes their place.
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
    task: str = ""


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
    def headings(self) -> frozenset[int]:
        """The segments that are headings: of parts, or of the columns of a table."""
        return frozenset(
            k
            for k, segment in enumerate(self.reading.segments)
            if is_heading(self.text, segment) or columns(self.text, segment)
        )

    @cached_property
    def topics(self) -> Topics:
        """What each clause is about."""
        people = {m.who for found in self.mentions for m in found if m.kind in NAMED and m.who}
        names = {*people, self.reading.me or "", self.reading.other or "", *self.reading.people}
        return Topics([clause.text for clause in self.clauses], sorted(names))

    def segment(self, clause: int) -> Segment:
        """The line, row or message of a clause."""
        return self.reading.segments[self.clauses[clause].segment]

    def day(self, clause: int) -> date:
        """The day that relative days in a clause count from: its own stamp, else the note's day."""
        return self.segment(clause).day or self.on

    def section(self, clause: int) -> Section | None:
        """The kind of heading a clause stands under."""
        return self.sections[self.clauses[clause].segment]

    @cached_property
    def titles(self) -> frozenset[int]:
        """The clauses at the top that only say who met, when and what for."""
        names = [name for name in (self.reading.me, self.reading.other) if name]
        return frozenset(
            i
            for i, clause in enumerate(self.clauses)
            if clause.segment < TOP_LINES
            and not clause.speaker
            and not self.framed(i, "named", "planned")
            and (not self.framed(i, "marked") or spotter("pair").search(clause.text))
            and is_title(clause.text, self.topics.of_clause[i], self.on, names)
        )

    @cached_property
    def party(self) -> Party:
        """The people of the talk, for telling who is meant."""
        return party(self.reading.me, self.reading.other, self.reading.people)

    @cached_property
    def mentions(self) -> tuple[tuple[Mention, ...], ...]:
        """Whom each clause points at, in order."""
        return tuple(
            tuple(
                mention
                for mention in people_in(clause.text, self.party, clause.speaker)
                if mention.kind != "stranger" or not is_no_name(mention.said)
            )
            for clause in self.clauses
        )

    @cached_property
    def takings(self) -> tuple[tuple[Taking, ...], ...]:
        """What the frame of each clause says of who takes work on."""
        return tuple(
            tuple(takings(clause.text, people))
            for clause, people in zip(self.clauses, self.mentions, strict=True)
        )

    def label(self, i: int) -> str | None:
        """Whom a label in front of clause `i` names: "Rina: collect the receipts"."""
        text, first = self.clauses[i].text, next(iter(self.mentions[i]), None)
        if first is None or first.kind not in DOERS or len(text[: first.start].split()) > 1:
            return None
        if not LABEL.match(text[first.end :]) or self._opens_behind(i, first):
            return None
        return self.party.counterpart(None) if first.kind == "absent" else first.who

    def _opens_behind(self, i: int, label: Mention) -> bool:
        """Whether a person stands right behind a label that is none: "Scales: he lends"."""
        text = self.clauses[i].text
        behind = [m for m in self.mentions[i] if m.start > label.end and m.kind in DOERS]
        near = bool(behind) and not re.search(r"\w", text[label.end : behind[0].start])
        return label.kind == "stranger" and near

    def named_behind(self, i: int) -> str | None:
        """Whom the sentence right behind clause `i` names, saying nothing else: "cut it. Me."."""
        after = i + 1
        if after >= len(self.clauses) or not self.same_line(i, after) or after in self.closed:
            return None
        said, people = self.clauses[after].text, self.mentions[after]
        alone = len(people) == 1 and said.strip(" .,!") == people[0].said
        return people[0].who if alone else None

    def framed(self, i: int, *kinds: str) -> bool:
        """Whether clause `i` has a frame of one of `kinds`."""
        return any(taking.kind in kinds for taking in self.takings[i])

    def readable(self, i: int) -> bool:
        """Whether clause `i` may be used at all: not closed, no title, no heading."""
        heading = self.clauses[i].segment in self.headings
        return i not in self.closed and i not in self.titles and not heading

    def open_clauses(self) -> list[int]:
        """The clauses that steps may use, in order; table rows left out."""
        return [
            i for i in range(len(self.clauses)) if self.readable(i) and not self.segment(i).cells
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


Step = Callable[[Note, tuple[Work, ...]], tuple[Work, ...]]
"""One step of the program: the work found so far in, the work that stands out."""
