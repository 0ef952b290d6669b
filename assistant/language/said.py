"""A clause as far as it tells who does its work."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.language.clauses import Role


@dataclass(frozen=True, slots=True)
class Said:
    """What `agents` needs to know of a clause."""

    text: str
    speaker: str | None
    role: Role
    cells: tuple[str, ...] = ()
    heading: bool = False
