"""What was settled, and what stayed open."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.jobs.recap.wording import sentence, shown
from assistant.jobs.recap.words import spotter
from assistant.jobs.recap.work import Note, Work
from assistant.language.clauses import Role
from assistant.language.dates import find_dates

MOST = 12
FEWEST_WORDS = 3
LONGEST = 180
"""Characters up to which a whole sentence is shown for one of its clauses."""
SETTLED = (Role.DECISION, Role.CANCELLATION)
CLOSING = (*SETTLED, Role.POLITE_NO, Role.COMMITMENT, Role.ASSIGNMENT)


def decisions(note: Note, work: Iterable[Work]) -> list[str]:
    """What was decided or dropped, in the note's words; work that is an item is not repeated."""
    told = _told(work)
    found = (i for i in _lines(note) if i not in told and _settled(note, i))
    return _distinct(_whole(note, i, told) for i in found)


def open_questions(note: Note, work: Iterable[Work]) -> list[str]:
    """What was asked and not answered."""
    told = _told(work)
    found = (i for i in _lines(note) if i not in told and _unanswered(note, i))
    return _distinct(_in_context(note, i, told) for i in found)


def _settled(note: Note, i: int) -> bool:
    if note.section(i) in ("decisions", "dropped"):
        return True
    said = note.clauses[i].text
    if spotter("moves").search(said) and find_dates(said, note.day(i)):
        return True
    words = len(said.split())
    return words >= FEWEST_WORDS and note.clauses[i].p(*SETTLED) >= note.scales.settled


def _unanswered(note: Note, i: int) -> bool:
    if note.section(i) == "questions":
        return True
    asks = note.clauses[i].p(Role.OPEN_QUESTION) >= note.scales.open
    return asks and not _answered(note, i)


def _answered(note: Note, i: int) -> bool:
    """Whether somebody else speaks next, or the line itself goes on to settle it."""
    after = i + 1
    if after == len(note.clauses):
        return False
    clause, following = note.clauses[i], note.clauses[after]
    if clause.speaker:
        other = following.speaker not in (None, clause.speaker)
        return other and not spotter("unsettled").search(following.text)
    return note.same_line(i, after) and following.has(*CLOSING, at_least=note.scales.settled)


def _whole(note: Note, i: int, told: set[int]) -> str:
    """The sentence of clause `i`, if it is short and holds nothing that is said elsewhere."""
    around = sentence(note, i)
    fits = all(note.readable(j) and j not in told for j in around)
    whole = shown(note, around) if fits else ""
    return whole if 0 < len(whole) <= LONGEST else shown(note, [i])


def _in_context(note: Note, i: int, told: set[int]) -> str:
    """A question as it stands; what only says that nobody knows, with the words before it."""
    before = i - 1
    if "?" in note.clauses[i].text and (rest := _left_unsettled(note, i, told)):
        return shown(note, [i, rest])
    asks = "?" in note.clauses[i].text or note.segment(i).cells
    usable = before >= 0 and note.same_line(before, i) and note.readable(before)
    if asks or not usable or before in told:
        return shown(note, [i])
    return shown(note, [before, i])


def _left_unsettled(note: Note, i: int, told: set[int]) -> int | None:
    """The clause behind a question, in its line, that says why it stays open."""
    after = i + 1
    if after >= len(note.clauses) or after in told or not note.same_line(i, after):
        return None
    clause = note.clauses[after]
    open_ = spotter("unsettled").search(clause.text) or clause.p(Role.OPEN_QUESTION, Role.STATUS)
    return after if note.readable(after) and "?" not in clause.text and open_ else None


def _lines(note: Note) -> Iterable[int]:
    return (i for i in range(len(note.clauses)) if note.readable(i))


def _told(work: Iterable[Work]) -> set[int]:
    return {i for item in work for i in item.told}


def _distinct(lines: Iterable[str]) -> list[str]:
    """Each line once, and none that stands within another."""
    said = list(dict.fromkeys(line.rstrip(" ,;") for line in lines if line))
    whole = [
        one
        for one in said
        if not any(one != other and one.lower() in other.lower() for other in said)
    ]
    return whole[:MOST]
