"""The writer's own part: what they did themselves, in their own words turned to "you".

Nothing is looked for where the account holds no deed of the writer's, and nothing is made up: a
part is a clause of the account, or the plain remark that nothing has been said to the other yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Literal

from assistant.jobs.capitals import small
from assistant.jobs.tension.account import SENTENCE_END, Account, Piece, bare_of
from assistant.jobs.tension.heads import NO_EVENT, events, shares
from assistant.jobs.tension.words import data
from assistant.language.clauses import Role
from assistant.language.lexicon import from_words, whole_words
from assistant.language.quoting import QUOTED, unquoted
from assistant.texts import Language

Actor = Literal["mine", "theirs"]
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
NEXT_DOER = re.compile(
    r"(?:,\s*|\s)(?:and|but|so|dan|tapi|terus|lalu|jadi)\s+"
    r"(?=(?:i|he|she|they|we|aku|saya|gue|gw|dia|beliau|mereka)\b)",
    re.IGNORECASE,
)
TOLD_BESIDE = re.compile(
    r"(?<!\w)(?:ever since|since|after|because|abis|habis|setelah|sejak|semenjak|gara-gara|karena|"
    r"soalnya)\s+(?=(?:i|aku|saya|gue|gw|gua)\b)",
    re.IGNORECASE,
)
"""What stands in front of the writer's doing in a side clause: "since I snapped at him"."""
BESIDE_ENDS = re.compile(
    r",|\s(?=(?:he|she|they|dia|beliau|mereka|doi)(?:['’]s)?\s(?:has|hasn|had|have|is|isn|won|"
    r"does|did|do|keeps|\w{3,}s|never|only|now|nggak|gak|ga|tidak|jadi|langsung|diem|diam|malah|nggak|mulai)\b)",
    re.IGNORECASE,
)
"""Where such a side clause ends and the other's doing begins."""
BORROWED = 0.5
"""What the ear's own part counts beside the share: it marks every doing, harmful or not."""
BARE = 4
"""Up to so many words a clause only says that the writer was wrong, not in what."""
HAPPENED = 0.5
"""How surely a clause must tell an event."""
LEADING = 4
"""Words in which a clause says who acts."""
MOST = 2
"""Parts named at once."""
IN_PUBLIC = "in-public"
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


@dataclass(frozen=True, slots=True)
class Part:
    """A clause about the writer's own doing; `weight` is how surely it is one, 0 to 1."""

    piece: Piece
    weight: float
    deeds: tuple[Deed, ...]


def own_parts(account: Account, name: str | None = None) -> list[Part]:
    """The writer's parts that may be named, in order."""
    acting: list[tuple[Piece, Actor | None]] = [
        (piece, whose)
        for piece, whose in _actors([*_by_doer(account.pieces)], name)
        if piece.side in ("fact", "feeling")
    ]
    heard = shares([bare_of(piece.text) for piece, _ in acting])
    found = (_part(*each, share) for each, share in zip(acting, heard, strict=True))
    return [part for part in found if part.weight >= NAMED]


def _by_doer(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Pieces cut where a new doer begins: "she rang once / and I let it ring"."""
    for piece in pieces:
        bare = unquoted(piece.text)
        cuts = {match.start() for match in NEXT_DOER.finditer(bare)} | {*_beside(bare)}
        for start, end in pairwise(sorted({0, *cuts, len(bare)})):
            words = piece.text[start:end]
            yield replace(piece, start=piece.start + start, end=piece.start + end, text=words)


def _beside(bare: str) -> Iterator[int]:
    """Where a side clause about the writer's doing begins and ends."""
    for match in TOLD_BESIDE.finditer(bare):
        yield match.end()
        ends = BESIDE_ENDS.search(bare, match.end())
        if ends:
            yield ends.start()


def to_own_up_to(parts: Sequence[Part]) -> list[tuple[Part, Deed]]:
    """What the opening may begin with: deeds that did harm, those that have a name first."""
    return [
        (part, deed)
        for part in sorted(parts, key=_rank)
        if part.weight >= OWNED
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


def _rank(part: Part) -> tuple[bool, bool, float]:
    """Deeds that have a name first, bare admissions behind the others."""
    bare = len(bare_of(part.piece.text).split()) <= BARE
    return part.deeds == (_unlisted(),), bare, -part.weight


def answers(account: Account, owned: Sequence[tuple[Part, Deed]], name: str | None) -> bool:
    """Whether the writer's doing came after something that the other did."""
    if not owned:
        return False
    first = min((part.piece for part, _ in owned), key=lambda piece: piece.start)
    before = [
        piece
        for piece in account.of("fact")
        if piece.end <= first.clause.start and acts(piece.text, name) == "theirs"
    ]
    told = events([bare_of(piece.text) for piece in before])
    return any(
        (1 - likely[NO_EVENT]) * (1 - piece.clause.p(Role.CONTEXT)) >= HAPPENED
        for piece, likely in zip(before, told, strict=True)
    )


def named(parts: Sequence[Part], language: Language) -> str:
    """The weightiest parts, said to the writer, in the order of the account."""
    chosen = sorted(parts, key=lambda part: -part.weight)[:MOST]
    first, *more = (_restated(part.piece.text, language) for part in parts if part in chosen)
    return "; ".join([first, *map(small, more)])


def _restated(text: str, language: Language) -> str:
    """Turned to "you"; verbatim in quotes where the clause leaves open who acts."""
    whose = acts(" ".join(text.split()[:LEADING]))
    if whose == "theirs" or (whose is None and text[:1].islower()):
        return f'"{_clean(text)}"'
    return to_writer(_clean(text), language)


def to_writer(text: str, language: Language) -> str:
    """The writer's "I" as the coach's "you", outside quotation marks."""
    parts: list[str] = []
    last = 0
    for match in QUOTED.finditer(text):
        parts += [_turned(text[last : match.start()], language), match.group()]
        last = match.end()
    return "".join([*parts, _turned(text[last:], language)])


def acts(text: str, name: str | None = None) -> Actor | None:
    """Who acts in a clause, by its first subject; `name` is what the other is called."""
    bare = unquoted(text)
    for found in _subject(name).finditer(bare):
        if not _not_behind().search(bare[: found.start()]):
            return "mine" if found["mine"] else "theirs"
    return None


def tries(account: Account) -> int:
    """How often the writer has already raised it with the other."""
    tried = whole_words(tuple(data("person")["tried"]))
    return sum(bool(tried.search(unquoted(piece.text))) for piece in account.pieces)


def _part(piece: Piece, whose: Actor | None, share: float) -> Part:
    """`share` is how surely the meaning of the words tells a share of the writer's."""
    bare = unquoted(piece.text)
    heard = piece.clause.p(Role.OWN_PART)
    deeds = tuple(sorted((d for d, signs in _deeds() if signs.search(bare)), key=_is_mild))
    surely = heard >= SURELY and piece.text == piece.clause.text
    if _shows("never", bare) or _shows("suffered", bare) or (whose == "theirs" and not surely):
        return Part(piece, 0.0, ())
    if whose == "mine" and deeds:
        mild = all(map(_is_mild, deeds))
        return Part(piece, max(heard, MILDLY if mild else LISTED), deeds)
    weight = max(heard * BORROWED, share) if whose == "mine" else heard
    if _shows("fair", bare):
        weight -= FAIR
    return Part(piece, max(0.0, weight), deeds or (_unlisted(),))


def _is_mild(deed: Deed) -> bool:
    return deed.name in MILD


def _shows(name: str, bare: str) -> bool:
    return bool(whole_words(tuple(data("person")[name])).search(bare))


def _actors(pieces: Sequence[Piece], name: str | None) -> Iterator[tuple[Piece, Actor | None]]:
    """Each piece with who acts in it; without a subject, who acted before in the sentence."""
    last: Actor | None = None
    for piece in pieces:
        last = acts(piece.text, name) or last
        yield piece, last
        if SENTENCE_END.search(piece.text):
            last = None


def _clean(text: str) -> str:
    return bare_of(text.strip())


def _turned(text: str, language: Language) -> str:
    forms = dict(tuple(pair) for pair in data("person")[language]["phrases"])
    low = {spelt.lower(): said for spelt, said in forms.items()}
    words = "|".join(re.escape(w) for w in sorted(forms, key=len, reverse=True))
    straight = text.replace("’", "'")

    def said(match: re.Match[str]) -> str:
        word = low[match.group().lower()]
        return (
            word[0].upper() + word[1:]
            if match.start() == 0 and match.group()[0].isupper()
            else word
        )

    turned = re.sub(rf"(?<![\w'])(?:{words})(?![\w'])", said, straight, flags=re.IGNORECASE)
    return _clitics(turned) if language == "id" else turned


def _clitics(text: str) -> str:
    table = data("person")["id"]

    def behind(match: re.Match[str]) -> str:
        word = match.group()
        return word if word.lower() in table["no_ku"] else f"{word[:-2]}mu"

    def before(match: re.Match[str]) -> str:
        word = match.group()
        known = any(word.lower().startswith(each) for each in table["no_ku_in_front"])
        return word if known else f"kamu {word[2:]}"

    text = re.sub(r"\b\w{2,}ku\b", behind, text)
    return re.sub(r"\b[Kk]u\w{4,}\b", before, text)


@from_words
def _deeds() -> tuple[tuple[Deed, re.Pattern[str]], ...]:
    return tuple((_deed(e), whole_words(tuple(e["signs"]))) for e in data("deeds") if e["signs"])


@from_words
def _unlisted() -> Deed:
    """What is said of a share that no list names."""
    return next(_deed(entry) for entry in data("deeds") if not entry["signs"])


def _deed(entry: dict[str, Any]) -> Deed:
    return Deed(*(entry[key] for key in ("name", "event", "felt", "needs", "repair", "concede")))


@from_words
def _not_behind() -> re.Pattern[str]:
    words = "|".join(data("person")["subject"]["not_behind"])
    return re.compile(rf"(?<![\w-])(?:{words})\s+$", re.IGNORECASE)


@from_words
def _subject(name: str | None) -> re.Pattern[str]:
    table = data("person")
    who, no_ku = table["subject"], "|".join(word[2:] for word in table["id"]["no_ku_in_front"])
    named = f"|{re.escape(name.split()[-1])}" if name else ""
    clitic = rf"ku(?!{no_ku})\w{{4,}}"
    return re.compile(
        rf"(?<!\w)(?:(?P<mine>{who['mine']}|{clitic})|(?P<theirs>{who['theirs']}{named}))(?!\w)",
        re.IGNORECASE,
    )
