"""What stays with the writer: private lines, and lines that speak to a program."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.checks.instructions import speaks_to_a_program, tells_of_people
from assistant.checks.leak import about_others
from assistant.jobs.recap.plain import is_plain
from assistant.jobs.recap.taking import OWNED
from assistant.jobs.recap.wording import sentence
from assistant.jobs.recap.words import spotter
from assistant.jobs.recap.work import Note
from assistant.language.clauses import Role
from assistant.language.status import cues

IN_A_SYSTEM = re.compile(
    r"\b(?:di|ke|dari|in|on|into|the|pakai|pake|via)\s(?:system|sistem)\s*,", re.I
)
"""A place of work, not somebody spoken to: "approve it in the system, soon"."""
FEW_SCRAPS = 8
NEVER = 1.01
"""No probability: the ear alone does not make an instruction of what people do."""
FEW_WORDS = 2
"""A private clause about so little is a mark for its neighbours: "jangan disebar"."""


def spoken_to_a_program(note: Note) -> frozenset[int]:
    """The clauses of every sentence in which the ear hears an instruction to a program."""
    heard = [
        i
        for i, clause in enumerate(note.clauses)
        if clause.p(Role.INSTRUCTION) >= _suspicion(note, i)
        or "machine" in cues(IN_A_SYSTEM.sub(" ", clause.text))
        or not is_plain(clause.text)
        or speaks_to_a_program(clause.text, clause.p(Role.INSTRUCTION))
    ]
    return frozenset(_sentences(note, heard))


def _suspicion(note: Note, i: int) -> float:
    """How surely the ear must hear an instruction; in a scrap it hears them too easily."""
    said = note.clauses[i].text
    if note.clauses[i].speaker and note.framed(i, "asked") and tells_of_people(said):
        return NEVER
    if len(said.split()) >= FEW_SCRAPS:
        return note.scales.machine
    return NEVER if tells_of_people(said) else note.scales.machine_scrap


def kept_private(note: Note) -> frozenset[int]:
    """The clauses that are for the writer alone."""
    heard = [i for i in range(len(note.clauses)) if _private(note, i)]
    return frozenset(j for i in heard for j in _reach(note, i))


def private_texts(note: Note, private: Iterable[int]) -> list[str]:
    """The private lines, verbatim; neighbouring clauses of a line as one."""
    texts: list[tuple[int, int, int]] = []
    for i in sorted(private):
        clause = note.clauses[i]
        if texts and texts[-1][0] == clause.segment and _adjoin(note, texts[-1][2], clause.start):
            texts[-1] = (clause.segment, texts[-1][1], clause.end)
        else:
            texts.append((clause.segment, clause.start, clause.end))
    return [note.text[start:end] for _, start, end in texts]


def _private(note: Note, i: int) -> bool:
    clause = note.clauses[i]
    if _marked(clause.text):
        return True
    framed = note.framed(i, *OWNED) or note.label(i)
    plain_work = framed and "private" not in cues(clause.text)
    if note.segment(i).done is False and "private" not in cues(clause.text):
        return False
    need = note.scales.private_work if plain_work else note.scales.private
    if clause.p(Role.PRIVATE) >= need or note.section(i) == "private":
        return True
    here = {name.lower() for name in (note.reading.me, note.reading.other) if name}
    return bool(about_others(clause.text, here))


def _marked(words: str) -> bool:
    """Whether the writer says that a line is theirs alone."""
    return bool(spotter("private_mark").search(words))


def _reach(note: Note, i: int) -> Iterable[int]:
    """The clauses that the private clause `i` covers."""
    words = note.clauses[i].text.rstrip()
    line = [j for j in range(len(note.clauses)) if abs(j - i) < 12 and note.same_line(i, j)]
    if words.endswith(":"):
        return [j for j in line if j >= i]
    mark = ("private" in cues(words) or _marked(words)) and ":" not in words
    if mark and len(note.topics.of_clause[i]) <= FEW_WORDS:
        return [*_sentence_before(note, i), *_sentences(note, [i])]
    return _sentences(note, [i])


def _sentence_before(note: Note, i: int) -> Iterable[int]:
    first = min(_sentences(note, [i]))
    return _sentences(note, [first - 1]) if first and note.same_line(first - 1, first) else []


def _sentences(note: Note, clauses: Iterable[int]) -> set[int]:
    """All clauses of the sentences in which `clauses` stand."""
    return {j for i in clauses for j in sentence(note, i)}


def _adjoin(note: Note, end: int, start: int) -> bool:
    return not re.search(r"\w", note.text[end:start])
