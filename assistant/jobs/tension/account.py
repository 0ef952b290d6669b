"""The fair witness: an account taken apart into what a camera saw and the story told about it.

The ear has heard what each clause does; `data/stories.yaml` says where inside a clause a story
begins. What somebody is reported to have said is a fact, whatever it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Literal

from assistant.jobs.tension.words import sign
from assistant.language.clauses import Clause, Reading, Role
from assistant.language.people import is_title
from assistant.language.quoting import QUOTED, unquoted

Side = Literal["fact", "story", "feeling", "ahead", "question", "hearsay", "aside"]
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
"""How surely the ear must hear a story where no list agrees."""
SURELY = 0.9
"""The same where the clause says what the writer did."""
WEAKLY = 0.2
MOSTLY = 0.5
"""Share of a clause in quotation marks from which it is somebody's words."""
TELLER = 4
"""Words in front of "katanya" from which they tell who said it."""
SHORTEST = 2
"""Words of a span that says something."""
SENTENCE_BREAK = re.compile(r"[.!?]\s+(?=[A-Z])")
SENTENCE_END = re.compile(r"[.!?…][\"”»)]?\s*$")
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
    r"^(?:menurut ?(?:ku|aku|saya|gue|gw)|kayaknya|sepertinya|kukira|aku rasa|saya rasa|to my mind|"
    r"i (?:just |honestly |really )?(?:think|bet|feel|guess|believe)(?: that)?),?\s+",
    re.IGNORECASE,
)
"""What says that a story is the writer's."""
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


@dataclass(frozen=True)
class Account:
    """A reading with its pieces, in order."""

    reading: Reading
    pieces: tuple[Piece, ...]

    @cached_property
    def facts(self) -> list[str]:
        """Spans that a camera would have caught; neighbours in one sentence are one span."""
        return _distinct(_trimmed(span) for span in _joined(self.reading.text, self.pieces))

    @cached_property
    def stories(self) -> list[str]:
        """Spans that tell what the other thinks, wants or is."""
        return _distinct(_trimmed(p.text) for p in self.pieces if p.side == "story")

    @cached_property
    def surest_story(self) -> str | None:
        """The story that the ear is surest of."""
        told = self.of("story")
        surest = _trimmed(max(told, key=lambda p: _charge(p.clause)).text) if told else None
        return FRAME.sub("", surest) if surest else None

    def of(self, *sides: Side) -> list[Piece]:
        """The pieces on these sides."""
        return [piece for piece in self.pieces if piece.side in sides]


def witness(reading: Reading) -> Account:
    """The account as a fair witness hears it."""
    pieces: list[Piece] = []
    for piece in (p for clause in reading.clauses for p in _pieces(clause)):
        if pieces and pieces[-1].side == "story" and _only_a_reason(piece.text):
            pieces[-1] = _with_reason(pieces[-1], piece, reading.text)
        else:
            pieces.append(piece)
    return Account(reading, tuple(pieces))


def _with_reason(story: Piece, reason: Piece, text: str) -> Piece:
    return replace(story, end=reason.end, text=text[story.start : reason.end])


def _pieces(clause: Clause) -> Iterator[Piece]:
    if _several(clause):
        yield from _sentences(clause)
        return
    found = _story_places(clause)
    if found and not _whole_story(clause, found):
        yield from _cut(clause, found)
        return
    yield Piece(clause.start, clause.end, clause.text, _side(clause, bool(found)), clause)


def _several(clause: Clause) -> bool:
    """Whether sentences were left together."""
    return len(_stops(clause.text)) > 0


def _sentences(clause: Clause) -> Iterator[Piece]:
    for a, b in pairwise([0, *_stops(clause.text), len(clause.text)]):
        start = clause.start + a
        alone = replace(clause, start=start, end=clause.start + b, text=clause.text[a:b])
        yield from _pieces(alone)


def _stops(text: str) -> list[int]:
    """Where a new sentence begins, outside quotes and not behind "Mrs." or "Pak."."""
    return [
        match.end()
        for match in SENTENCE_BREAK.finditer(unquoted(text))
        if not is_title(text[: match.start()].split()[-1])
    ]


def _side(clause: Clause, listed: bool) -> Side:
    """The side of a clause that is not cut."""
    if clause.role is Role.INSTRUCTION:
        return "aside"
    if _ahead(clause):
        return "ahead"
    if _reported(clause):
        return "fact"
    bare = unquoted(clause.text)
    if not listed and _plain(bare):
        return "fact"
    if listed or _charge(clause) >= (SURELY if MINE.match(OPENER.sub("", clause.text)) else HEARD):
        return "story"
    if bare.rstrip().endswith("?"):
        return "question"
    heard = sign("hearsay").search(bare)
    if heard and not _names_the_teller(bare[: heard.start()]):
        return "hearsay"
    if sign("inner").search(bare) and clause.p(*EVENTS) < HEARD:
        return "feeling"
    if clause.p(Role.FEELING) >= HEARD and clause.p(*EVENTS) < WEAKLY and FIRST_PERSON.search(bare):
        return "feeling"
    return "fact"


def _plain(bare: str) -> bool:
    """Whether it says where somebody is, or what could be seen, and nothing is guessed."""
    told = any(sign(name).search(bare) for name in ("whereabouts", "seen"))
    return told and not sign("guess").search(bare)


def _names_the_teller(before: str) -> bool:
    """Whether an event stands in front: "he told me off in the group, katanya saya malas"."""
    return len(before.split()) >= TELLER and before.rstrip().endswith(",")


def _charge(clause: Clause) -> float:
    """How surely the clause tells a story; a feeling that is not the writer's own is one too."""
    charge = sum(guess.p for guess in clause.roles if guess.role in STORY)
    bare = unquoted(clause.text)
    if SOMEBODY.search(bare) and not FIRST_PERSON.search(bare):
        charge += clause.p(Role.FEELING)
    return min(1.0, charge)


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
    if inside or (start and _only_a_reason(clause.text[start:end])):
        return "story"
    return _rest(clause.text[start:end])


def _only_a_reason(text: str) -> bool:
    """Whether a part only says why the writer thinks so: "because I'm a woman"."""
    return bool(REASON.match(text)) and len(text.split()) <= SHORT_REASON


def _rest(text: str) -> Side:
    """What a part without a story's words is."""
    if len(text.split()) <= SHORTEST:
        return "aside"
    return "hearsay" if sign("hearsay").search(text) else "fact"


def _parts(clause: Clause) -> list[tuple[int, int]]:
    bare = unquoted(clause.text)
    joins = [m.start() for m in sign("joins").finditer(bare) if m.start() > 0]
    return list(pairwise(sorted({0, *joins, len(bare)})))


def _joined(text: str, pieces: Sequence[Piece]) -> Iterator[str]:
    start: int | None = None
    end = 0
    for piece in pieces:
        if piece.side != "fact":
            if start is not None:
                yield text[start:end]
            start = None
            continue
        if start is not None and _ends(text[start:end], piece.text):
            yield text[start:end]
            start = None
        start = piece.start if start is None else start
        end = piece.end
    if start is not None:
        yield text[start:end]


def _ends(span: str, following: str) -> bool:
    """Whether a sentence ends here; "9 p.m. for her" goes on."""
    return bool(SENTENCE_END.search(span)) and not following.lstrip()[:1].islower()


def bare_of(words: str) -> str:
    """Words without the connectors in front and the stops behind."""
    return OPENER.sub("", words).strip(" ,;.")


def _trimmed(span: str) -> str:
    """Without connectors in front and stops behind."""
    bare = OPENER.sub("", span).rstrip(" ,;:—–-\n")
    return bare[:-1].rstrip() if re.search(r"(?<!\.)[.]$", bare) else bare


def _distinct(spans: Iterator[str] | Sequence[str]) -> list[str]:
    return [s for s in dict.fromkeys(spans) if len(s.split()) >= SHORTEST]
