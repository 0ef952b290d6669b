"""Where coaching stops: the outcome of the limits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

About = Literal["self", "colleague", "general"]


class Route(StrEnum):
    """Whose help is due. When two fit, danger to life comes first."""

    SELF_HARM = "self-harm"
    HARASSMENT = "harassment"
    DISCRIMINATION = "discrimination"
    VIOLENCE = "violence"
    RETALIATION = "retaliation"
    FRAUD = "fraud"
    SAFETY_HAZARD = "safety-hazard"
    MEDICAL = "medical"


@dataclass(frozen=True, slots=True)
class Verdict:
    """None, doubt (`route` set, not `certain`) or clear (`route` set and `certain`).

    `p` is the calibrated probability that any route is due, 0 to 1; `spans` are the words that
    raised it, as (start, end) offsets.
    """

    route: Route | None = None
    certain: bool = True
    about: About = "general"
    p: float = 0.0
    spans: tuple[tuple[int, int], ...] = ()
    reason: str = ""

    @property
    def stops(self) -> bool:
        """Whether coaching stops."""
        return self.route is not None and self.certain

    @property
    def doubtful(self) -> bool:
        """Whether one gentle question is asked first."""
        return self.route is not None and not self.certain


CLEAR_ROAD = Verdict()
