"""Hashed n-grams: what the lexical head sees of a text.

Character 3- to 5-grams within words, words, stems and pairs of words, hashed with CRC-32 (the
same everywhere, unlike Python's own hash) into a fixed number of buckets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from assistant.retrieval.terms import plain, query_terms, words

if TYPE_CHECKING:
    from numpy.typing import NDArray

BUCKETS = 1 << 15
LONGEST = 2_000
"""Characters of a text that are looked at."""


@dataclass(frozen=True, slots=True)
class Buckets:
    """A sparse row: which buckets, and how often each was hit, damped (1 + log n)."""

    indices: NDArray[np.int32]
    values: NDArray[np.float32]


def buckets(text: str) -> Buckets:
    """The hashed n-grams of the first 2,000 characters of `text`."""
    counts = Counter(crc32(gram.encode()) % BUCKETS for gram in grams(text[:LONGEST]))
    found = sorted(counts.items())
    indices = np.fromiter((index for index, _ in found), np.int32, len(found))
    counted = np.fromiter((count for _, count in found), np.float32, len(found))
    return Buckets(indices, 1 + np.log(counted))


def grams(text: str) -> Iterator[str]:
    """Every n-gram of `text`, marked by kind so that kinds never meet in meaning."""
    for word in plain(text).split():
        yield from _characters(f" {word} ")
    spelled = list(words(text))
    yield from (f"w:{word}" for word in spelled)
    yield from (f"p:{first} {second}" for first, second in pairwise(spelled))
    yield from (f"s:{stem}" for stem in query_terms(text))


def _characters(word: str) -> Iterator[str]:
    for size in (3, 4, 5):
        for start in range(len(word) - size + 1):
            yield f"c:{word[start : start + size]}"
