"""Proof-read the practice cards: `python -m assistant.retrieval.lint`, part of `make check`.

Fields, links, length, language, ways to ask, sources with dates, and no sentence in two cards.
Prints one line a fault; the exit code is 1 if there is any.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import get_args

from assistant.language.detect import lean
from assistant.retrieval.cards import (
    Card,
    CardError,
    Part,
    Stage,
    Theme,
    by_slug,
    read_card,
)
from assistant.shared import shared_path
from assistant.texts import LANGUAGES

LEAST_WORDS, MOST_WORDS = 250, 500
LEAST_WAYS, MOST_WAYS = 12, 20
LEAST_RELATED, MOST_RELATED = 2, 6
LONG_SENTENCE = 6
"""Words from which a sentence may not stand in a second card."""
RELATIONS = frozenset({"peer", "manager", "report", "cross-team", "mentor"})
ALWAYS_THERE: tuple[Part, ...] = ("ways", "steps", "words", "pitfalls", "reactions")

_SENTENCE = re.compile(r"[^.?!\n]+[.?!]?")


def main() -> None:
    """Read every card of the house and print what is wrong."""
    faults = list(lint_folders([shared_path(f"knowledge/{language}") for language in LANGUAGES]))
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    sys.exit(1 if faults else 0)


def lint_folders(folders: Iterable[Path]) -> Iterator[str]:
    """Faults of all cards in some folders, those of unreadable ones too."""
    cards: list[Card] = []
    for folder in folders:
        for path in sorted(folder.glob("*.md")):
            try:
                card = read_card(path)
            except CardError as error:
                yield str(error)
                continue
            cards.append(card)
            if (card.language, card.slug) != (folder.name, path.stem):
                yield f"{card.id}: lies in {folder.name}/{path.name}"
    yield from lint(cards)


def lint(cards: list[Card]) -> Iterator[str]:
    """Faults of a library, one sentence each."""
    slugs = by_slug(cards)
    for card in cards:
        for fault in (*_fields(card), *_links(card, set(slugs)), *_body(card)):
            yield f"{card.id}: {fault}"
    for slug, versions in slugs.items():
        if missing := set(LANGUAGES) - set(versions):
            yield f"{slug}: no card in {', '.join(sorted(missing))}"
    yield from _shared_sentences(cards)


def _fields(card: Card) -> Iterator[str]:
    if not card.title.strip():
        yield "no title"
    if card.theme not in get_args(Theme):
        yield f"unknown theme {card.theme!r}"
    if card.stage not in get_args(Stage):
        yield f"unknown stage {card.stage!r}"
    if not card.relations or not set(card.relations) <= RELATIONS:
        yield f"relations {list(card.relations)} are not all of {sorted(RELATIONS)}"
    if not card.sources:
        yield "no source"
    today = date.today()
    for day in (card.reviewed, *(source.checked for source in card.sources)):
        if day > today:
            yield f"a date lies ahead: {day}"


def _links(card: Card, slugs: set[str]) -> Iterator[str]:
    for slug in card.related:
        if slug not in slugs:
            yield f"related card {slug!r} does not exist"
    if card.slug in card.related:
        yield "is related to itself"
    if not LEAST_RELATED <= len(card.related) <= MOST_RELATED:
        yield f"{len(card.related)} related cards"


def _body(card: Card) -> Iterator[str]:
    if not card.summary:
        yield "no summary"
    for part in ALWAYS_THERE:
        if not card.lines(part):
            yield f"no lines under {part}"
    if card.theme == "limits" and not card.lines("people"):
        yield "a card of limits names nobody to turn to"
    if not LEAST_WAYS <= len(card.ways) <= MOST_WAYS:
        yield f"{len(card.ways)} ways to ask"
    if len({" ".join(way.lower().split()) for way in card.ways}) < len(card.ways):
        yield "a way to ask stands twice"
    content = " ".join(_content(card))
    if not LEAST_WORDS <= len(content.split()) <= MOST_WORDS:
        yield f"{len(content.split())} words"
    if (lean(content) > 0) != (card.language == "id"):
        yield "speaks the other language"


def _content(card: Card) -> Iterator[str]:
    yield card.summary
    for section in card.sections:
        if section.part != "ways":
            yield from section.lines


def _shared_sentences(cards: Iterable[Card]) -> Iterator[str]:
    first: dict[str, str] = {}
    for card in cards:
        for line in _content(card):
            for sentence in _SENTENCE.findall(line):
                plain = " ".join(re.findall(r"\w+", sentence.lower()))
                owner = first.setdefault(plain, card.id)
                if owner != card.id and len(plain.split()) >= LONG_SENTENCE:
                    yield f"{card.id}: shares a sentence with {owner}: {sentence.strip()}"


if __name__ == "__main__":
    main()
