"""Who acts in a clause: the writer, the other, or somebody whom it does not name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from assistant.jobs.tension.account import SENTENCE_END
from assistant.jobs.tension.sides import Piece
from assistant.jobs.tension.words import data
from assistant.language.lexicon import from_words
from assistant.language.quoting import unquoted

Actor = Literal["mine", "theirs"]
NEXT_DOER = re.compile(
    r"(?:,\s*|\s)(?:and|but|so|dan|tapi|terus|trus|(?<!senin )(?<!selasa )(?<!rabu )(?<!kamis )"
    r"(?<!jumat )(?<!sabtu )(?<!minggu )(?<!bulan )(?<!tahun )lalu|jadi)\s+"
    r"(?=(?:(?:when|once|after|then|waktu|pas|habis|abis|ketika)\s+)?"
    r"(?:i|he|she|they|we|aku|saya|gue|gw|dia|beliau|mereka|doi)\b)"
    r"|,\s*(?=(?:he|she|they|dia|beliau|mereka|doi)\s)",
    re.IGNORECASE,
)
FRONTED = re.compile(r"\s(?!(?:me|di|nge|ny|ber|ter))\w{2,}(?:kan|in)\b", re.IGNORECASE)
"""A plain verb right behind "saya": its object stands in front."""
OWNED_BY_NAME = re.compile(r"\w\s[A-Z][a-z]+$")
"""A name right in front of "aku": "pajangan Uli aku bongkar"."""
LONG = 16
"""Words from which the doings of one doer are cut."""
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


def acts(text: str, name: str | None = None) -> Actor | None:
    """Who acts in a clause, by its first subject; `name` is what the other is called."""
    bare = unquoted(text)
    for found in _subject(name).finditer(bare):
        if found["owner"] and not _does(bare, found):
            continue
        plainly = found["owner"] and _acts_plainly().match(bare, found.end())
        if plainly or not _not_behind().search(bare[: found.start()]):
            return "mine" if found["mine"] else "theirs"
    return None


def by_doer(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Pieces cut where a new doer begins: "she rang once / and I let it ring"."""
    for piece in pieces:
        bare = unquoted(piece.text)
        cuts = {*_between_doers(bare), *_beside(bare)}
        for start, end in pairwise(sorted({0, *cuts, len(bare)})):
            words = piece.text[start:end]
            yield replace(piece, start=piece.start + start, end=piece.start + end, text=words)


def _between_doers(bare: str) -> Iterator[int]:
    """Where somebody begins to act; short doings of one doer stay together."""
    start = 0
    for match in NEXT_DOER.finditer(bare):
        before, after = bare[start : match.start()], bare[match.end() :]
        if acts(before) != acts(after) or len(bare[start:].split()) > LONG:
            yield match.start()
            start = match.start()


def actors(pieces: Sequence[Piece], name: str | None) -> Iterator[tuple[Piece, Actor | None]]:
    """Each piece with who acts in it; without a subject, who acted before in the sentence."""
    last: Actor | None = None
    for piece in pieces:
        last = acts(piece.text, name) or last
        yield piece, last
        if SENTENCE_END.search(piece.text):
            last = None


def _beside(bare: str) -> Iterator[int]:
    """Where a side clause about the writer's doing begins and ends."""
    for match in TOLD_BESIDE.finditer(bare):
        yield match.end()
        ends = BESIDE_ENDS.search(bare, match.end())
        if ends:
            yield ends.start()


def _does(bare: str, found: re.Match[str]) -> bool:
    """Whether "gue", "saya" acts and is no owner: "kemarin gue nunggu", not "truk gue nunggu".

    It acts where a clause or a time stands in front of it, or behind a fronted object with a plain
    verb ("jadwalnya saya geser").
    """
    before = bare[: found.start()].rstrip()
    if not before or not before[-1].isalnum():
        return True
    last = re.search(r"[\w-]+$", before)
    if last and (_in_front_of_me().fullmatch(last.group()) or OWNED_BY_NAME.search(before)):
        return True
    after = bare[found.end() :]
    return bool(FRONTED.match(after) or _acts_plainly().match(after))


@from_words
def _in_front_of_me() -> re.Pattern[str]:
    return re.compile("|".join(data("person")["subject"]["in_front_of_me"]), re.IGNORECASE)


@from_words
def _acts_plainly() -> re.Pattern[str]:
    """Verbs behind "saya" that no noun in front makes an owner: "di depan klien saya potong"."""
    verbs = "|".join(data("person")["subject"]["acts_plainly"])
    return re.compile(rf"\s(?:{verbs})\b", re.IGNORECASE)


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
        rf"(?<!\w)(?:(?P<mine>(?P<owner>{who['owner']})|{who['mine']}|{clitic})|(?P<theirs>{who['theirs']}{named}))(?!\w)",
        re.IGNORECASE,
    )
