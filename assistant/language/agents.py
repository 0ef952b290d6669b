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
from assistant.language.detect import lean
from assistant.language.lexicon import from_words, load_data
from assistant.language.owners import owner
from assistant.language.people import (
    WORD,
    Mention,
    Party,
    is_common,
    is_contraction,
    mentions,
    takes_on,
    untitled_before,
)

CLITIC = re.compile(
    r"\b(?:ku\w{4,}|(?:jatah|bagian|tugas|giliran|urusan)ku\b|tak\s+(?=\w{3,})(?!ada|tahu|bisa|perlu|jadi|mau|pernah|akan))",
    re.IGNORECASE,
)
LONGEST = 1_000
"""Characters of a clause in which its agent is looked for."""
BEARER = re.compile(r"\b(?:jatah|bagian|tugas|giliran|urusan)ku\b", re.IGNORECASE)
PASSIVE = re.compile(
    r"\b(?:di\w{3,}(?:\s+(?:alih|ulang|langsung|lagi))?(?:\s+(?:oleh|sama|ama))?|oleh|by|biar|sudah|udah|sdh|udh|akan|tos|wis)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
TOGETHER = re.compile(r"\b(?:two|both|pair) of\s+$", re.IGNORECASE)
BARE_ASKS = frozenset({"ask", "minta", "mohon", "mnt"})
"""Ask words that are a plea themselves where they open the clause."""
OBJECTS = frozenset({"me", "him", "her", "us", "them"})
THIRD_PERSON = re.compile(r"\w{2,}[^s\W]s|wishes")
SOURCE = re.compile(r"\b(?:from|dari|dr)\s+$", re.IGNORECASE)
FINISHED = re.compile(
    r"\W*(?:\w{3,}ed|sent|done|rang|told|gave|put|met|got|took|wrote)\s", re.IGNORECASE
)
IF = re.compile(r"\b(?:if|when|kalau|kalo|klo|jika|bila|unless)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
MODAL = re.compile(
    r"\b(?:would|could|can|will|please|pls|just|tolong|tlg|mohon|bisa|boleh)\s+"
    r"(?:you\s+|u\s+|kamu\s+|minta\s+)?$",
    re.IGNORECASE,
)
SUBJECT_NEAR = 6
"""Characters within which a subject follows "he told me (that)"."""
WILL = re.compile(r"^\s+(?:bakal|akan|mau|will)\s+$", re.IGNORECASE)
MODAL_OPENS = re.compile(r"\W*(?:would|could|can|will|bisa|boleh)\s+", re.IGNORECASE)
WHO_DOES = re.compile(r"\W*(?:yang|yg|sing|nu)\s", re.IGNORECASE)
"""A clause about whoever does it: "yang beli galon si Dodo"."""
FRAME = re.compile(
    r"\W*(?:we|kami|kita)(?:['’]ve)?\s+(?:all\s+|both\s+|udah\s+|sudah\s+)?"
    r"(?:agreed|decided|said|settled|sepakat|setuju|putuskan|mutusin)\b"
    r"(?:\s*,|:|\s+(?:that|bahwa|kalau|kalo))?\s",
    re.IGNORECASE,
)
OPEN_TO_ALL = re.compile(
    r"\b(?:someone|somebody|seseorang|ada yang|ada yg|mereka"
    r"|they(?!(?:['’]ll| will)? be)(?:['’]ll)?)\b",
    re.IGNORECASE,
)
AGENTLESS = re.compile(
    r"\b(?:(?:akan |harus |perlu |bakal )?di(?!a\b|sini|situ|mana|rinya|dia)[^\W\d_]{4,}"
    r"|(?:be|gets?|is|are|being)\s+(?:\w+ly\s+)?\w{2,}(?:ed|en|nt|ut|ne|ade|old|ought))\b",
    re.IGNORECASE,
)
TO_YOU = re.compile(
    r"\b(?:you|u)(?:['’]ll| will|['’]d)?\s+(?:have|get|hear|see|receive)\b", re.IGNORECASE
)
FROM_ME = re.compile(
    r"\b(?:gets?|has|have|had|receives?|hears?|dapat|dapet|terima|menerima)\b.*\bfrom me\b"
    r"|\bdari (?:aku|saya|gue|gw|gua)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """What `agents` needs to know of a clause."""

    text: str
    speaker: str | None
    role: Role
    cells: tuple[str, ...] = ()
    heading: bool = False


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
        or _receiver(said, heard)
        or _asked(said, heard, who)
        or _clitic(said, who)
        or _passive(said, heard)
        or _promised(said, who)
        or _subject(said, heard)
        or talk.owner
        or _carried(said, talk)
        or _likely(said, who)
    )
    talk.last = found
    return found


def _filled(text: str, heard: Sequence[Mention], who: Party) -> list[Mention]:
    """Give "he" and "she" a person: "Priya said she'd look", else the other of the talk."""
    filled: list[Mention] = []
    last = who.counterpart(None)
    for mention in heard:
        if mention.kind in ("name", "stranger") and not _is_object(text, mention):
            last = mention.who
        filled.append(replace(mention, who=last) if mention.kind == "absent" else mention)
    return filled


def _first_name(heard: Sequence[Mention]) -> str | None:
    return next((m.who for m in heard if m.kind in ("name", "stranger")), None)


def _asked(said: Said, heard: Sequence[Mention], who: Party) -> str | None:
    """ "Rina minta aku kirim": me. "He'd like the list": whoever he talks to."""
    if said.role not in (Role.REQUEST, Role.ASSIGNMENT, Role.COMMITMENT):
        return None
    ask = _asks().search(said.text)
    if not ask or IF.search(said.text[: ask.start()]):
        return None
    bare = not said.text[: ask.start()].strip(" -") and ask.group().lower() in BARE_ASKS
    if said.role is Role.REQUEST and (bare or MODAL.search(said.text[: ask.start()])):
        return who.counterpart(who.writer(said.speaker))
    before = [m for m in heard if m.end <= ask.start() + 3 and m.who]
    behind = [m for m in heard if m.start >= ask.end() and m.who]
    told_me = behind and behind[0].kind == "speaker" and behind[0].start <= ask.end() + 1
    if said.role is Role.COMMITMENT:
        reported = len(behind) > 1 and behind[1].start - behind[0].end <= SUBJECT_NEAR
        return behind[0].who if told_me and not reported else None
    if before and WILL.search(said.text[before[-1].end : ask.start()]):
        return before[-1].who
    if said.role is Role.ASSIGNMENT:
        behind = [m for m in behind if m.kind != "absent"]
    if behind and not re.search(r"\w+\s+\w+\s+\w+", said.text[ask.end() : behind[0].start]):
        return behind[0].who
    if before and said.role is Role.REQUEST:
        return who.counterpart(before[-1].who)
    return None


def _receiver(said: Said, heard: Sequence[Mention]) -> str | None:
    """Who is given work: "saya ditugasi Pak Joko", "Agnes has been told to"."""
    given = (m for m in heard if m.who and _receives().match(said.text, m.end))
    return next((m.who for m in given), None)


def _promised(said: Said, who: Party) -> str | None:
    """ "You'll have it by Monday", "the donor gets a letter from me": the one who speaks."""
    if said.role is not Role.COMMITMENT:
        return None
    given = TO_YOU.search(said.text) or FROM_ME.search(said.text)
    return who.writer(said.speaker) if given else None


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
        if PASSIVE.search(untitled_before(said.text, mention.start)):
            return mention.who
    return None


def _subject(said: Said, heard: Sequence[Mention]) -> str | None:
    """Whoever takes it on in so many words, else the first one who is not an object."""
    text = said.text
    if said.role is Role.REQUEST:
        heard = [m for m in heard if m.kind != "speaker"]
    frame = FRAME.match(text)
    if frame and any(m.start >= frame.end() for m in heard):
        heard = [m for m in heard if m.start >= frame.end()]
    for mention in heard:
        if mention.who and _takes(text, mention) and not _is_object(text, mention):
            return mention.who
    named = [m for m in heard if m.kind in ("name", "stranger")]
    if named and WHO_DOES.match(text):
        return named[-1].who
    known = [m for m in heard if m.who and m.kind != "stranger"]
    free = [m for m in known if not _is_object(text, m) and not _is_possessor(m, heard)]
    if not free and (titled := _titled(text, heard)):
        return titled
    if said.role is Role.ASSIGNMENT and all(m.kind == "absent" for m in free):
        opening = _opening_name(text, heard)
        if opening:
            return opening
    return next((m.who for m in free), None) or _source(text, known) or _only_me(text, known)


def _titled(text: str, heard: Sequence[Mention]) -> str | None:
    """ "Serda Anton menyiapkan kendaraan": a stranger whose title shows that it is a person."""
    strangers = (m for m in heard if m.kind == "stranger" and not _is_object(text, m))
    with_title = (m for m in strangers if len(untitled_before(text, m.start)) < m.start)
    return next((m.who for m in with_title), None)


def _takes(text: str, mention: Mention) -> bool:
    """ "Ayesha will", "would Ayesha": a name beside a word of taking on."""
    if text[mention.end : mention.end + 1] == ":":
        return False
    asked = mention.kind in ("name", "stranger") and MODAL_OPENS.fullmatch(text[: mention.start])
    return takes_on(text, mention.end) or bool(asked)


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


def _only_me(text: str, heard: Sequence[Mention]) -> str | None:
    """ "Potatoes me, tonight": where nobody else does anything, even "me"."""
    mine = (
        m for m in heard if m.said.lower() == "me" and re.match(r"\s*(?:[,.;)]|$)", text[m.end :])
    )
    return next((m.who for m in mine), None)


def _source(text: str, heard: Sequence[Mention]) -> str | None:
    """ "The list from Rina by Friday": hers to bring."""
    for mention in heard:
        if SOURCE.search(untitled_before(text, mention.start)):
            return mention.who
    return None


def _is_object(text: str, mention: Mention) -> bool:
    words = WORD.findall(untitled_before(text, mention.start))
    if mention.kind == "both" and TOGETHER.search(text[: mention.start]):
        return False
    last, behind = words[-1].lower() if words else "", text[mention.end :]
    if last in _prepositions() or (last in _lets() and len(words) > 1):
        return True
    if mention.said.lower() in OBJECTS and last not in ("", "and", "but"):
        return not re.match(r"\s+to\s+(?!the|a|an|my|our|his|her|their)[a-z]", behind)
    if mention.kind in ("name", "stranger") and re.match(r"\s*[,?!]", behind):
        return not takes_on(text, mention.end)
    return bool(re.match(r"['’]s\s", behind)) and not is_contraction(behind)


def _carried(said: Said, talk: _Talk) -> str | None:
    """The subject of the clause before, or of a verb in the third person: "promises a menu"."""
    words = [word.lower() for word in WORD.findall(said.text)[:2]]
    if words and words[0] in _carried_on() and talk.last:
        return talk.last
    if (
        words
        and THIRD_PERSON.fullmatch(words[0])
        and lean(words[0]) < 0
        and said.role is not Role.DONE
    ):
        other = talk.who.counterpart(None)
        return talk.who.counterpart(other) if said.role is Role.REQUEST else other
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


def _left_open(said: Said) -> bool:
    """Whether the work is nobody's yet: "someone has to call", in notes also "will be painted"."""
    passive = said.speaker is None and not said.cells and AGENTLESS.search(said.text)
    return bool(passive or OPEN_TO_ALL.search(said.text))


@from_words
def _receives() -> re.Pattern[str]:
    words = "|".join(load_data("people")["receives"])
    return re.compile(
        rf"\s+(?:{words})\b|['’]s\s+been\s+(?:asked|told|given|handed)\b", re.IGNORECASE
    )


@from_words
def _lets() -> frozenset[str]:
    return frozenset(load_data("people")["lets"])


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
