"""Pieces of cards and of longer texts, each knowing where it stands.

A card is cut along its own lines: a title, a summary, each way to ask, each step or sentence to
say. Notes and documents are cut at paragraphs, lines and sentences, whichever still fits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from assistant.language.detect import detect_language
from assistant.memory.passages import Passage
from assistant.retrieval.cards import Card, Part
from assistant.retrieval.terms import terms
from assistant.texts import Language

if TYPE_CHECKING:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

LONGEST = 480
"""Characters of one chunk of a note; about a hundred words, well within the encoder's window."""
OVERLAP = 0
_BREAKS = ["\n\n", "\n", ". ", "? ", "! ", "; ", ", ", " ", ""]


@dataclass(frozen=True, slots=True)
class CardChunk:
    """One line of a card; `text` stands in the card verbatim."""

    card: str
    slug: str
    language: Language
    part: Part | Literal["title", "summary"]
    text: str


@dataclass(frozen=True, slots=True)
class TextChunk:
    """A piece of a longer text: `source[start:end] == text`."""

    start: int
    end: int
    text: str


def card_chunks(card: Card) -> Iterator[CardChunk]:
    """Title, summary and every line of the card, in order."""
    yield CardChunk(card.id, card.slug, card.language, "title", card.title)
    if card.summary:
        yield CardChunk(card.id, card.slug, card.language, "summary", card.summary)
    for section in card.sections:
        for line in section.lines:
            yield CardChunk(card.id, card.slug, card.language, section.part, line)


def text_chunks(text: str, longest: int = LONGEST) -> list[TextChunk]:
    """Cut `text` into verbatim pieces of at most `longest` characters; blank ones are left out."""
    if len(text) <= longest:
        return [_trimmed(text, 0, len(text))] if text.strip() else []
    pieces = _splitter(longest).create_documents([text])
    found = [(piece.metadata["start_index"], piece.page_content) for piece in pieces]
    return [_trimmed(text, at, at + len(content)) for at, content in found if content.strip()]


def _trimmed(text: str, start: int, end: int) -> TextChunk:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return TextChunk(start, end, text[start:end])


@cache
def _splitter(longest: int) -> RecursiveCharacterTextSplitter:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    return RecursiveCharacterTextSplitter(
        chunk_size=longest,
        chunk_overlap=OVERLAP,
        separators=_BREAKS,
        keep_separator="end",
        add_start_index=True,
        strip_whitespace=False,
    )


def note_passages(text: str) -> list[Passage]:
    """A note as the memory keeps it for searching: verbatim spans, each with its stems."""
    return [
        Passage(piece.start, piece.end, " ".join(terms(piece.text, detect_language(piece.text))))
        for piece in text_chunks(text)
    ]
