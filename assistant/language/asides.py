"""Asides: what the writer marks as theirs alone, and how far the mark reaches.

A mark in brackets holds for the brackets; one before a colon for its line, or, where nothing
stands behind it, for the block below; one before a comma and one at the end for the sentence. What
stands before a mark in another sentence is untouched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.language.clauses import Segment
from assistant.language.lexicon import from_words, load_data
from assistant.language.splitting import sentences

BRACKETS = re.compile(r"\([^()\n]{3,400}\)|\[[^\[\]\n]{3,400}\]")
BULLET = re.compile(r"[^\w\s]|\d+[.)]")
Span = tuple[int, int]


def aside_runs(text: str, segments: Sequence[Segment]) -> list[Span]:
    """Spans of `text` that are for the writer alone, in order of their marks."""
    found: list[Span] = []
    for place, segment in enumerate(segments):
        words = text[segment.start : segment.end]
        if _alone().fullmatch(words.rstrip(" *_")):
            block = list(_block(text, segments, place))
            if block or words.rstrip(" *_").endswith(":") or segment.heading:
                found += [(segment.start, segment.end), *block]
                continue
        found += ((segment.start + a, segment.start + b) for a, b in _in_line(words))
    return found


def is_aside(start: int, end: int, runs: Sequence[Span]) -> bool:
    """Whether most of `start:end` lies in one of `runs`."""
    return any(2 * (min(end, b) - max(start, a)) > end - start for a, b in runs)


def _block(text: str, segments: Sequence[Segment], place: int) -> Iterator[Span]:
    """The lines under a mark that stands alone: a list to its end, else up to a blank line.

    Under a mark without a colon only a list counts.
    """
    listed = False
    plain = text[segments[place].start : segments[place].end].rstrip(" *_").endswith(":")
    for number, segment in enumerate(segments[place + 1 :]):
        gap = text[segments[place + number].end : segment.start]
        bullet = bool(BULLET.search(gap)) or segment.done is not None
        after_blank = gap.count("\n") > 1 and number > 0
        if segment.heading or not (bullet or (plain and not listed)):
            return
        if after_blank and not (bullet and listed):
            return
        listed = listed or bullet
        yield segment.start, segment.end


def _in_line(words: str) -> Iterator[Span]:
    told = list(sentences(words))
    for bracket in BRACKETS.finditer(words):
        inner = bracket.group()[1:-1].strip()
        if _alone().fullmatch(inner) or _tail().fullmatch(inner):
            yield from ((a, b) for a, b in told if a <= bracket.start() < b)
        elif _opens().match(inner) or _tail().search(inner):
            yield bracket.span()
    for place, (start, end) in enumerate(told):
        yield from ((start + a, start + b) for a, b in _in_sentence(words[start:end]))
        opens = _opens().match(words[start:end])
        if opens and opens["mark"] == ":" and words[start] not in "([":
            yield start, len(words)
        tail = _tail().search(words[start:end])
        if tail and place and not re.search(r"\w", words[start : start + tail.start()]):
            yield told[place - 1]


def _in_sentence(said: str) -> Iterator[Span]:
    """From a mark at the beginning or in the middle to the end, or all of it before a last mark."""
    opens = _opens().match(said) if said[0] not in "([" else None
    middle = opens or _middle().search(said)
    if middle:
        yield middle.start(), len(said)
    elif _tail().search(said):
        yield 0, len(said)


@from_words
def _alone() -> re.Pattern[str]:
    """A mark and nothing else."""
    return re.compile(rf"\W*(?:{_any('leads')})\s*[:：]?", re.IGNORECASE)


@from_words
def _middle() -> re.Pattern[str]:
    return re.compile(rf"(?<=[;–—,-])\s+(?:{_any('leads')})\s*[:,–—]", re.IGNORECASE)


@from_words
def _opens() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{_any('leads')})\s*(?P<mark>[:：,–—]|\s-\s|\.\.+)", re.IGNORECASE)


@from_words
def _tail() -> re.Pattern[str]:
    edge = r"(?:^\W*|[,;–—(-]\s*|\s)"
    return re.compile(
        rf"{edge}(?:{_any('tails')})(?:\s+(?:ya|yaa|y|dulu|dong|deh|please|pls|ok|lho|loh))*\W*$",
        re.IGNORECASE,
    )


def _any(name: str) -> str:
    return "|".join(f"(?:{words})" for words in load_data("asides")[name])
