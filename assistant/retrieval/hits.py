"""What a search returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.texts import Language

Kind = Literal["card", "note"]
Scope = Literal["practices", "notes", "all"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. `quote` stands verbatim in the card or note; `score` is calibrated, 0 to 1.

    `slug` names a card and is None for a note; `why` says which words, which way of asking and
    which scores brought it up.
    """

    kind: Kind
    id: str
    slug: str | None
    language: Language
    title: str
    score: float
    quote: str
    why: str = ""
