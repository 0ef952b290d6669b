"""How finely a sentence is heard, once it is known what its pieces do.

A sentence is first heard with all cuts that may be. A doubtful one stays only where the pieces
clearly do different things, say a fact and its effect; neighbours that do the same thing are one
clause.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.language.clauses import Clause, Role
from assistant.language.lexicon import from_words, load_data
from assistant.language.people import first_doer, names_its_doer
from assistant.language.splitting import Piece

DOUBTFUL = 0.3
"""Probability below which a cut needs two clear roles to stay."""
CLEAR = 0.65
FIRM = 0.6
"""Probability from which a cut stays between two clauses that do the same thing."""
WORK = frozenset({Role.COMMITMENT, Role.ASSIGNMENT})
PRAISE_OR_STING = frozenset({Role.APPRECIATION, Role.SARCASM})
"""What only the whole sentence can tell apart: "thanks a lot, / you were on time"."""
WORK_OR_PLEA = (*WORK, Role.REQUEST)
ACCEPTABLE = frozenset({*WORK_OR_PLEA, Role.PROPOSAL, Role.DUTY, Role.DECISION})
"""What somebody may accept in the next breath."""
PERHAPS_WORK = 0.2
LONGEST_CONFIRMATION = 12
Hear = Callable[[Sequence[Piece]], Sequence[Clause]]


def listened(pieces: Sequence[Piece], hear: Hear) -> tuple[Sequence[Piece], Sequence[Clause]]:
    """The pieces that stay and what they do; `hear` tells the roles of the pieces of one text."""
    heard = hear(pieces)
    mended = merged(pieces, heard)
    if len(mended) < len(pieces):
        heard = hear(mended)
    return mended, heard


def merged(pieces: Sequence[Piece], heard: Sequence[Clause]) -> list[Piece]:
    """`pieces` with some neighbours joined; `heard` are the same pieces with their roles."""
    result: list[Piece] = []
    last: Clause | None = None
    for piece, clause in zip(pieces, heard, strict=True):
        before = result[-1] if result else None
        if before and last and _one_sentence(before, piece) and _belong(last, clause, piece.cut):
            result[-1] = replace(before, end=piece.end)
        else:
            result.append(piece)
        last = clause
    return result


def _one_sentence(left: Piece, right: Piece) -> bool:
    return (left.segment, left.sentence) == (right.segment, right.sentence)


def _belong(left: Clause, right: Clause, cut: float) -> bool:
    if left.role in ACCEPTABLE and _confirms(right.text):
        return True
    if _two_jobs(left, right):
        return False
    if left.role is right.role or {left.role, right.role} == PRAISE_OR_STING:
        return cut < FIRM
    return cut < DOUBTFUL and min(left.p(left.role), right.p(right.role)) < CLEAR


def _confirms(text: str) -> bool:
    """ "And she accepted", "dan dia iyakan, sebelum Jumat": the same work, taken on."""
    return len(text.split()) <= LONGEST_CONFIRMATION and bool(_confirmation().match(text))


@from_words
def _confirmation() -> re.Pattern[str]:
    words = "|".join(load_data("splitting")["confirms"])
    tail = r"(?:\s*[,;:(–—-].*|\s+(?:on|by|before|in|until|sebelum|tanggal|tgl|untuk)\b.*)?"
    return re.compile(
        rf"\W*(?:{words})(?:\s+(?:it|that|too|this|nya|itu|juga))?\s*{tail}\W*$", re.IGNORECASE
    )


def _two_jobs(left: Clause, right: Clause) -> bool:
    """ "She sends the list, I call the supplier": the second piece of work has its own doer."""
    if not names_its_doer(right.text):
        return False
    if left.role in WORK and right.role in WORK:
        return True
    doers = first_doer(left.text), first_doer(right.text)
    taken = max(left.p(*WORK_OR_PLEA), right.p(*WORK_OR_PLEA))
    return set(doers) == {"addressee", "speaker"} and taken >= PERHAPS_WORK
