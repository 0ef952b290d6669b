"""Practice cards: Markdown with front matter, one file a topic and language.

The house's own cards lie in `knowledge/en` and `knowledge/id`; an organisation's folder (laid out
the same way, `en/` and `id/`) may add cards or replace one of the same slug and language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from assistant.shared import shared_path
from assistant.texts import LANGUAGES, Language

Part = Literal["ways", "steps", "words", "pitfalls", "reactions", "people"]
Theme = Literal[
    "rhythm",
    "connection",
    "trust",
    "growth",
    "problem-solving",
    "satisfaction",
    "conflict",
    "limits",
]
Stage = Literal["prepare", "feedback", "tension", "after", "limits"]

HEADINGS: dict[Language, dict[Part, str]] = {
    "en": {
        "ways": "When it helps",
        "steps": "What to do",
        "words": "Words that work",
        "pitfalls": "What goes wrong",
        "reactions": "If the other…",
        "people": "Whom to turn to",
    },
    "id": {
        "ways": "Kapan ini membantu",
        "steps": "Yang dilakukan",
        "words": "Kata-kata yang bisa dipakai",
        "pitfalls": "Yang sering keliru",
        "reactions": "Kalau dia…",
        "people": "Siapa yang bisa dihubungi",
    },
}

_FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.S)
_HEADING = re.compile(r"^## +(.+?) *$", re.M)
_ITEM = re.compile(r"^(?:[-*]|\d+[.)]) +")
_YAML = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CardError(ValueError):
    """A card that cannot be read: which one, and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class CardSource:
    """Where a fact comes from, and when somebody last looked."""

    name: str
    checked: date
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a card; `lines` are its list items, without bullet or number."""

    part: Part
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One practice in one language."""

    slug: str
    language: Language
    title: str
    theme: str
    stage: str
    relations: tuple[str, ...]
    sources: tuple[CardSource, ...]
    reviewed: date
    related: tuple[str, ...]
    summary: str
    sections: tuple[Section, ...]
    body: str

    @property
    def id(self) -> str:
        """The card's name within the library, for example `en/opening-line`."""
        return f"{self.language}/{self.slug}"

    def lines(self, part: Part) -> tuple[str, ...]:
        """The lines of one part; empty where the card has none."""
        return next((s.lines for s in self.sections if s.part == part), ())

    @property
    def ways(self) -> tuple[str, ...]:
        """How people put it who need this card."""
        return self.lines("ways")


@cache
def house_cards() -> tuple[Card, ...]:
    """The cards that travel with the package, by language and slug."""
    return tuple(
        card for language in LANGUAGES for card in read_folder(shared_path(f"knowledge/{language}"))
    )


def library_cards(organisation: Path | None = None) -> tuple[Card, ...]:
    """The house's cards, joined by an organisation's own; theirs win over a namesake.

    Raises CardError for an organisation's card that cannot be read.
    """
    if organisation is None:
        return house_cards()
    own = [c for language in LANGUAGES for c in read_folder(_own_folder(organisation) / language)]
    cards = {card.id: card for card in (*house_cards(), *own)}
    return tuple(cards[name] for name in sorted(cards))


def read_folder(folder: Path) -> list[Card]:
    """All cards of a folder, by name; an absent folder has none. Raises CardError."""
    if not folder.is_dir():
        return []
    return [read_card(path) for path in sorted(folder.glob("*.md"))]


def read_card(path: Path) -> Card:
    """One card from its file. Raises CardError that names the file."""
    try:
        return parse_card(path.read_text(encoding="utf-8"))
    except (CardError, UnicodeDecodeError, OSError) as error:
        raise CardError(f"{path.name}: {error}") from error


def parse_card(text: str) -> Card:
    """One card from its Markdown. Raises CardError that says what is missing or wrong."""
    match = _FRONT.match(text.replace("\r\n", "\n"))
    if match is None:
        raise CardError("no front matter between two lines of ---")
    try:
        front = yaml.load(match[1], Loader=_YAML)
    except yaml.YAMLError as error:
        raise CardError(f"front matter: {error}") from error
    if not isinstance(front, dict):
        raise CardError("front matter is not a list of fields")
    return _card(front, match[2].strip())


def _card(front: dict[str, Any], body: str) -> Card:
    try:
        language = front["language"]
        if language not in LANGUAGES:
            raise CardError(f"language {language!r} is none of {', '.join(LANGUAGES)}")
        summary, sections = _sections(body, language)
        return Card(
            slug=str(front["slug"]),
            language=language,
            title=str(front["title"]),
            theme=str(front["theme"]),
            stage=str(front["stage"]),
            relations=tuple(front["relations"]),
            sources=tuple(_source(source) for source in front["sources"]),
            reviewed=_day(front["reviewed"]),
            related=tuple(front["related"]),
            summary=summary,
            sections=sections,
            body=body,
        )
    except KeyError as error:
        raise CardError(f"the field {error.args[0]} is missing") from error
    except TypeError as error:
        raise CardError(f"a field has a wrong form: {error}") from error


def _source(entry: dict[str, Any]) -> CardSource:
    return CardSource(name=entry["name"], checked=_day(entry["checked"]), url=entry.get("url"))


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    raise CardError(f"{value!r} is not a date")


def _sections(body: str, language: Language) -> tuple[str, tuple[Section, ...]]:
    marks = list(_HEADING.finditer(body))
    ends = [mark.start() for mark in marks[1:]] + [len(body)]
    summary = body[: marks[0].start()] if marks else body
    return " ".join(summary.split()), tuple(
        Section(_part(mark[1], language), mark[1], tuple(_items(body[mark.end() : end])))
        for mark, end in zip(marks, ends, strict=True)
    )


def _part(heading: str, language: Language) -> Part:
    for part in get_args(Part):
        if heading.rstrip(".…") == HEADINGS[language][part].rstrip("…"):
            return part
    raise CardError(f"unknown heading {heading!r}")


def _items(text: str) -> Iterator[str]:
    """List items and plain paragraphs; an indented line goes on with the item before."""
    current: list[str] = []
    for line in text.splitlines():
        starts = bool(_ITEM.match(line))
        if current and (starts or not line.strip()):
            yield " ".join(current)
            current = []
        if line.strip():
            current.append(_ITEM.sub("", line).strip() if starts else line.strip())
    if current:
        yield " ".join(current)


def _own_folder(organisation: Path) -> Path:
    inside = organisation / "cards"
    return inside if inside.is_dir() else organisation


def by_slug(cards: Iterable[Card]) -> dict[str, dict[Language, Card]]:
    """The cards of each slug, by language."""
    found: dict[str, dict[Language, Card]] = {}
    for card in cards:
        found.setdefault(card.slug, {})[card.language] = card
    return found
