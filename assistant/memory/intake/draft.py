"""What a file holds, before anything is kept of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from assistant.memory.promises import ME


@dataclass(frozen=True, slots=True)
class Task:
    """A task that a file states as one: a checkbox or a row. `evidence` is its line."""

    task: str
    evidence: str
    owner: str = ME
    person: str | None = None
    due: date | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A note on its way in. `key` tells the notes of one file apart; `person` is a name."""

    text: str
    key: str = ""
    title: str | None = None
    date: date | None = None
    person: str | None = None
    tasks: tuple[Task, ...] = field(default=())


class Unreadable(Exception):
    """A file that nothing can be made of; `reason` names a text `memory.skipped.<reason>`."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)
