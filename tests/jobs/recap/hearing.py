"""Readings made by hand, so that each step can be looked at without the ear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.checks.verdict import CLEAR_ROAD, Verdict
from assistant.jobs.contract import Context
from assistant.jobs.recap.words import thresholds
from assistant.jobs.recap.work import Note
from assistant.language.clauses import Clause, Reading, Role, RoleGuess, Segment
from assistant.texts import Language

ON = date(2027, 5, 5)
"""A Wednesday."""


@dataclass(frozen=True)
class Said:
    """One clause as heard: `joins` where it stands in the line of the clause before."""

    text: str
    role: Role
    agent: str | None = None
    speaker: str | None = None
    joins: bool = False
    p: float = 0.97
    done: bool | None = None
    due: date | None = None


def reading(*said: Said, me: str = "Lia", other: str = "Oki") -> Reading:
    """The clauses as one text, a line each unless they join."""
    text, clauses, segments = "", [], []
    for each in said:
        text += " " if each.joins else "\n"
        start = len(text)
        text += each.text
        if each.joins:
            segments[-1] = Segment(segments[-1].start, len(text), each.speaker, each.done)
        else:
            segments.append(Segment(start, len(text), each.speaker, each.done))
        clauses.append(
            Clause(
                start=start,
                end=len(text),
                text=each.text,
                segment=len(segments) - 1,
                language="id",
                register="santai",
                roles=(RoleGuess(each.role, each.p),),
                speaker=each.speaker,
                agent=each.agent,
                due=each.due,
            )
        )
    return Reading(text, tuple(clauses), tuple(segments), "id", "santai", me=me, other=other)


def note(*said: Said, closed: frozenset[int] = frozenset(), me: str = "Lia") -> Note:
    """The clauses as the steps see them."""
    return Note(reading(*said, me=me), ON, thresholds(), closed)


class DeafEar:
    """An ear that has always heard the same."""

    def __init__(self, heard: Reading) -> None:
        self.heard = heard

    def read(self, text: str, **around: object) -> Reading:
        return self.heard


def context(ear: object, language: Language = "id", verdict: Verdict = CLEAR_ROAD) -> Context:
    """A world in which only the ear exists."""
    return Context(
        language=language,
        today=ON,
        ear=ear,  # pyright: ignore[reportArgumentType]
        finder=None,  # pyright: ignore[reportArgumentType]
        recall=None,  # pyright: ignore[reportArgumentType]
        verdict=verdict,
    )
