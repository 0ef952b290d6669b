"""Whom a message concerns, as far as its words tell: who acts, to whom it is done, who only saw it.

The lists are `data/agents.yaml`. The counts are one thing among those that the heads weigh for
`about`; they play no part in whether an alarm is raised.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from assistant.checks.limits.rules import Pattern, level, listed

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST = 3
"""Counts beyond this say nothing more."""
MINE = frozenset({"done-to-me", "i-do", "first"})
THEIRS = frozenset({"someone", "third"})


def agents(text: str) -> NDArray[np.float32]:
    """How often each kind stands in `text`, then who is alone there and who opens it.

    Shape (len(kinds()) + 5,).
    """
    places = _places(level(text))
    counts = [min(MOST, len(starts)) for starts in places.values()]
    mine = [start for kind in MINE for start in places[kind]]
    theirs = [start for kind in THEIRS for start in places[kind]]
    opens = min(mine + theirs, default=-1)
    alone = (
        bool(mine) and not theirs,
        bool(theirs) and not mine,
        not mine and not theirs,
        opens in mine,
        opens in theirs,
    )
    return np.array([*counts, *map(float, alone)], np.float32)


@cache
def kinds() -> tuple[str, ...]:
    """The kinds of the list, in the order of `agents`."""
    return tuple(dict.fromkeys(pattern.kind for pattern in agent_patterns()))


@cache
def agent_patterns() -> tuple[Pattern, ...]:
    """Every entry of the list, for the lint."""
    return listed("agents")


def _places(words: str) -> dict[str, list[int]]:
    """Where each kind begins in levelled words."""
    places: dict[str, list[int]] = {kind: [] for kind in kinds()}
    for pattern in agent_patterns():
        places[pattern.kind] += [match.start() for match in pattern.regex.finditer(words)]
    return places
