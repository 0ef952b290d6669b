"""Mending what was cut too often, once it is known what each piece does.

Neighbours of one sentence become one clause when they do the same thing, and also when the cut
between them was doubtful and the pieces are not clearly two things. An unlikely cut thus stays
only where it divides, say, a fact from its effect.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.clauses import Clause
from assistant.language.splitting import Piece

DOUBTFUL = 0.3
"""Probability below which a cut needs two clear roles to stay."""
CLEAR = 0.75
FIRM = 0.6
"""Probability from which a cut stays between two clauses that do the same thing."""


def merged(pieces: Sequence[Piece], heard: Sequence[Clause]) -> list[Piece]:
    """`pieces` with some neighbours joined; `heard` are the same pieces with their roles."""
    result: list[Piece] = []
    last: Clause | None = None
    for piece, clause in zip(pieces, heard, strict=True):
        before = result[-1] if result else None
        if before and last and _one_sentence(before, piece) and _belong(last, clause, piece.cut):
            result[-1] = Piece(before.start, piece.end, before.segment, before.sentence, before.cut)
        else:
            result.append(piece)
        last = clause
    return result


def _one_sentence(left: Piece, right: Piece) -> bool:
    return (left.segment, left.sentence) == (right.segment, right.sentence)


def _belong(left: Clause, right: Clause, cut: float) -> bool:
    if left.role is right.role:
        return cut < FIRM
    return cut < DOUBTFUL and min(left.p(left.role), right.p(right.role)) < CLEAR
