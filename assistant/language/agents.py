"""Who does the work a clause speaks of: does it, did it, will do it or is asked to.

Clear marks come first (an arrow, an owner's column, "by Rina", "dipegang Budi", "kukirim"), then
the one who is asked, then the subject, and last what the role makes likely: a plea without a
name goes to the one who is spoken to, a promise without one is the speaker's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.language.clauses import Role
from assistant.language.lexicon import from_words, load_data
from assistant.language.people import WORD, Mention, Party, is_common, is_title, mentions, takes_on

CLITIC = re.compile(
    r"\b(?:ku\w{4,}|(?:jatah|bagian|tugas|giliran|urusan)ku\b|tak\s+(?=\w{3,})(?!ada|tahu|bisa|perlu|jadi|mau|pernah|akan))",
    re.IGNORECASE,
)
LONGEST = 1_000
"""Characters of a clause in which its agent is looked for."""
BEARER = re.compile(r"\b(?:jatah|bagian|tugas|giliran|urusan)ku\b", re.IGNORECASE)
PASSIVE = re.compile(
    r"\b(?:di\w{3,}(?:\s+(?:oleh|sama|ama))?|oleh|by|biar|sudah|udah|sdh|udh|akan|tos|wis)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
THIRD_PERSON = re.compile(r"\w{2,}[^s\W]s|wishes")
SOURCE = re.compile(r"\b(?:from|dari|dr)\s+$", re.IGNORECASE)
FINISHED = re.compile(
    r"\W*(?:\w{3,}ed|sent|done|rang|told|gave|put|met|got|took|wrote)\s", re.IGNORECASE
)
FIELD = re.compile(r"\s*(?:[|,;—–(]|\s-\s|->|→|:\s)\s*")


@dataclass(frozen=True, slots=True)
class Said:
    """What `agents` needs to know of a clause; `fresh` where no connector ties it to the last."""

    text: str
    speaker: str | None
    role: Role
    cells: tuple[str, ...] = ()
    heading: bool = False
    listed: bool = False


@dataclass
class _Talk:
    """Whom the talk has spoken of so far."""

    who: Party
    absent: str | None = None
    owner: str | None = None
    last: str | None = None


def agents(said: Sequence[Said], who: Party) -> list[str | None]:
    """The agent of each clause of one text, in order: a name, "both" or None."""
    talk = _Talk(who)
    return [_agent(replace(clause, text=clause.text[:LONGEST]), talk) for clause in said]


def _agent(said: Said, talk: _Talk) -> str | None:
    who = talk.who
    heard = _filled(mentions(said.text, who, said.speaker), talk)
    if said.heading or re.fullmatch(r"[^:]{2,30}:\s*", said.text):
        talk.owner = _first_name(heard)
    found = (
        _owner(said, heard)
        or _asked(said, heard, who)
        or _clitic(said, who)
        or _passive(said, heard)
        or _subject(said, heard)
        or talk.owner
        or _carried(said, talk)
        or _likely(said, who)
    )
    talk.last = found
    named = [m.who for m in heard if m.kind in ("name", "stranger")]
    if named and said.speaker is None:
        talk.absent = _absent(named, who) or talk.absent
    return found


def _filled(heard: list[Mention], talk: _Talk) -> list[Mention]:
    """Give "he" and "she" a person: the one of this clause, of before, or the other."""
    last = talk.absent or talk.who.counterpart(None)
    return [replace(m, who=last) if m.kind == "absent" else m for m in heard]


def _absent(named: Sequence[str | None], who: Party) -> str | None:
    other = who.counterpart(None)
    return other if other in named else None


def _first_name(heard: Sequence[Mention]) -> str | None:
    return next((m.who for m in heard if m.kind in ("name", "stranger")), None)


def _owner(said: Said, heard: Sequence[Mention]) -> str | None:
    """Marks that only an owner bears."""
    for mention in heard:
        if mention.who and _owner_mark().search(said.text[: mention.start]):
            return mention.who
    known = [m for m in heard if m.kind != "stranger"]
    return (
        _cell(said.cells, known)
        or _label(said.text, known)
        or _field(said.text, known)
        or _cell(said.cells, heard)
        or _field(said.text, heard)
        or _label(said.text, heard)
    )


def _cell(cells: Sequence[str], heard: Sequence[Mention]) -> str | None:
    """A cell of a table that holds a name and nothing else."""
    for cell in cells:
        for mention in heard:
            if mention.who and _bare(cell).lower() == mention.said.lower():
                return mention.who
    return None


def _label(text: str, heard: Sequence[Mention]) -> str | None:
    """ "Rina: send the draft", "Owen — keys"."""
    first = next((m for m in heard if m.kind in ("name", "stranger", "both")), None)
    if (
        first
        and not _bare(text[: first.start])
        and re.match(r"\s*(?::|—|–|\s-\s)", text[first.end :])
    ):
        return first.who
    return None


def _field(text: str, heard: Sequence[Mention]) -> str | None:
    """A field of a list entry that holds a name and nothing else: "keys, Owen, by Friday"."""
    edges = [0, *(edge for m in FIELD.finditer(text) for edge in m.span()), len(text)]
    fields = list(zip(edges[::2], edges[1::2], strict=True))
    if len(fields) < 2:
        return None
    for start, end in fields[1:]:
        for mention in heard:
            if not mention.who or mention.kind in ("absent", "addressee"):
                continue
            if start <= mention.start and mention.end <= end:
                rest = text[start : mention.start] + text[mention.end : end]
                if not _bare(rest) or re.match(r"\s*(?:yang|yg)\b", text[mention.end : end]):
                    return mention.who
    return None


def _bare(words: str) -> str:
    """Words without titles and marks."""
    return " ".join(w for w in WORD.findall(words) if not is_title(w))


def _asked(said: Said, heard: Sequence[Mention], who: Party) -> str | None:
    """ "Rina minta aku kirim": me. "He'd like the list": whoever he talks to."""
    if said.role not in (Role.REQUEST, Role.ASSIGNMENT):
        return None
    ask = _asks().search(said.text)
    if not ask:
        return None
    before = [m for m in heard if m.end <= ask.start() + 3 and m.who]
    behind = [m for m in heard if m.start >= ask.end() and m.who]
    if said.role is Role.ASSIGNMENT:
        behind = [m for m in behind if m.kind != "absent"]
    if behind and not re.search(r"\w+\s+\w+\s+\w+", said.text[ask.end() : behind[0].start]):
        return behind[0].who
    if before and said.role is Role.REQUEST:
        return who.counterpart(before[-1].who)
    return None


def _clitic(said: Said, who: Party) -> str | None:
    if said.role is Role.ASSIGNMENT and not BEARER.search(said.text):
        return None
    for match in CLITIC.finditer(said.text):
        if not match.group().lower().startswith(_not_clitic()):
            return who.writer(said.speaker)
    return None


def _passive(said: Said, heard: Sequence[Mention]) -> str | None:
    """ "dipegang Budi", "oleh Ns. Herman", "by Priya"."""
    for mention in heard:
        if not mention.who or mention.kind == "addressee":
            continue
        if said.role is Role.ASSIGNMENT and mention.kind == "speaker":
            continue
        if PASSIVE.search(_before(said.text, mention)):
            return mention.who
    return None


def _subject(said: Said, heard: Sequence[Mention]) -> str | None:
    """Whoever takes it on in so many words, else the first one who is not an object."""
    text = said.text
    if said.role is Role.REQUEST:
        heard = [m for m in heard if m.kind != "speaker"]
    for mention in heard:
        if mention.who and takes_on(text, mention.end) and not _is_object(text, mention):
            return mention.who
    known = [m for m in heard if m.who and m.kind != "stranger"]
    free = [m for m in known if not _is_object(text, m) and not _is_possessor(m, heard)]
    if said.role is Role.ASSIGNMENT and all(m.kind == "absent" for m in free):
        opening = _opening_name(text, heard)
        if opening:
            return opening
    return next((m.who for m in free), None) or _source(text, known)


def _opening_name(text: str, heard: Sequence[Mention]) -> str | None:
    """ "Dimas nulis panduan", "Anke on keys": an unknown name that opens an assignment."""
    opening = re.match(r"\W*([A-Z][a-z]{2,})(?=\s+[a-z])", text)
    if opening is None or any(m.start <= opening.end() for m in heard):
        return None
    word = opening[1]
    return None if is_common(word) or word.endswith(("nya", "an", "ing")) else word


def _is_possessor(mention: Mention, heard: Sequence[Mention]) -> bool:
    """ "laporan kamu aku kirim": the first of two neighbouring pronouns only owns the thing."""
    return mention.kind in ("addressee", "name") and any(
        m.kind == "speaker" and 0 < m.start - mention.end <= 1 for m in heard
    )


def _source(text: str, heard: Sequence[Mention]) -> str | None:
    """ "The list from Rina by Friday": hers to bring."""
    for mention in heard:
        if SOURCE.search(_before(text, mention)):
            return mention.who
    return None


def _is_object(text: str, mention: Mention) -> bool:
    words = WORD.findall(_before(text, mention))
    if words and words[-1].lower() in _prepositions():
        return True
    vocative = re.match(r"\s*[,?!]", text[mention.end :]) and mention.kind in ("name", "stranger")
    return bool(vocative) or text[mention.end :].lower().startswith(("'s ", "’s "))


def _before(text: str, mention: Mention) -> str:
    """What stands in front of a mention, titles taken off."""
    before = text[: mention.start]
    while (last := re.search(r"(\S+)\s+$", before)) and is_title(last[1]):
        before = before[: last.start(1)]
    return before


def _carried(said: Said, talk: _Talk) -> str | None:
    """The subject of the clause before, or of a verb in the third person: "promises a menu"."""
    words = [word.lower() for word in WORD.findall(said.text)[:2]]
    if words and words[0] in _carried_on() and talk.last:
        return talk.last
    if words and THIRD_PERSON.fullmatch(words[0]) and said.role is not Role.DONE:
        other = talk.who.counterpart(None)
        return talk.who.counterpart(other) if said.role is Role.REQUEST else other
    return None


def _likely(said: Said, who: Party) -> str | None:
    writer = who.writer(said.speaker)
    if said.role in (Role.REQUEST, Role.ASSIGNMENT):
        return who.counterpart(writer)
    if said.role is Role.COMMITMENT:
        return writer
    if said.role is Role.DONE and (said.speaker or FINISHED.match(said.text)):
        return writer
    return None


@from_words
def _owner_mark() -> re.Pattern[str]:
    marks = "|".join(load_data("people")["owner_marks"])
    return re.compile(rf"(?:^|[\s(|,;:—–-])(?:{marks})\s*(?:\w+\.?\s+)?$", re.IGNORECASE)


@from_words
def _asks() -> re.Pattern[str]:
    asks = "|".join(load_data("people")["asks"])
    return re.compile(rf"(?:(?<!\w)(?:{asks})|['’]d (?:like|love))\b", re.IGNORECASE)


@from_words
def _not_clitic() -> tuple[str, ...]:
    return tuple(load_data("people")["not_clitic"])


@from_words
def _carried_on() -> frozenset[str]:
    return frozenset(load_data("people")["carried_on"])


@from_words
def _prepositions() -> frozenset[str]:
    return frozenset(load_data("people")["prepositions"])
