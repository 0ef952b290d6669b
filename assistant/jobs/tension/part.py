"""The writer's own part: what they did themselves, in their own words turned to "you".

Nothing is looked for where the account holds no deed of the writer's, and nothing is made up: a
part is a clause of the account, or the plain remark that nothing has been said to the other yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from assistant.jobs.tension.account import Account, Piece
from assistant.jobs.tension.words import QUOTED, data, pattern, unquoted
from assistant.language.clauses import Role
from assistant.language.lexicon import from_words
from assistant.texts import Language

LISTED = 0.4
"""What a listed deed adds to what the ear hears."""
NAMED = 0.5
"""From here on a clause is named as the writer's part."""
OWNED = 0.6
"""From here on the opening starts with it."""
MOST = 2
"""Parts named at once."""
MILD = frozenset({"kept-to-myself", "tit-for-tat"})
"""Deeds that explain more than they harm: named, but no reason to begin with an apology."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An entry of deeds.yaml."""

    name: str
    repair: dict[str, Any]
    concede: dict[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """A clause about the writer's own doing; `weight` is how surely it is one, 0 to 1."""

    piece: Piece
    weight: float
    deeds: tuple[Deed, ...]


def own_parts(account: Account) -> list[Part]:
    """The writer's parts that may be named, in order."""
    found = [_part(piece) for piece in account.pieces if piece.side in ("fact", "feeling")]
    return [part for part in found if part.weight >= NAMED]


def to_own_up_to(parts: list[Part]) -> Deed | None:
    """The deed that the opening should begin with."""
    heavy = [
        (part.weight, deed)
        for part in parts
        if part.weight >= OWNED
        for deed in part.deeds
        if deed.name not in MILD
    ]
    return max(heavy, key=lambda each: each[0])[1] if heavy else None


def named(parts: list[Part], language: Language) -> str:
    """The weightiest parts, said to the writer, in the order of the account."""
    chosen = sorted(parts, key=lambda part: -part.weight)[:MOST]
    said = [_clean(to_writer(part.piece.text, language)) for part in parts if part in chosen]
    return "; ".join(said)


def to_writer(text: str, language: Language) -> str:
    """The writer's "I" as the coach's "you", outside quotation marks."""
    parts: list[str] = []
    last = 0
    for match in QUOTED.finditer(text):
        parts += [_turned(text[last : match.start()], language), match.group()]
        last = match.end()
    return "".join([*parts, _turned(text[last:], language)])


def acts(text: str) -> str | None:
    """Who acts in a clause, by its first subject: mine, theirs or None."""
    found = _subject().search(unquoted(text))
    if not found:
        return None
    return "mine" if found["mine"] else "theirs"


def tries(account: Account) -> int:
    """How often the writer has already raised it with the other."""
    tried = pattern(tuple(data("person")["tried"]))
    return sum(bool(tried.search(unquoted(piece.text))) for piece in account.pieces)


def _part(piece: Piece) -> Part:
    heard = piece.clause.p(Role.OWN_PART)
    whose = acts(piece.text)
    deeds = tuple(deed for deed, signs in _deeds() if signs.search(unquoted(piece.text)))
    if whose == "theirs" and heard < NAMED:
        return Part(piece, 0.0, ())
    if whose == "mine" and deeds:
        heard += LISTED
    return Part(piece, min(1.0, heard), deeds)


def _clean(text: str) -> str:
    return re.sub(
        r"^\W*(?:and|so|but|dan|jadi|tapi|terus|lalu)\s+", "", text.strip(), flags=re.I
    ).rstrip(" ,;.")


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
    return tuple(
        (Deed(e["name"], e["repair"], e["concede"]), pattern(tuple(e["signs"])))
        for e in data("deeds")
    )


@from_words
def _subject() -> re.Pattern[str]:
    who = data("person")["subject"]
    return re.compile(
        rf"(?<!\w)(?:(?P<mine>{who['mine']})|(?P<theirs>{who['theirs']}))(?!\w)", re.IGNORECASE
    )
