"""Corrections: what is said later about the same work wins, its owner and its day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from assistant.jobs.recap.steps.days import named_days
from assistant.jobs.recap.steps.duplicates import likeness, topic_of
from assistant.jobs.recap.steps.owners import may_own
from assistant.jobs.recap.taking import taker
from assistant.jobs.recap.topics import says_nothing
from assistant.jobs.recap.words import load, pattern, spotter
from assistant.jobs.recap.work import DOERS, NAMED, Note, Work
from assistant.language.dates import DateMention

NEAR_LINES = 2
LITTLE = 2
"""Words of matter in a line that may take back the line before it."""


def amended(note: Note, work: tuple[Work, ...]) -> tuple[Work, ...]:
    """`work` after every correction in the note has been carried out."""
    standing = list(_by_other_owner(note, work))
    taken = {i for item in standing for i in item.told}
    for i in note.open_clauses():
        if i not in taken and spotter("correction").search(note.clauses[i].text):
            target = _target(note, i, standing)
            if target is not None:
                standing[target] = _corrected(note, standing[target], i)
    return tuple(standing)


def _by_other_owner(note: Note, work: tuple[Work, ...]) -> list[Work]:
    """Work told again with another owner or after a correcting word: the later telling holds."""
    standing: list[Work] = []
    for item in sorted(work, key=lambda each: each.told[0]):
        target = _earlier_telling(note, standing, item)
        if target is None:
            standing.append(item)
        else:
            standing[target] = _retold(note, standing[target], item)
    return standing


def _earlier_telling(note: Note, standing: Sequence[Work], item: Work) -> int | None:
    said = note.text[item.start : item.end]
    row = _row_meant(note, said, standing)
    if row is not None:
        return row
    corrects = bool(spotter("correction").search(said))
    if not corrects:
        standing = [each for each in standing if not _each_for_themselves(note, each, item)]
    need = note.scales.same_work if corrects else note.scales.other_owner
    need = note.scales.taken_back if _opening().match(said) else need
    scores = [(likeness(note, earlier, item), k) for k, earlier in enumerate(standing)]
    best, k = max(scores, default=(0.0, -1))
    if best >= need and (corrects or standing[k].owner != item.owner):
        return k
    topic = topic_of(note, item)
    takes_back = (_opening().match(said) and len(topic) <= LITTLE) or (
        corrects and says_nothing(topic)
    )
    if takes_back and standing and _near(note, standing[-1], item.told[0]):
        return len(standing) - 1
    return None


def _each_for_themselves(note: Note, earlier: Work, later: Work) -> bool:
    """Whether two speakers each say what they do: "I'll draft it / noted, I review it Friday"."""
    speakers = [note.clauses[item.told[-1]].speaker for item in (earlier, later)]
    own = [note.party.writer(speaker) for speaker in speakers if speaker]
    return len(set(own)) == 2 and own == [earlier.owner, later.owner]


def _near(note: Note, item: Work, i: int) -> bool:
    """Whether clause `i` stands in the line of the work or in the next two."""
    return 0 <= note.clauses[i].segment - note.clauses[item.told[-1]].segment <= NEAR_LINES


def _retold(note: Note, earlier: Work, later: Work) -> Work:
    """The later owner, day and proof, the fuller words; "row 3 is now the 26th" is no proof."""
    said = note.text[later.start : later.end]
    points = bool(_pointer().search(said))
    first = earlier if points or _opening().match(said) else later
    fuller = max(first, earlier, key=lambda each: len(topic_of(note, each)))
    told = earlier if points else fuller
    days = [day for i in later.told if (day := _new_day(note, i, earlier))]
    day = days[-1] if days else None
    later = replace(later, due=day.due if day else None, due_text=day.text if day else None)
    owner = None if _only_the_day(note, earlier, later) else _new_owner(note, later)
    proof = earlier if points and owner in (None, earlier.owner) else later
    return replace(
        later,
        told=(*earlier.told, *later.told),
        start=proof.start,
        end=proof.end,
        said=told.said,
        topic=earlier.topic or later.topic,
        owner=owner or earlier.owner,
        due=later.due or earlier.due,
        due_text=(later.due_text if later.due else None) or earlier.due_text or later.due_text,
    )


def _new_owner(note: Note, later: Work) -> str | None:
    """Whom a correction names first; else whoever does it."""
    if _opening().match(note.text[later.start : later.end]):
        return _doer(note, later.told[0]) or later.owner
    return later.owner if may_own(note, later.owner) else None


def _doer(note: Note, i: int) -> str | None:
    """Whom the frame of clause `i` names, else the first person named in it, else its agent."""
    who = taker(note.takings[i])
    if who and who.who:
        return who.who
    named = [mention.who for mention in note.mentions[i] if mention.kind in NAMED]
    return named[0] if named else note.clauses[i].agent


def _only_the_day(note: Note, earlier: Work, later: Work) -> bool:
    """Whether a correction moves the day and leaves the owner: "eh, Kamis aja"."""
    said = note.text[later.start : later.end]
    moves = later.owner is None or (later.due is not None and later.due != earlier.due)
    points = _opening().match(said) or _pointer().search(said)
    rest = said[opening.end() :] if (opening := _opening().match(said)) else said
    return moves and bool(points) and not spotter("owning").search(rest)


def _target(note: Note, i: int, standing: Sequence[Work]) -> int | None:
    """The work that a correcting clause speaks of."""
    before = [k for k, item in enumerate(standing) if item.told[0] < i]
    row = _row_meant(note, note.clauses[i].text, standing)
    if row is not None:
        return row
    topic = note.topics.of_clause[i]
    scores = [(note.topics.likeness(topic, topic_of(note, standing[k])), k) for k in before]
    best, k = max(scores, default=(0.0, -1))
    moves = _opening().match(note.clauses[i].text) or spotter("moves").search(note.clauses[i].text)
    if best >= (note.scales.taken_back if moves else note.scales.same_work):
        return k
    nearest = before[-1] if before else None
    if nearest is None or not _follows(note, standing[nearest], i):
        return None
    return nearest


def _follows(note: Note, item: Work, i: int) -> bool:
    """Whether clause `i` stands right behind the work, with little to say of its own."""
    last = max(t for t in item.told if t < i)
    topic = note.topics.of_clause[i]
    said = note.clauses[i].text
    points = _opening().match(said) or spotter("moves").search(said)
    little = LITTLE if points and (note.same_line(last, i) or _opening().match(said)) else 0
    return i - last <= 2 and (says_nothing(topic) or len(topic) <= little)


def _corrected(note: Note, item: Work, i: int) -> Work:
    clause = note.clauses[i]
    mention = _new_day(note, i, item)
    owner = _doer(note, i) if spotter("owning").search(clause.text) else _named_at_once(note, i)
    if mention is None and owner is None:
        return item
    return replace(
        item,
        told=(*item.told, i),
        owner=owner or item.owner,
        due=mention.due if mention else item.due,
        due_text=mention.text if mention else item.due_text,
    )


def _named_at_once(note: Note, i: int) -> str | None:
    """Whom clause `i` names right behind its correcting word: "actually Tom, she has a cold"."""
    opening, first = _opening().match(note.clauses[i].text), next(iter(note.mentions[i]), None)
    if opening is None or first is None or first.kind not in DOERS:
        return None
    between = note.clauses[i].text[opening.end() : first.start]
    return first.who if not re.search(r"\w", between) else None


def _new_day(note: Note, i: int, item: Work) -> DateMention | None:
    """The day that clause `i` moves the work to: the last it names.

    Where that is the day the work already had, "eh, Kamis aja, Rabu aku cuti" means the first.
    """
    text = note.clauses[i].text
    days = [day for day in named_days(text, note.day(i), item.due) if day.due]
    if not days or days[-1].due != item.due:
        return days[-1] if days else None
    takes_back = _opening().match(text) and days[0].due != item.due
    return days[0] if takes_back else None


def _row_meant(note: Note, said: str, standing: Sequence[Work]) -> int | None:
    """The work in the table row or numbered line that `said` points at."""
    pointer = _pointer().search(said)
    if not pointer:
        return None
    number = pointer["number"]
    for k, item in enumerate(standing):
        segment = note.segment(item.told[0])
        line = note.text.rfind("\n", 0, segment.start) + 1
        front = note.text[line : segment.end]
        if re.match(rf"\W*{number}\b", front):
            return k
    return None


@cache
def _opening() -> re.Pattern[str]:
    return pattern(
        load("words")["opening_correction"],
        before=r"\A\W*(?:(?:oh|hm+|wait|ah|aduh|lho|sorry|maaf)\W+)?",
    )


@cache
def _pointer() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in load("words")["row"])
    return re.compile(rf"\b(?:{names})\s+(?P<number>\d{{1,2}})\b", re.IGNORECASE)
