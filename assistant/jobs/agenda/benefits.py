"""The six benefits of regular sessions: which the last ones touched, and which was left out.

From the article that the product is built on: connection, problem solving, skills, satisfaction,
preventing conflict, trust. What a session touched is kept with it; where nothing was kept, the
titles of the points that were covered tell it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.jobs.agenda.bank import BENEFITS, Benefit
from assistant.language.lexicon import load_yaml
from assistant.memory.sessions import Session

LOOKED_BACK = 3
"""Sessions without a benefit before it counts as neglected."""


def touched(session: Session) -> set[Benefit]:
    """The benefits that a session served."""
    names: dict[str, list[str]] = load_yaml("assistant.jobs.agenda", "benefits")["names"]
    kept: set[Benefit] = {
        benefit
        for benefit in BENEFITS
        if any(name in session.benefits for name in (benefit, *names.get(benefit, ())))
    }
    return kept or served_by(session.covered)


def served_by(titles: Iterable[str]) -> set[Benefit]:
    """The benefits that points with these titles serve, by their words."""
    signs: dict[Benefit, list[str]] = load_yaml("assistant.jobs.agenda", "benefits")["signs"]
    spoken = "\n".join(titles).lower()
    return {
        benefit
        for benefit, words in signs.items()
        if any(re.search(rf"(?<!\w){re.escape(word)}", spoken) for word in words)
    }


def neglected(sessions: Sequence[Session]) -> Benefit | None:
    """The benefit longest untouched, if the last three sessions left it out; newest first."""
    if len(sessions) < LOOKED_BACK:
        return None
    order: list[Benefit] = load_yaml("assistant.jobs.agenda", "benefits")["order"]
    since = {benefit: _since(benefit, sessions) for benefit in order}
    longest = max(order, key=lambda benefit: since[benefit])
    return longest if since[longest] >= LOOKED_BACK else None


def _since(benefit: Benefit, sessions: Sequence[Session]) -> int:
    """How many sessions ago it was touched; their number where it never was."""
    for ago, session in enumerate(sessions):
        if benefit in touched(session):
            return ago
    return len(sessions)
