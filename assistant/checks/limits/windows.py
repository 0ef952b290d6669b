"""What is judged at once: a short message whole, a long text in windows of a few sentences.

A serious line must not drown in a page of notes, and a hint often needs its neighbour to be
understood. Windows do not overlap, so judging a text costs about one embedding of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.language.segments import segments

Form = Literal["message", "account", "page"]
"""A few lines, a story in one window, a text of several windows: each has its own cuts."""
MESSAGE = 240
"""Characters up to which a text of one window counts as a message."""
WHOLE = 450
"""Characters up to which a message is one window: it is short enough to be meant as one."""
FEW_SENTENCES = 3
OWN_LINE = 40
"""Characters from which a line of notes is a window of its own: the next line is another matter."""
WIDEST = 320
"""Characters after which a window of several sentences is closed."""
LONGEST_SENTENCE = 600
"""A line without any full stop is cut here, at a blank."""
SENTENCE_END = re.compile(r"[.!?…。！？]+[\"'”’)\]]*\s+")


@dataclass(frozen=True, slots=True)
class Window:
    """A piece of a text: `text[start:end]` is its words."""

    start: int
    end: int
    words: str


def windows(text: str) -> list[Window]:
    """The windows of `text`, in order and disjoint; none for an empty text."""
    stripped = text.strip()
    if not stripped:
        return []
    if len(stripped) <= WHOLE:
        start = text.index(stripped)
        return [Window(start, start + len(stripped), stripped)]
    return [
        Window(run[0][0], run[-1][1], text[run[0][0] : run[-1][1]])
        for run in _runs(text, list(sentences(text)))
    ]


def form_of(pieces: Sequence[Window]) -> Form:
    """What kind of text these windows make up."""
    if len(pieces) > 1:
        return "page"
    return "message" if sum(len(piece.words) for piece in pieces) <= MESSAGE else "account"


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of `text`, line by line, without bullets and labels."""
    for segment in segments(text):
        start = segment.start
        line = text[segment.start : segment.end]
        for match in SENTENCE_END.finditer(line):
            yield from _pieces(text, start, segment.start + match.end())
            start = segment.start + match.end()
        yield from _pieces(text, start, segment.end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence without the blanks around it, cut where it is endless."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST_SENTENCE:
        blank = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = blank if blank > start else start + LONGEST_SENTENCE
        yield start, cut
        start = cut + (blank > start)
    if start < end:
        yield start, end


def _runs(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Neighbouring sentences that are judged together."""
    run: list[tuple[int, int]] = []
    for span in spans:
        if run and _closed(text, run, span):
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _closed(text: str, run: list[tuple[int, int]], coming: tuple[int, int]) -> bool:
    start, end = run[0][0], run[-1][1]
    new_line = "\n" in text[end : coming[0]]
    return (
        len(run) == FEW_SENTENCES
        or coming[1] - start > WIDEST
        or (new_line and end - start >= OWN_LINE)
    )
