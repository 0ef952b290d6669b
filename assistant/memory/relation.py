"""How the other person stands to the user at work."""

from __future__ import annotations

from typing import Literal

Relation = Literal["peer", "manager", "report", "mentor", "cross-team"]
