"""From lines to clauses: the smallest pieces that each do one thing.

Sentence ends always cut. Inside a sentence `boundaries` decides, but never inside a short
quotation or bracket. Cutting too often is mended later, once it is known
which neighbours of one sentence do the same thing. No word is ever lost: the pieces of a segment
are divided by blanks only.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.language.boundaries import cuts
from assistant.language.clauses import Segment
from assistant.language.lexicon import from_words, load_data
from assistant.language.people import is_title

CLOSING = "\"'”’)]"
SHORT_QUOTE = 80
"""Characters up to which a quotation counts as one piece."""
QUOTATION = re.compile(
    rf"\"[^\"\n]{{1,{SHORT_QUOTE}}}\"|“[^”\n]{{1,{SHORT_QUOTE}}}”|\([^()\n]{{1,{SHORT_QUOTE}}}\)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause before anybody has listened: its place, its segment and its sentence there.

    `cut` says how likely a clause begins here, 1 at the beginning of a sentence.
    """

    start: int
    end: int
    segment: int
    sentence: int
    cut: float = 1.0


def pieces(text: str, segments: Sequence[Segment]) -> list[Piece]:
    """All pieces of `segments`, ordered and disjoint."""
    return [
        piece for number, segment in enumerate(segments) for piece in _cut(text, segment, number)
    ]


def _cut(text: str, segment: Segment, number: int) -> Iterator[Piece]:
    whole = text[segment.start : segment.end]
    if segment.cells or segment.heading:
        yield Piece(segment.start, segment.end, number, 0)
        return
    for order, (start, end) in enumerate(sentences(whole)):
        for left, right, p in _clauses(whole, start, end):
            yield Piece(segment.start + left, segment.start + right, number, order, p)


def sentences(line: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of one line, without the blanks between them."""
    quotes = _quotations(line)
    start = 0
    for match in re.finditer(r"[.!?…。！？]+[\"'”’)\]]*(?=\s+\S)", line):
        if _inside(match.end(), quotes) or not _ends_sentence(line, start, match):
            continue
        yield from _trim(line, start, match.end())
        start = match.end()
    yield from _trim(line, start, len(line))


def _ends_sentence(line: str, start: int, match: re.Match[str]) -> bool:
    if match.group()[-1] in CLOSING and line[match.end() :].lstrip()[:1].islower():
        return False
    if match.group() != ".":
        return True
    before = re.search(r"[\w.]+$", line[max(start, match.start() - 12) : match.start()])
    word = before.group().lower() if before else ""
    behind = line[match.end() :].lstrip()[:1]
    if word in _abbreviations() or (word in _before_numbers() and behind.isdigit()):
        return False
    if "." in word and behind.islower():
        return False
    initial = len(word) == 1 and word.isalpha() and line[match.start() - 1].isupper()
    opens = match.start() - len(word) == start and (word.isdigit() or is_title(word))
    return not initial and not opens


def _clauses(line: str, start: int, end: int) -> Iterator[tuple[int, int, float]]:
    """Cut one sentence where a clause may begin."""
    sentence = line[start:end]
    quotes = _quotations(sentence)
    left, likely = start, 1.0
    for at, p in [*cuts(sentence), (len(sentence), 1.0)]:
        if _inside(at, quotes):
            continue
        for begin, stop in _trim(line, left, start + at):
            yield begin, stop, likely
        left, likely = start + at, p


def _trim(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _quotations(line: str) -> list[tuple[int, int]]:
    return [match.span() for match in QUOTATION.finditer(line)]


def _inside(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether `position` lies within one of `spans`, which are disjoint and in order."""
    before = bisect_left(spans, (position, 0)) - 1
    return before >= 0 and position < spans[before][1]


@from_words
def _abbreviations() -> frozenset[str]:
    return frozenset(load_data("splitting")["abbreviations"])


@from_words
def _before_numbers() -> frozenset[str]:
    return frozenset(load_data("splitting")["before_numbers"])
