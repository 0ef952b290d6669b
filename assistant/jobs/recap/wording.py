"""How a clause, a sentence or a table row is shown to a reader."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.jobs.recap.layout import row_cells
from assistant.jobs.recap.plain import plain
from assistant.jobs.recap.words import level, load
from assistant.jobs.recap.work import Note

INITIAL = re.compile(r"\A(?P<letter>[A-Z])\s?(?::|\s[-–—])\s+")
EDGES = " \t,;-–—|>"


def shown(note: Note, clauses: Sequence[int]) -> str:
    """Neighbouring clauses as a reader sees them; a table row as "topic: what, who"."""
    first, last = clauses[0], clauses[-1]
    if note.segment(first).cells:
        return _row(note, first)
    words = plain(note.text[note.clauses[first].start : note.clauses[last].end]).strip(EDGES)
    words = INITIAL.sub(lambda label: _named(note, label), words, count=1)
    return words[:1].upper() + words[1:]


def _named(note: Note, label: re.Match[str]) -> str:
    """An initial in front of a line as its name: "S: will call" is "Sam: will call"."""
    name = note.party.by_label(label["letter"])
    return f"{name}: " if name else label.group()


def sentence(note: Note, i: int) -> list[int]:
    """The clauses of the sentence in which clause `i` stands, in order."""
    low = high = i
    while low and note.same_sentence(low - 1, low):
        low -= 1
    while high + 1 < len(note.clauses) and note.same_sentence(high, high + 1):
        high += 1
    return list(range(low, high + 1))


def _row(note: Note, i: int) -> str:
    nothing = {str(word) for word in load("words")["empty_cell"]}
    cells = [plain(cell) for cell in row_cells(note.text, note.segment(i))]
    told = [cell for cell in cells if cell and level(cell) not in nothing and not cell.isdigit()]
    return ": ".join((told[0], ", ".join(told[1:]))) if len(told) > 1 else "".join(told)
