"""On which side the words of a clause stand: a fact, a story, a feeling, the talk to come.

The ear has heard what each clause does, `heads.py` how much it sounds like a story told about the
other, and `data/stories.yaml` says where inside a clause a story begins. What somebody is reported
to have said is a fact, whatever it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Literal

from assistant.jobs.tension.heads import stories
from assistant.jobs.tension.words import sign
from assistant.language.clauses import Clause, Role
from assistant.language.people import is_title
from assistant.language.quoting import QUOTED, unquoted

Side = Literal["fact", "story", "feeling", "ahead", "question", "hearsay", "aside"]
Heard = Mapping[str, float]
"""How surely words tell a story, 0 to 1."""
STORY = (Role.MIND_READING, Role.JUDGEMENT, Role.SARCASM)
EVENTS = (Role.OBSERVATION, Role.IMPACT, Role.DONE, Role.OWN_PART)
AHEAD = (
    Role.COMMITMENT,
    Role.REQUEST,
    Role.PROPOSAL,
    Role.DECISION,
    Role.CONTEXT,
    Role.ASSIGNMENT,
    Role.OPEN_QUESTION,
)
HEARD = 0.5
"""How surely the ear must hear an event."""
SOUNDS, HARDLY = 0.4, 0.15
"""How surely ear and head together hear a story that no list knows; and what the head must say."""
SURELY = 0.9
"""The same for one of them where the clause says what the writer did."""
FULL_OF_IT, FREE_OF_IT = 0.85, 0.35
"""How surely one part of a clause tells a story, and another one does not, so that it is cut."""
WEAKLY = 0.2
MOSTLY = 0.5
"""Share of a clause in quotation marks from which it is somebody's words."""
TELLER = 4
"""Words in front of "katanya" from which they tell who said it."""
SHORTEST = 2
"""Words of a span that says something."""
LEAST_CUT = 4
"""Words of a part that the head may cut off."""
SENTENCE_BREAK = re.compile(r"[.!?]\s+(?=[A-Z])")
FILLERS = (
    r"(?:sure|ok|okay|well|so basically|basically|honestly|jadi gini|jujur|sebenarnya),"
    r"|jujur (?=aku|saya|gue)"
)
LINKS = (
    r"(?:and|but|so|then|because|dan|tapi|tetapi|jadi|lalu|terus|trus|trs|karena|soalnya|padahal)\b"
)
OPENER = re.compile(rf"^(?:[\s,;:—–-]|{FILLERS}|{LINKS})+", re.IGNORECASE)
REASON = re.compile(r"\W*(?:because|karena|soalnya|gara-gara)\b", re.IGNORECASE)
SHORT_REASON = 4
"""Words of a reason that holds no event of its own."""
FRAME = re.compile(
    r"^(?:menurut ?(?:ku|aku|saya|gue|gw)|kayaknya|sepertinya|kukira|"
    r"(?:aku|saya|gue) (?:rasa|yakin|tahu|tau)|to my mind|"
    r"i(?:['’]m| am) (?:sure|certain|convinced)(?: that)?|"
    r"i (?:just |honestly |really )?(?:think|bet|feel|guess|believe|know|reckon|suspect)(?: that)?)"
    r",?\s+",
    re.IGNORECASE,
)
"""What says that a story is the writer's."""
QUOTES = re.compile(r"(?:^|[\s(:,])['\"‘“]")
"""Where somebody's words begin, closed or not."""
PASSED_ON = re.compile(
    r"\b(?:told|tells|telling|says|said|saying|wrote|asked|bilang|cerita|ngomong|lapor|nanya|tanya)\s"
    r"(?:\S+\s){0,5}?(?:that|if|whether|kalau|kalo|bahwa|apa)\b",
    re.IGNORECASE,
)
"""Says that something was said, whatever it was."""
MINE = re.compile(r"(?:i|aku|saya|gue|gw)\b", re.IGNORECASE)
SOMEBODY = re.compile(r"^\W*(?:he|she|they|that|this|dia|beliau|mereka|itu)\b", re.IGNORECASE)
FIRST_PERSON = re.compile(
    r"(?<!\w)(?:i|i'm|i've|i'd|me|my|aku|saya|gue|gw|gua|ku\w+|\w+ku)(?!\w)", re.I
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the account at `start:end` that stand on one side."""

    start: int
    end: int
    text: str
    side: Side
    clause: Clause


def bare_of(words: str) -> str:
    """Words without the connectors in front and the stops behind."""
    return OPENER.sub("", words).strip(" ,;.")


def sided(clauses: Sequence[Clause]) -> Iterator[Piece]:
    """The pieces of the clauses, in order."""
    whole = [alone for clause in clauses for alone in _sentences(clause)]
    heard = _heard(whole)
    for clause in whole:
        yield from _pieces(clause, heard)


def only_a_reason(text: str) -> bool:
    """Whether a part only says why the writer thinks so: "because I'm a woman"."""
    return bool(REASON.match(text)) and len(text.split()) <= SHORT_REASON


def _heard(clauses: Sequence[Clause]) -> Heard:
    """What the head says of every clause and of each of its parts."""
    spans = [clause.text for clause in clauses]
    spans += [clause.text[a:b] for clause in clauses for a, b in _parts(clause)]
    once = [*dict.fromkeys(spans)]
    return dict(zip(once, stories([bare_of(unquoted(span)) for span in once]), strict=True))


def _sentences(clause: Clause) -> Iterator[Clause]:
    """The clause; where sentences were left together, each of them."""
    for a, b in pairwise([0, *_stops(clause.text), len(clause.text)]):
        start = clause.start + a
        yield replace(clause, start=start, end=clause.start + b, text=clause.text[a:b])


def _stops(text: str) -> list[int]:
    """Where a new sentence begins, outside quotes and not behind "Mrs." or "Pak."."""
    return [
        match.end()
        for match in SENTENCE_BREAK.finditer(unquoted(text))
        if not is_title(text[: match.start()].split()[-1])
    ]


def _pieces(clause: Clause, heard: Heard) -> Iterator[Piece]:
    found = _story_places(clause)
    if found and not _whole_story(clause, found):
        yield from _cut(clause, found)
        return
    told = [] if found or _reported(clause) else _told_parts(clause, heard)
    if told:
        yield from _cut(clause, told)
        return
    side = _side(clause, bool(found), heard[clause.text])
    yield Piece(clause.start, clause.end, clause.text, side, clause)


def _told_parts(clause: Clause, heard: Heard) -> list[tuple[int, int]]:
    """Parts that the head hears as a story, where another one is none."""
    parts = [(a, b, heard[clause.text[a:b]]) for a, b in _parts(clause)]
    full = [
        (a, b)
        for a, b, charge in parts
        if charge >= FULL_OF_IT
        and len(clause.text[a:b].split()) >= LEAST_CUT
        and SOMEBODY.match(OPENER.sub("", clause.text[a:b]))
    ]
    if QUOTES.search(clause.text):
        return []
    return full if any(charge <= FREE_OF_IT for *_, charge in parts) else []


def _side(clause: Clause, listed: bool, sounds: float) -> Side:
    """The side of a clause that is not cut; `sounds` is how much it sounds like a story."""
    if clause.role is Role.INSTRUCTION:
        return "aside"
    if _ahead(clause):
        return "ahead"
    if _reported(clause):
        return "fact"
    bare = unquoted(clause.text)
    if not listed and _plain(bare):
        return "fact"
    if listed or _is_story(clause, sounds):
        return "story"
    if bare.rstrip().endswith("?"):
        return "question"
    teller = sign("hearsay").search(bare)
    if teller and not _names_the_teller(bare[: teller.start()]):
        return "hearsay"
    return "feeling" if _feels(clause, bare) else "fact"


def _is_story(clause: Clause, sounds: float) -> bool:
    """Words that quote somebody are left to the ear: the head does not know who speaks."""
    bare = OPENER.sub("", clause.text)
    of_them = SOMEBODY.match(FRAME.sub("", bare))
    if MINE.match(bare) and not of_them:
        return charge(clause) >= SURELY
    if QUOTES.search(clause.text) or PASSED_ON.search(clause.text):
        return min(charge(clause), sounds) >= SURELY
    return sounds >= HARDLY and (charge(clause) + sounds) / 2 >= SOUNDS


def _feels(clause: Clause, bare: str) -> bool:
    """Whether it says how the writer is."""
    if sign("inner").search(bare) and clause.p(*EVENTS) < HEARD:
        return True
    felt = clause.p(Role.FEELING) >= HEARD and clause.p(*EVENTS) < WEAKLY
    return felt and bool(FIRST_PERSON.search(bare))


def _plain(bare: str) -> bool:
    """Whether it says where somebody is, or what could be seen, and nothing is guessed."""
    told = any(sign(name).search(bare) for name in ("whereabouts", "seen"))
    return told and not sign("guess").search(bare)


def _names_the_teller(before: str) -> bool:
    """Whether an event stands in front: "he told me off in the group, katanya saya malas"."""
    return len(before.split()) >= TELLER and before.rstrip().endswith(",")


def charge(clause: Clause) -> float:
    """How surely the ear hears a story; a feeling that is not the writer's own is one too."""
    surely = sum(guess.p for guess in clause.roles if guess.role in STORY)
    bare = unquoted(clause.text)
    if SOMEBODY.search(bare) and not FIRST_PERSON.search(bare):
        surely += clause.p(Role.FEELING)
    return min(1.0, surely)


def _reported(clause: Clause) -> bool:
    """Whether the clause reports what somebody said or wrote."""
    quoted = sum(len(m.group()) for m in QUOTED.finditer(clause.text))
    if quoted >= MOSTLY * len(clause.text):
        return True
    return bool(quoted and sign("told").search(unquoted(clause.text)))


def _ahead(clause: Clause) -> bool:
    """Whether it speaks of the talk to come."""
    if clause.p(Role.OBSERVATION, Role.OWN_PART) >= HEARD or clause.role not in AHEAD:
        return False
    bare = unquoted(clause.text)
    return bool(sign("ahead").search(bare) and sign("coming").search(bare))


def _story_places(clause: Clause) -> list[tuple[int, int]]:
    """Where in the clause the words of a story stand, outside quotes and reports."""
    bare = unquoted(clause.text)
    told = sign("told").search(bare)
    return [
        match.span()
        for name in ("motive", "label", "opinion")
        for match in sign(name).finditer(bare)
        if not (told and told.end() <= match.start() and not _breaks(bare, told.end(), match))
    ]


def _breaks(bare: str, start: int, match: re.Match[str]) -> bool:
    """Whether a connector stands between a report and the words behind it."""
    return bool(
        re.search(r"[,;]|\b(?:because|karena|soalnya|biar|supaya)\b", bare[start : match.start()])
    )


def _whole_story(clause: Clause, found: Sequence[tuple[int, int]]) -> bool:
    """Whether the story begins the clause, so that what follows belongs to it."""
    parts = _parts(clause)
    first = min(start for start, _ in found)
    return len(parts) == 1 or (
        first < parts[0][1] and clause.p(*EVENTS) < HEARD and not SENTENCE_BREAK.search(clause.text)
    )


def _cut(clause: Clause, found: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The parts of a clause between its connectors, each on its side; like neighbours are one."""
    parts = [(_part_side(clause, start, end, found), start, end) for start, end in _parts(clause)]
    for side, alike in groupby(parts, key=itemgetter(0)):
        places = list(alike)
        start, end = places[0][1], places[-1][2]
        text = clause.text[start:end]
        yield Piece(clause.start + start, clause.start + end, text, side, clause)


def _part_side(clause: Clause, start: int, end: int, found: Sequence[tuple[int, int]]) -> Side:
    inside = any(a < end and start < b for a, b in found)
    if inside or (start and only_a_reason(clause.text[start:end])):
        return "story"
    return _rest(clause.text[start:end])


def _rest(text: str) -> Side:
    """What a part without a story's words is."""
    if len(text.split()) <= SHORTEST:
        return "aside"
    return "hearsay" if sign("hearsay").search(text) else "fact"


def _parts(clause: Clause) -> list[tuple[int, int]]:
    bare = unquoted(clause.text)
    joins = [m.start() for m in sign("joins").finditer(bare) if m.start() > 0]
    return list(pairwise(sorted({0, *joins, len(bare)})))
