"""Who does the work a clause speaks of: does it, did it, will do it or is asked to.

Clear marks come first (an arrow, an owner's column, "by Rina", "dipegang Budi", "kukirim"), then
the one who is asked, then the subject, and last what the role makes likely: a plea without a
name goes to the one who is spoken to, a promise without one is the speaker's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.language.asking import asked, pleaded, promised, receiver
from assistant.language.clauses import BOTH, Role
from assistant.language.detect import lean
from assistant.language.lexicon import from_words, load_data
from assistant.language.owners import owner
from assistant.language.people import WORD, Mention, Party, mentions, speaks
from assistant.language.said import Said
from assistant.language.subjects import clitic, is_object, owned, passive, subject

LONGEST = 1_000
"""Characters of a clause in which its agent is looked for."""
THIRD_PERSON = re.compile(r"\w{2,}[^s\W]s|wishes")
FINISHED = re.compile(
    r"\W*(?:\w{3,}ed|sent|done|rang|told|gave|put|met|got|took|wrote)\s", re.IGNORECASE
)
OPEN_TO_ALL = re.compile(
    r"\b(?:someone|somebody|seseorang|ada yang|ada yg|mereka"
    r"|they(?!(?:['’]ll| will)? be)(?:['’]ll)?)\b",
    re.IGNORECASE,
)
JOINTLY = re.compile(
    r"\b(?:bareng(?:an|2|-bareng)?|bersama(?:-sama|an)?|sama-sama|together|jointly)\b"
    r"(?!\s+(?:tim|the team)\b)",
    re.IGNORECASE,
)
QUOTE = re.compile(r"[\"“«]|(?<=[\s:,])['‘](?=\w)")
NAMED = frozenset({"name", "stranger", "absent"})
AGENTLESS = re.compile(
    r"\b(?:(?:akan |harus |perlu |bakal )?di(?!a\b|sini|situ|mana|rinya|dia)[^\W\d_]{4,}"
    r"|(?:be|gets?|is|are|being)\s+(?:\w+ly\s+)?\w{2,}(?:ed|en|nt|ut|ne|ade|old|ought))\b",
    re.IGNORECASE,
)


@dataclass
class _Talk:
    """Whom the talk has spoken of so far."""

    who: Party
    owner: str | None = None
    last: str | None = None


def agents(said: Sequence[Said], who: Party) -> list[str | None]:
    """The agent of each clause of one text, in order: a name, "both" or None."""
    talk = _Talk(who)
    return [_agent(replace(clause, text=clause.text[:LONGEST]), talk) for clause in said]


def _agent(said: Said, talk: _Talk) -> str | None:
    who = talk.who
    heard = _filled(said.text, mentions(said.text, who, said.speaker), who)
    if said.heading or re.fullmatch(r"[^:]{2,30}:\s*", said.text):
        talk.owner = _first_name(heard)
    found = (
        owner(said.text, said.cells, heard)
        or owned(said, who)
        or receiver(said, heard)
        or asked(said, heard, who)
        or clitic(said, who)
        or passive(said, heard)
        or promised(said, who)
        or pleaded(said, heard, who)
        or _both(said, heard, who)
        or subject(said, heard)
        or talk.owner
        or _carried(said, talk)
        or _likely(said, who)
    )
    talk.last = found
    return found


def _filled(text: str, heard: Sequence[Mention], who: Party) -> list[Mention]:
    """Give "he" and "she" a person, "Priya said she'd look", else the other of the talk; and what
    is quoted to whoever says it: 'Priya said: "I'll look"'."""
    filled: list[Mention] = []
    last = who.counterpart(None)
    for mention in heard:
        if mention.kind in ("name", "stranger") and not is_object(text, mention):
            last = mention.who
        filled.append(replace(mention, who=last) if mention.kind == "absent" else mention)
    return _quoted(text, filled, who)


def _quoted(text: str, heard: list[Mention], who: Party) -> list[Mention]:
    quote = QUOTE.search(text)
    named = [m for m in heard if quote and m.end <= quote.start() and m.kind in NAMED and m.who]
    if not quote or not named or not speaks(text, named[-1].end):
        return heard
    sayer = named[-1].who
    meant = {"speaker": sayer, "addressee": who.counterpart(sayer)}
    return [
        replace(m, who=meant[m.kind]) if m.start >= quote.end() and m.kind in meant else m
        for m in heard
    ]


def _first_name(heard: Sequence[Mention]) -> str | None:
    return next((m.who for m in heard if m.kind in ("name", "stranger")), None)


def _carried(said: Said, talk: _Talk) -> str | None:
    """The subject of the clause before, or of a verb in the third person: "promises a menu"."""
    words = [word.lower() for word in WORD.findall(said.text)[:2]]
    if words and words[0] in _carried_on() and talk.last and said.role is not Role.REQUEST:
        return talk.last
    if (
        words
        and THIRD_PERSON.fullmatch(words[0])
        and lean(words[0]) < 0
        and said.role not in (Role.DONE, Role.REQUEST)
    ):
        return talk.who.counterpart(None)
    return None


def _likely(said: Said, who: Party) -> str | None:
    writer = who.writer(said.speaker)
    if said.role in (Role.COMMITMENT, Role.ASSIGNMENT) and _left_open(said):
        return None
    if said.role in (Role.REQUEST, Role.ASSIGNMENT):
        return who.counterpart(writer)
    if said.role is Role.COMMITMENT:
        return writer
    if said.role is Role.DONE and (said.speaker or FINISHED.match(said.text)):
        return writer
    return None


def _both(said: Said, heard: Sequence[Mention], who: Party) -> str | None:
    work = said.role in (Role.COMMITMENT, Role.ASSIGNMENT)
    return BOTH if work and _jointly(said.text, heard, who) else None


def _jointly(text: str, heard: Sequence[Mention], who: Party) -> bool:
    """ "Testing bareng hari Selasa", with nobody else named, and "bareng Kevin" by one of two."""
    found = JOINTLY.search(text)
    named = {m.who for m in heard if m.who}
    other = who.counterpart(None)
    if found is None or not named:
        return found is not None
    return named == {other} and not text[: found.start()].strip(" -–—•*")


def _left_open(said: Said) -> bool:
    """Whether the work is nobody's yet: "someone has to call", in notes also "will be painted"."""
    passive = said.speaker is None and not said.cells and AGENTLESS.search(said.text)
    return bool(passive or OPEN_TO_ALL.search(said.text))


@from_words
def _carried_on() -> frozenset[str]:
    return frozenset(load_data("people")["carried_on"])
