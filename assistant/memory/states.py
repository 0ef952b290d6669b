"""In which state a row can be: the words that stand in the database."""

from __future__ import annotations

from typing import Literal

SessionStatus = Literal["planned", "held", "skipped"]
Status = Literal["open", "done", "dropped"]
"""Of a promise or another matter that is carried from session to session."""
Change = Literal["made", "postponed", "done", "dropped", "reopened"]
"""What happened to a promise."""
MatterKind = Literal["topic", "goal", "feedback", "win"]
Speaker = Literal["user", "coach"]
Benefit = Literal["connection", "problem-solving", "growth", "satisfaction", "conflict", "trust"]
"""What regular sessions are good for; a session touches some of them."""
