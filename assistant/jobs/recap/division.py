"""Clauses cut where somebody else takes over: "Rob to write it by Wed, Maya proofreads Thu".

A heading before a dash or a colon becomes a clause of its own where a person who does something
follows. A cut is made only where the words behind it say by themselves who does what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from assistant.jobs.recap.initials import people_in
from assistant.jobs.recap.steps.days import COUNTDOWN, named_days
from assistant.jobs.recap.taking import OWNED, Taking, takings
from assistant.jobs.recap.topics import Topics
from assistant.jobs.recap.words import spotter
from assistant.jobs.recap.work import DOERS
from assistant.language.clauses import Clause, Reading, Role, RoleGuess
from assistant.language.dates import find_dates
from assistant.language.people import Mention, Party, party, untitled_before
from assistant.language.status import cues

HEADING = re.compile(r"\s*(?::|->|→|\s[-–—])\s+$")
COMMA = re.compile(
    r"[,;]\s+(?:(?:and|dan|then|lalu|terus|trus|sedangkan|while)\s+)?$", re.IGNORECASE
)
PEOPLE = frozenset({"name", "stranger", "speaker"})
COUNTED = re.compile(r"\((?:\d{1,2}|[a-h])\)\s+(?=\w)")
"""A point counted within a line."""
SHORTEST_PART = 3
"""Words of a part that a semicolon cuts off."""
SEMICOLON = re.compile(r";\s+(?=\w)")
LONGEST_HEADING = 6
"""Words of a heading in front of a person."""
VERB = re.compile(r"^\W*(?:(?:to|will|yg|yang|bakal|akan|mau|nanti)\s+)*\S+", re.IGNORECASE)
"""What stands in front of the thing that something is done with."""
DOES = frozenset({*OWNED, "present", "chosen", "planned"}) - {"mine", "given", "told_to"}
ANY_VERB = DOES | {"bare"}
"""The same, and any person in front of a word: enough where a day stands behind it."""
ABOUT = (RoleGuess(Role.CONTEXT, 0.6),)


def divided(reading: Reading) -> Reading:
    """`reading` with its clauses cut where another person takes over."""
    who = party(reading.me, reading.other, reading.people)
    clauses = tuple(part for clause in reading.clauses for part in _parts(reading, clause, who))
    return replace(reading, clauses=clauses)


def _parts(reading: Reading, clause: Clause, who: Party) -> Iterator[Clause]:
    if reading.segments[clause.segment].cells or "?" in clause.text:
        yield clause
        return
    edges = [0, *_cuts(clause, who, reading), len(clause.text)]
    if len(edges) == 2:
        yield clause
        return
    for start, end in pairwise(edges):
        yield _part(clause, start, end, who)


def _part(clause: Clause, start: int, end: int, who: Party) -> Clause:
    said = clause.text[start:end].rstrip()
    people = people_in(said, who, clause.speaker)
    found = _doing(said, people, ANY_VERB)
    roles = clause.roles if people or COUNTED.match(said) else ABOUT
    first = clause.start + start
    agent = found.who.who if found and found.who else None if people else clause.agent
    return replace(
        clause,
        start=first,
        end=first + len(said),
        text=said,
        roles=roles,
        agent=agent,
        due=None,
        due_text=None,
    )


def _cuts(clause: Clause, who: Party, reading: Reading) -> list[int]:
    """Where in a clause another person, or the first one behind a heading, takes over."""
    people = people_in(clause.text, who, clause.speaker)
    cuts = _breaks(clause, people)
    for mention in people:
        start = len(untitled_before(clause.text, mention.start))
        before = clause.text[max((cut for cut in cuts if cut <= start), default=0) : start]
        if mention.kind in PEOPLE and _opens(clause, mention, start, before, who, reading):
            cuts = sorted({*cuts, start})
    return cuts


def _breaks(clause: Clause, people: list[Mention]) -> list[int]:
    """Where one line counts its points, "(1) … (2) …", or a semicolon parts two doers."""
    counted = [match.start() for match in COUNTED.finditer(clause.text)]
    if len(counted) > 1:
        return [start for start in counted if start]
    cuts = [match.end() for match in SEMICOLON.finditer(clause.text)]
    edges = [0, *cuts, len(clause.text)]
    shortest = min(len(clause.text[start:end].split()) for start, end in pairwise(edges))
    parts = [
        any(start <= mention.start < end and mention.kind in DOERS for mention in people)
        for start, end in pairwise(edges)
    ]
    return cuts if all(parts) and shortest >= SHORTEST_PART else []


def _opens(
    clause: Clause, mention: Mention, start: int, before: str, who: Party, reading: Reading
) -> bool:
    """Whether somebody starts something of their own at `mention`, behind `before`."""
    points_back = any(spotter(name).search(before) for name in ("formerly", "row", "correction"))
    if points_back or cues(before) & {"conditional"}:
        return False
    said = clause.text[start:]
    on = reading.segments[clause.segment].day or reading.on or date.today()
    dated = any(day.due for day in named_days(said, on))
    kinds = ANY_VERB if dated and COMMA.search(before) else DOES
    found = _doing(said, people_in(said, who, clause.speaker), kinds)
    if found is None or found.who is None or found.who.who != mention.who or found.who.start > 8:
        return False
    people = people_in(before, who, clause.speaker)
    earlier = [each for each in people if each.kind != "both"]
    if HEADING.search(before):
        if any(each.kind != "stranger" or mention.kind == "speaker" for each in earlier):
            return False
        return len(before.split()) <= LONGEST_HEADING and _says_what(said, mention, on)
    if not COMMA.search(before) or not (dated or _says_what(said, mention, on)):
        return False
    if any(each.kind in (*PEOPLE, "both") and each.who != mention.who for each in people):
        return _doing(before, people, kinds) is not None
    moved = bool(spotter("moves").search(before))
    return not earlier and (moved or _counts_days(before, said, on))


def _doing(said: str, people: list[Mention], kinds: frozenset[str]) -> Taking | None:
    """The frame of one of `kinds` of the first person who does something in `said`."""
    named = [(t.who.start, t) for t in takings(said, people) if t.who and t.kind in kinds]
    return min(named, key=lambda each: each[0])[1] if named else None


def _says_what(said: str, mention: Mention, on: date) -> bool:
    """Whether the words behind a person name more than a verb: "Rob writes the copy by Wed"."""
    rest = re.split(r"[,;.]", said.partition(mention.said)[2])[0]
    for day in reversed(find_dates(rest, on)):
        rest = rest[: day.start] + rest[day.end :]
    thing = VERB.sub("", COUNTDOWN.sub("", rest), count=1)
    return bool(Topics(()).of(thing))


def _counts_days(before: str, said: str, on: date) -> bool:
    """Whether `said` counts its day back from the one that `before` names."""
    return bool(COUNTDOWN.search(said)) and any(day.due for day in find_dates(before, on))
