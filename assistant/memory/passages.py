"""Cutting a note into the spans that are searched and quoted.

A passage is a paragraph, or some lines of it where it is long; `text[start:end]` is its text, so
that a quotation is always verbatim. This plain way is in force until the library's own (stemmed
terms, better borders) is passed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 600
"""Characters of one passage; e5 reads about 512 tokens, a quotation should be shorter still."""

_PARAGRAPH = re.compile(r"\S(?:.*?\S)?(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)
_BORDERS = ("\n", ". ", "? ", "! ", "; ", ", ", " ")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a text and the terms it is found by, separated by blanks."""

    start: int
    end: int
    terms: str


def plain_passages(text: str) -> list[Passage]:
    """Paragraphs as passages, with lower-case words as terms."""
    return [Passage(start, end, plain_terms(text[start:end])) for start, end in spans(text)]


def plain_terms(text: str) -> str:
    """The words of `text` in lower case."""
    return " ".join(_WORD.findall(text.lower()))


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each passage, in order, none longer than LONGEST and none empty."""
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        while end - start > LONGEST:
            border = _border(text, start, start + LONGEST)
            yield start, start + len(text[start:border].rstrip())
            start = border + len(text[border:end]) - len(text[border:end].lstrip())
        yield start, end


def _border(text: str, start: int, limit: int) -> int:
    """Where best to cut before `limit`: after a line, a sentence, a word, or in the middle."""
    for mark in _BORDERS:
        cut = text.rfind(mark, start + LONGEST // 2, limit)
        if cut >= 0:
            return cut + len(mark)
    return limit
