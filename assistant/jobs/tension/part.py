"""The writer's own part: what they did themselves, in their own words turned to "you".

Nothing is looked for where the account holds no deed of the writer's, and nothing is made up: a
part is a clause of the account, or the plain remark that nothing has been said to the other yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.checks.blame import stings
from assistant.jobs.tension.account import Account
from assistant.jobs.tension.doers import Actor, actors, acts, by_doer
from assistant.jobs.tension.heads import NO_EVENT, events, shares
from assistant.jobs.tension.sides import Piece, bare_of
from assistant.jobs.tension.words import data
from assistant.language.clauses import Role
from assistant.language.lexicon import from_words, whole_words
from assistant.language.quoting import QUOTED, unquoted

LISTED = 0.75
"""How surely a clause with a listed deed of the writer's is a part, at least."""
MILDLY = 0.55
"""The same for the mild ones."""
FAIR = 0.5
"""What a fair doing (asking, offering, proving) takes away."""
SURELY = 0.8
"""How surely the ear must hear a part in a clause whose subject is the other."""
NAMED = 0.5
"""From here on a clause is named as the writer's part."""
OWNED = 0.6
"""From here on the opening starts with it."""
BORROWED = 0.5
"""What the ear's own part counts beside the share: it marks every doing, harmful or not."""
BARE = 4
"""Up to so many words a clause only says that the writer was wrong, not in what."""
HAPPENED = 0.5
"""How surely a clause must tell an event."""
EARLIER = re.compile(
    r"(?<!\w)(?:(?:he|she|they)['’]d|had)\s(?!to\b|rather|like|better|been\b)\w+"
    r"|\b(?:sebelumnya|duluan|lebih dulu|awalnya|mulanya)\b",
    re.IGNORECASE,
)
"""Says that something came before what was told already: "he'd written ..."."""
IN_PUBLIC, HARSH, LATE, UNLISTED = "in-public", "harsh", "late", "other"
THEM = re.compile(
    r"(?<!\w)(?:him|her|his|hers|them|their|he|she|they|dia|ia|beliau|mereka|doi|\w{3,}nya)(?!\w)",
    re.IGNORECASE,
)
STOP = re.compile(r"[.!?…]\s+|\n|[.!?…]$")
CAUSE = re.compile(
    r"(?<!\w)(?:because|cause|cos|since|due to|thanks to|gara-gara|gara2|karena|krn|akibat|"
    r"soalnya)\s(?P<what>[^,]{0,80})",
    re.IGNORECASE,
)
HURTS = frozenset({"harsh", "mocking", "interrupted", "credit", "gossip", "other"})
"""Deeds that hurt the more where others hear them."""
MILD = frozenset({"kept-to-myself", "tit-for-tat"})
"""Deeds that explain more than they harm: named, but no reason to begin with an apology."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An entry of deeds.yaml."""

    name: str
    event: str
    felt: dict[str, str]
    needs: dict[str, str]
    repair: dict[str, Any]
    concede: dict[str, str]
    goal: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A clause about the writer's own doing; `weight` is how surely it is one, 0 to 1.

    `harms` where it was done to the other, so that an apology fits.
    """

    piece: Piece
    weight: float
    deeds: tuple[Deed, ...]
    harms: bool = True


def own_parts(account: Account, name: str | None = None) -> list[Part]:
    """The writer's parts that may be named, in order."""
    acting: list[tuple[Piece, Actor | None]] = [
        (piece, whose)
        for piece, whose in actors([*by_doer(account.pieces)], name)
        if piece.side in ("fact", "feeling")
    ]
    heard = shares([bare_of(piece.text) for piece, _ in acting])
    found = (_part(*each, share) for each, share in zip(acting, heard, strict=True))
    return [
        replace(part, harms=_harms(part, account, name))
        for part in found
        if part.weight >= NAMED and not _shows("rightful", unquoted(part.piece.text))
    ]


def to_own_up_to(parts: Sequence[Part]) -> list[tuple[Part, Deed]]:
    """What the opening may begin with: deeds that did harm, those that have a name first."""
    return [
        (part, deed)
        for part in sorted(parts, key=_rank)
        if part.weight >= OWNED and part.harms
        for deed in part.deeds[:1]
        if deed.name not in MILD
    ]


def in_public(owned: Sequence[tuple[Part, Deed]]) -> bool:
    """Whether what is owned up to hurt the other before others, where it should be put right."""
    return any(
        deed.name == IN_PUBLIC or (deed.name in HURTS and _shows("before_others", part.piece.text))
        for part, deed in owned
    )


def demands(text: str) -> bool:
    """Whether a clause asks for something, swears or tells news: it says nothing that was done."""
    return _shows("never", unquoted(text))


def _harms(part: Part, account: Account, name: str | None) -> bool:
    """Whether it was done to the other; not silence, a feeling or what the other's act brought."""
    bare = unquoted(part.piece.text)
    deed = part.deeds[0].name
    if deed not in {IN_PUBLIC, *HURTS} - {UNLISTED} and _shows("no_amends", bare):
        return False
    if deed == UNLISTED:
        called = bool(name and name.split()[-1].lower() in bare.lower())
        return called or bool(THEM.search(bare))
    return deed != LATE or not _brought_about(part.piece, account, name)


def _brought_about(piece: Piece, account: Account, name: str | None) -> bool:
    """Whether the sentence gives the other, or a wait for something, as the cause."""
    text = unquoted(account.reading.text)
    opens = max((stop.end() for stop in STOP.finditer(text[: piece.start])), default=0)
    closes = STOP.search(text, piece.start)
    sentence = text[opens : closes.start() if closes else len(text)]
    cause = CAUSE.search(sentence)
    if not cause:
        return False
    called = bool(name and name.split()[-1].lower() in cause["what"].lower())
    return called or bool(THEM.search(cause["what"]) or _shows("forced", cause["what"]))


def _rank(part: Part) -> tuple[bool, bool, bool, float]:
    """Deeds that have a name first, then what hurts; bare admissions behind the others."""
    bare = len(bare_of(part.piece.text).split()) <= BARE
    hurts = part.deeds[0].name in {IN_PUBLIC, *HURTS}
    return part.deeds == (_unlisted(),), bare, not hurts, -part.weight


def answers(account: Account, owned: Sequence[tuple[Part, Deed]], name: str | None) -> bool:
    """Whether the writer's doing came after something that the other did."""
    if not owned:
        return False
    first = min((part.piece for part, _ in owned), key=lambda piece: piece.start)
    before = [
        piece
        for piece in by_doer(account.of("fact"))
        if acts(piece.text, name) == "theirs"
        and (piece.end <= first.clause.start or EARLIER.search(unquoted(piece.text)))
    ]
    told = events([bare_of(piece.text) for piece in before])
    return any(
        (1 - likely[NO_EVENT]) * (1 - piece.clause.p(Role.CONTEXT)) >= HAPPENED
        for piece, likely in zip(before, told, strict=True)
    )


def tries(account: Account) -> int:
    """How often the writer has already raised it with the other."""
    tried = whole_words(tuple(data("person")["tried"]))
    return sum(bool(tried.search(unquoted(piece.text))) for piece in account.pieces)


def _part(piece: Piece, whose: Actor | None, share: float) -> Part:
    """`share` is how surely the meaning of the words tells a share of the writer's."""
    bare = unquoted(piece.text)
    heard = piece.clause.p(Role.OWN_PART)
    deeds = tuple(sorted((d for d, signs in _deeds() if signs.search(bare)), key=_is_mild))
    if whose == "mine" and not deeds and _stung(piece.text):
        deeds = (_harsh(),)
    surely = heard >= SURELY and piece.text == piece.clause.text
    if _shows("never", bare) or _shows("suffered", bare) or (whose == "theirs" and not surely):
        return Part(piece, 0.0, ())
    if whose == "mine" and deeds:
        mild = all(map(_is_mild, deeds))
        return Part(piece, max(heard, MILDLY if mild else LISTED), deeds)
    if acts(piece.text) is None and not whole_words(tuple(data("person")["begins"])).match(
        bare_of(bare)
    ):
        return Part(piece, 0.0, ())
    weight = max(heard * BORROWED, share) if whose == "mine" else heard
    if _shows("fair", bare) and not _shows("before_others", bare):
        weight -= FAIR
    return Part(piece, max(0.0, weight), deeds or (_unlisted(),))


def _stung(text: str) -> bool:
    """Whether a quote in it is a hard word."""
    return any(stings(quote.group().strip("\"“”'")) for quote in QUOTED.finditer(text))


def _is_mild(deed: Deed) -> bool:
    return deed.name in MILD


def _shows(name: str, bare: str) -> bool:
    return bool(whole_words(tuple(data("person")[name])).search(bare))


@from_words
def _deeds() -> tuple[tuple[Deed, re.Pattern[str]], ...]:
    return tuple((_deed(e), whole_words(tuple(e["signs"]))) for e in data("deeds") if e["signs"])


@from_words
def _harsh() -> Deed:
    """What is said of a hard word."""
    return next(_deed(entry) for entry in data("deeds") if entry["name"] == HARSH)


@from_words
def _unlisted() -> Deed:
    """What is said of a share that no list names."""
    return next(_deed(entry) for entry in data("deeds") if not entry["signs"])


def _deed(entry: dict[str, Any]) -> Deed:
    keys = ("name", "event", "felt", "needs", "repair", "concede")
    return Deed(*(entry[key] for key in keys), goal=entry.get("goal"))
