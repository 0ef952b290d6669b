"""The raw text taken apart: which pieces may stay in a message, what they do, and what stings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from assistant.checks.blame import Sting
from assistant.language.clauses import Clause, Reading

Kind = Literal[
    "fact",
    "impact",
    "feeling",
    "request",
    "question",
    "appreciation",
    "core",
    "greeting",
    "blame",
    "private",
    "machine",
    "empty",
]
STAYING: frozenset[Kind] = frozenset(
    {"fact", "impact", "feeling", "request", "question", "appreciation", "core", "greeting"}
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause of the raw text. `said` is what may stay of it, empty where nothing may."""

    clause: Clause
    kind: Kind
    said: str = ""
    stings: tuple[Sting, ...] = ()

    @property
    def stays(self) -> bool:
        """Whether something of it may be said."""
        return bool(self.said) and self.kind in STAYING

    @property
    def whole(self) -> bool:
        """Whether it may be said just as it was typed."""
        return self.said == self.clause.text


@dataclass(frozen=True, slots=True)
class Material:
    """All pieces in order.

    `plain`: nothing may be softened. `core`: the words that say why stand in the text itself.
    """

    reading: Reading
    pieces: tuple[Piece, ...]
    plain: bool = False
    core: bool = False
    topics: tuple[str, ...] = field(default=())

    @property
    def kept(self) -> list[Piece]:
        """The pieces of which something stays."""
        return [piece for piece in self.pieces if piece.stays]

    @property
    def fine(self) -> bool:
        """Whether the text can be said as it is."""
        return bool(self.pieces) and all(piece.stays and piece.whole for piece in self.pieces)

    def of(self, *kinds: Kind) -> list[Piece]:
        """The staying pieces of these kinds."""
        return [piece for piece in self.kept if piece.kind in kinds]
