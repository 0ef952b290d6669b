"""What the ear says beside roles, measured on the voices kept apart.

Who is to do a piece of work, on which day, in which language and register it is said, and
whether every clause stands where the ear says it does. Days are also measured on a list of
expressions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.language.clauses import Clause, Reading, Role
from assistant.language.dates import due_date
from assistant.language.ear import Ear
from assistant.language.people import untitled
from assistant.language.training.labels import LabelledClause, LabelledText
from assistant.language.training.registers import SPELT

WORK = frozenset({Role.COMMITMENT, Role.ASSIGNMENT, Role.REQUEST})
DATES = "dates.tsv"


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether one question about a text of a language ("id", "en", "both") was answered rightly."""

    question: str
    language: str
    right: bool


def answers(texts: Sequence[LabelledText], ear: Ear) -> Iterator[Answer]:
    """Every question that the labels of `texts` answer."""
    for text in texts:
        reading = ear.read(text.text, me=text.writer, other=text.reader, on=text.on)
        for question, right in _of_text(text, reading):
            yield Answer(question, text.group, right)


def date_answers(path: Path) -> Iterator[Answer]:
    """The expressions of a file: words, the day of the note, the day meant ("-" where none)."""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        words, on, meant = line.split("\t")
        mention = due_date(words, date.fromisoformat(on))
        heard = mention.due.isoformat() if mention and mention.due else "-"
        yield Answer("day of an expression", "both", heard == meant)


def _of_text(text: LabelledText, reading: Reading) -> Iterator[tuple[str, bool]]:
    for clause in reading.clauses:
        yield "span", text.text[clause.start : clause.end] == clause.text
        if text.language in ("id", "en"):
            yield "language", clause.language == text.language
    yield "register", reading.register == SPELT.get(text.register, text.register)
    for label in text.clauses:
        if not reading.clauses:
            return
        heard = _closest(label, reading.clauses)
        if label.agent and label.roles[0] in WORK:
            yield "owner", untitled(heard.agent or "").lower() == label.agent.lower()
        if label.due_text:
            yield "day of work", heard.due == label.due


def _closest(label: LabelledClause, heard: Sequence[Clause]) -> Clause:
    return max(heard, key=lambda c: min(label.end, c.end) - max(label.start, c.start))
