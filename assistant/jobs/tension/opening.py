"""The first sentences: a shared purpose, what happened or a repair, and an invitation.

Every name, number and day in it comes from the account; a story or a label never gets in. Where
no clause can be turned to the other safely, the topic stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from assistant.checks.blame import stings
from assistant.jobs.feedback.person import said_to
from assistant.jobs.tension.account import OPENER, Account, Piece
from assistant.jobs.tension.other import Other, Voice
from assistant.jobs.tension.part import Deed, acts
from assistant.jobs.tension.situations import Readings
from assistant.jobs.tension.wording import capitals, filled, pick, slots, spoken
from assistant.jobs.tension.words import data, sign, unquoted
from assistant.language.clauses import Role
from assistant.language.people import Party, mentions

Want = Literal["heard", "helped", "decide"]
SHORTEST, LONGEST = 4, 24
"""Words of a fact that can be said in one breath."""
OBSERVED = 0.5
THIRD_PERSON = re.compile(
    r"(?<!\w)(?:he|she|him|his|her|hers|they|them|their|dia|ia|beliau|mereka|doi|\w{3,}nya)(?!\w)",
    re.IGNORECASE,
)


def opening(
    account: Account,
    other: Other,
    voice: Voice,
    reading: Readings,
    deed: Deed | None,
    want: Want | None,
) -> str:
    """What to say first."""
    texts = data(f"plan.{voice.language}")["opening"]
    values = slots(other, voice)
    values |= {"topic": spoken(reading.topic, voice), "goal": spoken(reading.goal, voice)}
    values["invite"] = filled(texts["invite"][want or "none"][voice.register], values)
    values["fact"] = "" if deed else _fact(account, other, voice)
    values["repair"] = _repair(deed, voice, values) if deed else ""
    kind = "repair" if deed else "fact"
    return filled(pick(texts[kind][voice.register], account), values)


def _repair(deed: Deed, voice: Voice, values: dict[str, str]) -> str:
    words = deed.repair[voice.language]
    return (words if isinstance(words, str) else words[voice.register]).format(**values)


def _fact(account: Account, other: Other, voice: Voice) -> str:
    """One thing that happened, said to the other; empty where none can be said safely."""
    for piece in sorted(account.of("fact"), key=_suits, reverse=True):
        said = _to_the_other(piece, other, voice)
        if said and _is_clean(said, account, other):
            return capitals(said.rstrip(" ,;.") + ".")
    return ""


def _suits(piece: Piece) -> float:
    """How well a piece serves as the fact: seen, done by the other, short."""
    theirs = acts(piece.text) != "mine"
    return piece.clause.p(Role.OBSERVATION) + 0.5 * theirs - 0.02 * len(piece.text.split())


def _to_the_other(piece: Piece, other: Other, voice: Voice) -> str:
    words = OPENER.sub("", piece.text).strip()
    if piece.clause.p(Role.OBSERVATION, Role.IMPACT) < OBSERVED:
        return ""
    if not SHORTEST <= len(words.split()) <= LONGEST:
        return ""
    (turned,) = said_to([words], voice.language, voice.you, other.name)
    return turned.removeprefix(f"{other.name}, ") if other.name else turned


def _is_clean(said: str, account: Account, other: Other) -> bool:
    """Whether nobody else, no story and no sting stands in it."""
    bare = unquoted(said)
    if THIRD_PERSON.search(bare) or stings(bare):
        return False
    if any(sign(name).search(bare) for name in ("motive", "label", "guess")):
        return False
    if any(story.lower() in said.lower() for story in account.stories):
        return False
    return not _names_somebody(bare)


def _names_somebody(bare: str) -> bool:
    found: Sequence[object] = [m for m in mentions(bare, Party()) if m.kind == "stranger"]
    return bool(found)
