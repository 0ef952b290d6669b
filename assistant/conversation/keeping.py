"""A promise that the user says is kept: it is asked about first and closed on a yes only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.jobs.agenda.record import HALF, share_of
from assistant.language.lexicon import load_yaml

if TYPE_CHECKING:
    from assistant.memory.promises import Promise

LONGEST = 10
"""Words of a message that tells of one thing done."""


def told_as_kept(message: str, promises: Sequence[Promise]) -> Promise | None:
    """The open promise of the user's own that "udah gw traktir kopinya" speaks of."""
    patterns: list[str] = load_yaml("assistant.conversation", "sentences")["done"]
    lowered = message.lower().strip()
    told = any(re.search(pattern, lowered) for pattern in patterns)
    if not told or "?" in message or len(message.split()) > LONGEST:
        return None
    own = [promise for promise in promises if promise.mine and promise.status == "open"]
    best = max(own, key=lambda promise: share_of(promise.task, message), default=None)
    return best if best and share_of(best.task, message) >= HALF else None
