"""Whom an account is about: the one name among those in it that the talk to come is with.

A name is told from other capitals by what stands around it (`data/places.yaml`); where no capital
helps ("me and ravi") only a title or a few fixed turns show one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.jobs.tension.words import data
from assistant.language.lexicon import from_words
from assistant.language.people import is_common, is_title
from assistant.language.quoting import unquoted

CAPITAL = re.compile(r"(?<![\w'’-])(?P<name>[A-Z][a-zà-ÿ]+(?:-[A-Za-z][a-z]+)?)(?![\w-])")
LAST = re.compile(r"\s(?P<name>[A-Z][a-zà-ÿ]+)(?![\w-])")
EITHER = re.compile(r"(?<![\w'’-])(?P<name>[A-Za-z][a-zà-ÿ]+(?:-[A-Z][a-z]+)?)(?![\w-])")
SENTENCE_OPENS = re.compile(r"(?:^|[.!?…;:]\s|\n)\s*(?:\w+\.?\s)?$")
MENTION, FIRST, TITLED, INTRODUCED, BESIDE, TALK = 1.0, 1.0, 1.0, 2.0, 2.0, 2.0
NO_CALL = frozenset({"si"})
"""Said in front of a name about somebody, never to them."""
ASIDE = 0.5
"""What a mention counts where something only goes to, or comes from, somebody."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name at `start:end` of the text; `title` as it is written in front of it, or empty."""

    name: str
    title: str
    start: int
    end: int


def name_of_the_other(text: str) -> str | None:
    """The name, with its title, that the account is most about; None where two are equally so."""
    bare = unquoted(text)
    found = list(_names(bare))
    if not found:
        return None
    weights: defaultdict[str, float] = defaultdict(float)
    for named in found:
        weights[named.name.lower()] += _weight(bare, named)
    weights[found[0].name.lower()] += FIRST
    first, *others = sorted(weights, key=lambda name: -weights[name])
    if others and weights[others[0]] == weights[first]:
        return None
    return _spelt([named for named in found if named.name.lower() == first], bare)


def _spelt(mentions: Sequence[Named], text: str) -> str:
    """With a title, or with the second name where the first never stands alone ("Oga Chidi")."""
    first = mentions[0]
    name = first.name[:1].upper() + first.name[1:]
    if first.title and first.title.lower() not in NO_CALL:
        return f"{first.title[:1].upper()}{first.title[1:]} {name}"
    lasts = [LAST.match(text, mention.end) for mention in mentions]
    last = lasts[0]
    return f"{name} {last['name']}" if last and all(lasts) and not _is_word(last["name"]) else name


def _names(text: str) -> Iterator[Named]:
    capital = re.search(r"[a-z,] (?!I\b)[A-Z][a-z]", text) is not None
    capital = capital or any(_may_be_name(text, match) for match in CAPITAL.finditer(text))
    small = set() if capital else _small_names(text)
    for match in (CAPITAL if capital else EITHER).finditer(text):
        title = _title(text, match.start())
        titled = title and not capital and not _is_word(match["name"])
        if titled or match["name"] in small or _may_be_name(text, match):
            yield Named(match["name"], title, *match.span())


def _small_names(text: str) -> set[str]:
    """Names in a text that knows no capitals: behind a title or in a turn that shows one."""
    return {
        match["name"]
        for match in EITHER.finditer(text)
        if not _is_word(match["name"])
        and (
            _in_front("shown").search(text[: match.start()])
            or _behind("beside").match(text[match.end() :])
        )
    }


def _is_word(word: str) -> bool:
    table = data("places")
    low = word.lower()
    if is_common(word) or is_title(word) or low in table["not_people"]:
        return True
    return low in table["roles"] or low.endswith("nya")


def _may_be_name(text: str, match: re.Match[str]) -> bool:
    """Whether a capital marks a person: not a place, a second name, or how a sentence begins."""
    name, before = match["name"], text[: match.start()]
    last = LAST.match(text, match.end())
    after = text[last.end() if last else match.end() :]
    owns = after.startswith(("'s", "’s"))
    if not name[0].isupper() or _is_word(name):
        return False
    if _in_front("place").search(before) and not owns:
        return False
    previous = re.search(r"([\w.]+)\s+$", before)
    titled = bool(previous and is_title(previous[1]))
    if previous and previous[1][0].isupper() and not titled:
        return _is_word(previous[1])
    if SENTENCE_OPENS.search(before) and not titled:
        again = re.search(rf"[a-z,]\s{re.escape(name)}\b", text)
        return bool(_behind("verb").match(after) or again)
    return True


def _title(text: str, start: int) -> str:
    before = re.search(r"([\w.]+)\s+$", text[:start])
    return before[1] if before and is_title(before[1]) else ""


def _weight(text: str, named: Named) -> float:
    """How much a mention says that the account is about this person."""
    before, after = text[: named.start], text[named.end :]
    weight = MENTION
    if named.title:
        weight += TITLED
        before = before.rstrip()[: -len(named.title)]
    if _in_front("role").search(before) or _behind("role").match(after):
        weight += INTRODUCED
    if _in_front("talk").search(before) and not after.startswith(("'s", "’s")):
        return weight + TALK
    if _in_front("aside").search(before):
        return weight * ASIDE
    if _in_front("beside").search(before) or _behind("beside").match(after):
        weight += BESIDE
    return weight


@from_words
def _in_front(kind: str) -> re.Pattern[str]:
    """What stands right before a name, by what it says of whoever bears it."""
    words = "|".join(data("places")["in_front"][kind])
    return re.compile(rf"\b(?:{_with_roles(words)})\s+$", re.IGNORECASE)


@from_words
def _behind(kind: str) -> re.Pattern[str]:
    """The same for what stands right behind it."""
    words = "|".join(data("places")["behind"][kind])
    return re.compile(rf"(?:{_with_roles(words)})(?!\w)", re.IGNORECASE)


def _with_roles(words: str) -> str:
    return words.replace("ROLE", f"(?:{'|'.join(data('places')['roles'])})")
