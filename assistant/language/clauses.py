"""What the ear hears: the vocabulary that every job shares.

Offsets are character positions in the text as the user wrote it: `text[c.start:c.end] == c.text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from assistant.texts import Language

Register = Literal["santai", "netral", "formal"]
Polarity = Literal["affirmed", "negated"]
BOTH = "both"


class Role(StrEnum):
    """What a clause does. The guide with examples is `knowledge/labels/GUIDE.md`."""

    COMMITMENT = "commitment"
    ASSIGNMENT = "assignment"
    REQUEST = "request"
    PROPOSAL = "proposal"
    POLITE_NO = "polite-no"
    DECISION = "decision"
    OPEN_QUESTION = "open-question"
    DONE = "done"
    STATUS = "status"
    HEARSAY = "hearsay"
    CONDITION = "condition"
    CANCELLATION = "cancellation"
    DUTY = "duty"
    PRIVATE = "private"
    INSTRUCTION = "instruction-to-machine"
    SMALL_TALK = "small-talk"
    OBSERVATION = "observation"
    IMPACT = "impact"
    FEELING = "feeling"
    JUDGEMENT = "judgement"
    ABSOLUTE = "absolute"
    MIND_READING = "mind-reading"
    THREAT = "threat"
    SARCASM = "sarcasm"
    PRIVATE_MATTER = "private-matter"
    PROTECTED_CORE = "protected-core"
    OWN_PART = "own-part"
    APPRECIATION = "appreciation"
    APOLOGY = "apology"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class RoleGuess:
    """A role and its calibrated probability, 0 to 1."""

    role: Role
    p: float


@dataclass(frozen=True, slots=True)
class Segment:
    """A line, row or message of the layout.

    `start`/`end` enclose the content without bullets, times and speaker labels; `speaker` is the
    name in front of it, if any; `done` is True or False where a checkbox says so; `day` is the
    day on which it was written, where a stamp or a dated heading says so.
    """

    start: int
    end: int
    speaker: str | None = None
    done: bool | None = None
    heading: bool = False
    cells: tuple[tuple[int, int], ...] = ()
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest piece of a text that does one thing."""

    start: int
    end: int
    text: str
    segment: int
    language: Language
    register: Register
    roles: tuple[RoleGuess, ...] = ()
    speaker: str | None = None
    agent: str | None = None
    due: date | None = None
    due_text: str | None = None
    polarity: Polarity = "affirmed"
    reason: str = ""

    @property
    def role(self) -> Role:
        """The main role."""
        return self.roles[0].role if self.roles else Role.CONTEXT

    def p(self, *roles: Role) -> float:
        """The highest probability among `roles`."""
        return max((guess.p for guess in self.roles if guess.role in roles), default=0.0)

    def has(self, *roles: Role, at_least: float = 0.5) -> bool:
        """Whether one of `roles` is the main role or is heard with at least this probability."""
        return self.role in roles or self.p(*roles) >= at_least


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as heard, with the settings of its writer.

    `address` is the form the writer uses for the other: kamu, lo, Anda, Bapak, Ibu, Mas, ...
    `on` is the day that relative dates count from, where no `Segment.day` says otherwise.
    """

    text: str
    clauses: tuple[Clause, ...]
    segments: tuple[Segment, ...]
    language: Language
    register: Register
    address: str | None = None
    me: str | None = None
    other: str | None = None
    people: tuple[str, ...] = field(default=())
    on: date | None = None
