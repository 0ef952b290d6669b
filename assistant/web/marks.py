"""What was saved of an answer, so that saving it again mends what is kept and doubles nothing.

A mark is a choice of the user under the key of the message; forgetting takes it along.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field, ValidationError

from assistant.memory.consents import SAVED

if TYPE_CHECKING:
    from assistant.jobs.recap.contract import ActionItem
    from assistant.memory.store import Memory

log = logging.getLogger("empatmata")


class Line(BaseModel):
    """One item of a recap as the user left it; `due` is a date in ISO form or empty."""

    take: bool = False
    task: str = ""
    owner: str = "me"
    due: str = ""


class Mark(BaseModel):
    """Ids of what was saved, and the form as it stood then. Lines and promises by `item_keys`."""

    version: str = "refined"
    session: str | None = None
    note: str | None = None
    other: str = ""
    on: str = ""
    lines: dict[str, Line] = Field(default_factory=dict)
    promises: dict[str, str] = Field(default_factory=dict)


def item_keys(items: Iterable[ActionItem]) -> list[str]:
    """What tells items apart in both versions of a recap: their proof, counted where it repeats."""
    seen: Counter[str] = Counter()
    keys = []
    for item in items:
        seen[item.evidence] += 1
        keys.append(f"{seen[item.evidence]}:{item.evidence}")
    return keys


def mark_of(memory: Memory, message: str) -> Mark | None:
    """What was saved of this message; None where nothing was, or where nobody can read it now."""
    stored = memory.consents.get(SAVED + message)
    try:
        return Mark.model_validate_json(stored) if stored else None
    except ValidationError as error:
        log.warning("What was saved of message %s cannot be read: %s", message, error)
        return None


def set_mark(memory: Memory, message: str, mark: Mark) -> None:
    """Remember it. Raises StorageError."""
    memory.consents.set(SAVED + message, mark.model_dump_json())
