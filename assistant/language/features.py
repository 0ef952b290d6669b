"""What the heads see of a clause besides its embedding: hashed n-grams, cues and layout.

Everything here is cheap: a clause costs well under a millisecond, its embedding ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal
from zlib import crc32

import numpy as np

from assistant.language.clauses import Clause, Segment
from assistant.language.status import Cue, cues
from assistant.texts import Language

if TYPE_CHECKING:
    from numpy.typing import NDArray

BUCKETS = 1 << 17
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]+")
NUMBER = re.compile(r"\d+")
SHORTEST, LONGEST = 2, 5
"""Characters of the n-grams taken from within a word and its borders."""

Kind = Literal["notes", "talk"]


@dataclass(frozen=True, slots=True)
class ClauseContext:
    """A clause as the heads see it. Contexts of one text are passed together, in order.

    `opens`/`closes`: first or last clause of its line, row or message. `done`: what a checkbox
    says. `speaker`: the label in front of the message. `kind`: notes about a meeting or words
    meant for the other, None where the caller does not know.
    """

    text: str
    language: Language
    opens: bool = True
    closes: bool = True
    speaker: str | None = None
    done: bool | None = None
    heading: bool = False
    table: bool = False
    cues: frozenset[Cue] = frozenset()
    kind: Kind | None = None


def contexts(
    clauses: Sequence[Clause], segments: Sequence[Segment], kind: Kind | None = None
) -> list[ClauseContext]:
    """The contexts of the clauses of one text, in order, with the layout of their segments."""
    last = len(clauses) - 1
    found: list[ClauseContext] = []
    for i, clause in enumerate(clauses):
        segment = segments[clause.segment]
        found.append(
            ClauseContext(
                text=clause.text,
                language=clause.language,
                opens=i == 0 or clauses[i - 1].segment != clause.segment,
                closes=i == last or clauses[i + 1].segment != clause.segment,
                speaker=clause.speaker or segment.speaker,
                done=segment.done,
                heading=segment.heading,
                table=bool(segment.cells),
                cues=cues(clause.text),
                kind=kind,
            )
        )
    return found


def ngrams(text: str) -> NDArray[np.int64]:
    """The distinct buckets, 0 to BUCKETS - 1, of the words, word pairs (one word between them or
    none), word triples, frame (first and last word, length) and character n-grams of `text`;
    case and digits are levelled."""
    words = WORD.findall(NUMBER.sub("0", text.lower().replace("’", "'")))
    found: set[int] = set()
    for word in words:
        found.update(_of_word(word))
    found.update(_bucket(f"{a} {b}") for a, b in pairwise(["^", *words, "$"]))
    for a, b, c in zip(words, words[1:], words[2:], strict=False):
        found.update((_bucket(f"{a} {b} {c}"), _bucket(f"{a} _ {c}")))
    if words:
        found.update((_bucket(f"^ {words[0]} … {words[-1]} $"), _bucket(f"# {len(words) // 3}")))
    return np.fromiter(found, np.int64, len(found))


@lru_cache(maxsize=20_000)
def _of_word(word: str) -> tuple[int, ...]:
    return (_bucket(f"={word}"), *(_bucket(gram) for gram in set(_grams(f"<{word[:40]}>"))))


def _grams(word: str) -> Iterator[str]:
    for size in range(SHORTEST, LONGEST + 1):
        for start in range(len(word) - size + 1):
            yield word[start : start + size]


def _bucket(gram: str) -> int:
    return crc32(gram.encode()) % BUCKETS


def signs(
    context: ClauseContext, columns: dict[Cue, int], place: int, among: int
) -> NDArray[np.float32]:
    """Cues (in `columns`), layout and place of a clause, the `place`-th of `among`."""
    marked = np.zeros(len(columns), np.float32)
    for cue in context.cues & columns.keys():
        marked[columns[cue]] = 1
    return np.concatenate([marked, np.array(_layout(context, place, among), np.float32)])


def _layout(context: ClauseContext, place: int, among: int) -> list[float]:
    text = context.text.rstrip()
    return [
        context.opens,
        context.closes,
        context.speaker is not None,
        context.done is True,
        context.done is False,
        context.heading,
        context.table,
        context.language == "en",
        context.kind == "notes",
        context.kind == "talk",
        place == 0,
        place == among - 1,
        place / max(among, 1),
        min(among, 20) / 20,
        min(len(text), 200) / 200,
        text.startswith(("(", "[")),
        text.endswith((")", "]")),
        text.endswith("?"),
        "!" in text,
        any(mark in text for mark in '"“”«'),
        any(c.isdigit() for c in text),
        text[:1].isupper(),
        text.endswith("."),
        text.endswith(","),
        text.endswith("..."),
    ]
