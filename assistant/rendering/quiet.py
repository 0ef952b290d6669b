"""What the owner of notes is told, once and quietly, where a line in them is serious."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from assistant.checks.limits.help import Person, help_for
from assistant.checks.verdict import Verdict
from assistant.memory.notes import Note
from assistant.texts import Language, text

SeriousLines = Callable[[str], list[tuple[int, int, Verdict]]]
"""Finds the serious passages of a text: start, end and verdict of each."""
MOST = 5
"""Passages shown: the notes themselves hold the rest."""


@dataclass(frozen=True, slots=True)
class QuietWord:
    """Passages of notes, each under its note's title, and whom to turn to about the gravest."""

    passages: tuple[tuple[str, str], ...]
    people: tuple[Person, ...]

    def lines(self, language: Language) -> list[str]:
        """Plain lines for the terminal; none where nothing is serious."""
        if not self.passages:
            return []
        return [
            text("limits.alarm-in-notes", language),
            *(f'  {title}: "{words}"' for title, words in self.passages),
            text("limits.people-title", language),
            *(f"  {person.line()}" for person in self.people),
        ]


def quiet_word(
    notes: Iterable[Note],
    serious: SeriousLines,
    language: Language,
    organisation: Path | None = None,
) -> QuietWord:
    """What is beyond doubt in `notes`. Nothing of it is kept, and nobody else is told."""
    found = [
        (note.title, " ".join(note.text[start:end].split()), verdict)
        for note in notes
        for start, end, verdict in serious(note.text)
        if verdict.stops
    ]
    if not found:
        return QuietWord((), ())
    found.sort(key=lambda each: -each[2].p)
    people = help_for(found[0][2], language, organisation).people
    return QuietWord(tuple((title, words) for title, words, _ in found[:MOST]), people)
