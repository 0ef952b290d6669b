"""From lines to clauses: the smallest pieces that each do one thing.

Sentence ends always cut. Inside a sentence a cut is made where a connector or a mark stands and
both sides can stand alone. Cutting too often is mended later, once it is known
which neighbours of one sentence do the same thing. No word is ever lost: the pieces of a segment
are divided by blanks only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.language.clauses import Segment
from assistant.language.lexicon import load_data

FEWEST_WORDS = 2
SHORT_QUOTE = 80
"""Characters up to which a quotation counts as one piece."""
QUOTATION = re.compile(
    rf"\"[^\"\n]{{1,{SHORT_QUOTE}}}\"|“[^”\n]{{1,{SHORT_QUOTE}}}”|\([^()\n]{{1,{SHORT_QUOTE}}}\)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause before anybody has listened: its place, its segment and its sentence there."""

    start: int
    end: int
    segment: int
    sentence: int


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
    for order, (start, end) in enumerate(_sentences(whole)):
        for left, right in _clauses(whole, start, end):
            yield Piece(segment.start + left, segment.start + right, number, order)


def _sentences(line: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of one line, without the blanks between them."""
    quotes = _quotations(line)
    start = 0
    for match in re.finditer(r"(?:[.!?…。！？]+[\"'”’)\]]*|;)(?=\s+\S)", line):
        if _inside(match.start(), quotes) or not _ends_sentence(line, start, match):
            continue
        yield from _trim(line, start, match.end())
        start = match.end()
    yield from _trim(line, start, len(line))


def _ends_sentence(line: str, start: int, match: re.Match[str]) -> bool:
    if match.group() != ".":
        return True
    before = re.search(r"[\w.]+$", line[max(start, match.start() - 12) : match.start()])
    word = before.group().lower() if before else ""
    if word in _abbreviations():
        return False
    initial = len(word) == 1 and word.isalpha() and line[match.start() - 1].isupper()
    return not initial and not (word.isdigit() and match.start() - len(word) == start)


def _clauses(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut one sentence at connectors and marks."""
    quotes = _quotations(line[start:end], start)
    left = start
    for match in _connector().finditer(line, start, end):
        at = match.start("word") if match["word"] else match.end()
        if _inside(at, quotes) or not _stands(line[left:at]) or not _stands(line[at:end]):
            continue
        if not _allowed(match, line[left:at]):
            continue
        yield from _trim(line, left, at)
        left = at
    yield from _trim(line, left, end)


def _allowed(match: re.Match[str], before: str) -> bool:
    if not match["word"]:
        return True
    strong = match["word"].lower() in _strong()
    return bool(match["mark"]) or (strong and len(before.split()) >= 3)


def _stands(piece: str) -> bool:
    """Whether a piece may be a clause of its own: enough words, one of them a predicate."""
    words = re.findall(r"[\w'’-]+", piece.lower().replace("’", "'"))
    if len(words) < FEWEST_WORDS:
        return False
    return any(word in _predicates() or _verb().fullmatch(word) for word in words)


def _trim(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _quotations(line: str, offset: int = 0) -> list[tuple[int, int]]:
    return [(m.start() + offset, m.end() + offset) for m in QUOTATION.finditer(line)]


def _inside(position: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < position < end - 1 for start, end in spans)


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load_data("splitting")["abbreviations"])


@cache
def _strong() -> frozenset[str]:
    return frozenset(load_data("splitting")["cut_before"]["strong"])


@cache
def _connector() -> re.Pattern[str]:
    words = load_data("splitting")["cut_before"]
    names = sorted(words["strong"] + words["weak"], key=len, reverse=True)
    word = "|".join(re.escape(name) for name in names)
    return re.compile(
        rf"(?P<mark>[,;:)–—-]|\.\.+|…)?\s+(?P<word>(?:{word}))(?=\s)|(?:,|\s[–—-]|;|\s?(?:->|→|=>))(?P<none>)\s+",
        re.IGNORECASE,
    )


@cache
def _predicates() -> frozenset[str]:
    words = load_data("splitting")["predicates"]
    return frozenset(words["id"] + words["en"])


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(
        r"(?:me[mnlrwy]|di|ber|ter|ku|kau|nge|ng|ny)\w{3,}|\w{3,}(?:kan|in|ed|ing|n't|'ll|'ve|'re|'m)"
    )
