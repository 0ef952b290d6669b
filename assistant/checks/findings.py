"""What a check returns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check objects to: the words concerned, what kind, and why in one sentence."""

    check: str
    span: str
    why: str
