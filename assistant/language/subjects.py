"""Who does the work by the grammar of a clause: a clitic, a passive's doer, the subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.clauses import BOTH, Role
from assistant.language.lexicon import from_words, load_data
from assistant.language.people import (
    WORD,
    Mention,
    Party,
    is_common,
    is_contraction,
    takes_on,
    untitled_before,
)
from assistant.language.said import Said

CLITIC = re.compile(
    r"\b(?:ku\w{4,}|(?:jatah|bagian|tugas|giliran|urusan)ku\b|tak\s+(?=\w{3,})(?!ada|tahu|bisa|perlu|jadi|mau|pernah|akan))",
    re.IGNORECASE,
)
BEARER = re.compile(r"\b(?:jatah|bagian|tugas|giliran|urusan)ku\b", re.IGNORECASE)
PASSIVE = re.compile(
    r"\b(?:di\w{3,}(?:\s+(?:alih|ulang|langsung|lagi))?(?:\s+(?:oleh|sama|ama))?|oleh|by|biar|sudah|udah|sdh|udh|akan|tos|wis)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
TOGETHER = re.compile(r"\b(?:two|both|pair) of\s+$", re.IGNORECASE)
OBJECTS = frozenset({"me", "him", "her", "us", "them"})
OWNED = re.compile(
    r"(?:\b(?:is|are|was|were|it)|['’]s|,)\s+(mine|yours|hers|his|ours)\b(?=\s*(?:[,.;!)]|$|to\b|now\b|then\b|by\b))",
    re.IGNORECASE,
)
"""A share named by a pronoun: "registers are hers to print", "signs, hers, by Thursday"."""
SHARE = re.compile(
    r"\b(my|your|our|his|her)\s+(?:bit|part|job|task|share|turn|shift|side)\b(?=\s*(?:['’]s|is\b|was\b|[:,–—-]))",
    re.IGNORECASE,
)
OWNERS = {
    **dict.fromkeys(("my", "mine"), "speaker"),
    **dict.fromkeys(("your", "yours"), "addressee"),
    **dict.fromkeys(("our", "ours"), "both"),
}
OPENING = re.compile(
    r"\W*([A-Z][a-z]{2,})(?=\s+(?:me[a-z]{3,}|n[gy]?[aeiou][a-z]+|m[aeiou][a-z]+|[a-z]{2,}s|on|di|ke|yang|yg)\b)"
)
"""A word that may be a name, before what may be its verb: "Dimas nulis panduan", "Anke on keys"."""
SOURCE = re.compile(r"\b(?:from|dari|dr)\s+$", re.IGNORECASE)
MODAL_OPENS = re.compile(r"\W*(?:would|could|can|will|bisa|boleh)\s+", re.IGNORECASE)
CALLED = re.compile(
    r"\b(?:ya+h?|ok|oke|okay|dong|thx|thanks|makasih|sorry|sori|maaf|please|pls)\s+$", re.IGNORECASE
)
"""In front of a name that ends a clause and calls somebody: "lusa ya Win"."""
PLEADS = re.compile(r"\s*(?:[,:]|please\b|pls\b|tolong\b|tlg\b|bisa\b|boleh\b)", re.IGNORECASE)
"""Behind a stranger who is asked: "Hugh, ...", "front desk please ..."."""
WHO_DOES = re.compile(r"\W*(?:yang|yg|sing|nu)\s", re.IGNORECASE)
"""A clause about whoever does it: "yang beli galon si Dodo"."""
STATES = re.compile(r"\s+(?:am|is|are|was|were|have|has|had)\b(?!\s+to\b)", re.IGNORECASE)
"""Behind somebody who comes second: "you offered to chair it, for which I am grateful"."""
FRAME = re.compile(
    r"\W*(?:(?:as|so|then|terus|trus|lalu|jadi|akhirnya)\s+)?(?:we|kami|kita)(?:['’]ve)?\s+(?:all\s+|both\s+|udah\s+|sudah\s+)?"
    r"(?:agreed|decided|said|settled|split|sepakat|setuju|putuskan|mutusin|bagi(?:\s+tugas)?)\b"
    r"(?:(?:\s+\w+){0,4}\s*,|:|\s+(?:that|bahwa|kalau|kalo))?\s",
    re.IGNORECASE,
)


def owned(said: Said, who: Party) -> str | None:
    """ "The rota is mine", "signs, hers, by Thursday": the share's owner."""
    found = OWNED.search(said.text) or SHARE.search(said.text)
    if found is None:
        return None
    writer = who.writer(said.speaker)
    kind = OWNERS.get(found[1].lower())
    if kind == "speaker":
        return writer
    return BOTH if kind == "both" else who.counterpart(writer if kind == "addressee" else None)


def clitic(said: Said, who: Party) -> str | None:
    """ "kukirim", "jatahku": the one who speaks."""
    if said.role is Role.ASSIGNMENT and not BEARER.search(said.text):
        return None
    for match in CLITIC.finditer(said.text):
        if not match.group().lower().startswith(_not_clitic()):
            return who.writer(said.speaker)
    return None


def passive(said: Said, heard: Sequence[Mention]) -> str | None:
    """ "dipegang Budi", "oleh Ns. Herman", "by Priya"."""
    for mention in heard:
        if not mention.who or mention.kind == "addressee":
            continue
        if said.role is Role.ASSIGNMENT and mention.kind == "speaker":
            continue
        if PASSIVE.search(untitled_before(said.text, mention.start)):
            return mention.who
    return None


def subject(said: Said, heard: Sequence[Mention]) -> str | None:
    """Whoever takes it on in so many words, else the first one who is not an object."""
    text = said.text
    if said.role is Role.REQUEST:
        heard = [m for m in heard if m.kind != "speaker" and not _misread(text, m)]
    frame = FRAME.match(text)
    if frame and any(m.start >= frame.end() for m in heard):
        heard = [m for m in heard if m.start >= frame.end()]
    doing = [m for m in heard if m.who and not is_object(text, m)]
    for mention in doing:
        told_of = mention.start > doing[0].start and STATES.match(text, mention.end)
        if _takes(text, mention) and not told_of:
            return mention.who
    named = [m for m in heard if m.kind in ("name", "stranger")]
    if named and WHO_DOES.match(text):
        return named[-1].who
    known = [m for m in heard if m.who and m.kind != "stranger"]
    free = [m for m in known if not is_object(text, m) and not _is_possessor(m, heard)]
    if not free and (titled := _titled(text, heard)):
        return titled
    if said.role is Role.ASSIGNMENT and all(m.kind == "absent" for m in free):
        opening = _opening_name(text, heard)
        if opening:
            return opening
    return next((m.who for m in free), None) or _source(text, known) or _only_me(text, known)


def _misread(text: str, mention: Mention) -> bool:
    """Whether a stranger at the head of a plea is its verb: "Come to the fitting, will you?"."""
    opens = mention.kind == "stranger" and not text[: mention.start].strip(" -–—•*")
    return opens and not PLEADS.match(text, mention.end)


def _titled(text: str, heard: Sequence[Mention]) -> str | None:
    """ "Serda Anton menyiapkan kendaraan": a stranger whose title shows that it is a person."""
    strangers = (m for m in heard if m.kind == "stranger" and not is_object(text, m))
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
    opening = OPENING.match(text)
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


def is_object(text: str, mention: Mention) -> bool:
    """Whether something is done to, for or with somebody rather than by them."""
    words = WORD.findall(untitled_before(text, mention.start))
    if mention.kind == "both" and TOGETHER.search(text[: mention.start]):
        return False
    if CALLED.search(text[: mention.start]) and not text[mention.end :].strip(" .,!?)"):
        return True
    last, behind = words[-1].lower() if words else "", text[mention.end :]
    if last in _prepositions() or (last in _lets() and len(words) > 1):
        return True
    if mention.said.lower() in OBJECTS and last not in ("", "and", "but"):
        return not re.match(r"\s+to\s+(?!the|a|an|my|our|his|her|their)[a-z]", behind)
    if mention.kind in ("name", "stranger") and re.match(r"\s*[,?!]", behind):
        return not takes_on(text, mention.end)
    return bool(re.match(r"['’]s\s", behind)) and not is_contraction(behind)


@from_words
def _lets() -> frozenset[str]:
    return frozenset(load_data("people")["lets"])


@from_words
def _not_clitic() -> tuple[str, ...]:
    return tuple(load_data("people")["not_clitic"])


@from_words
def _prepositions() -> frozenset[str]:
    return frozenset(load_data("people")["prepositions"])
