"""What goes into one turn of a rehearsal and what comes out."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from assistant.jobs.contract import Answer, Request


class Turn(BaseModel):
    """One thing said: by me, or by the simulated co-worker."""

    role: Literal["me", "other"]
    text: str


class RehearseRequest(Request):
    """The situation and what has been said so far; the last turn is usually mine."""

    scenario: str
    turns: list[Turn] = Field(default_factory=list)


class Stance(BaseModel):
    """Where the simulated co-worker stands, each 0 to 10; `who` is their name, if it is known."""

    trust: int = Field(ge=0, le=10)
    heat: int = Field(ge=0, le=10)
    openness: int = Field(ge=0, le=10)
    who: str | None = None


class Observation(BaseModel):
    """What one of my sentences did to the talk, with my own words."""

    move: str
    quote: str
    note: str


class RehearseAnswer(Answer):
    """The co-worker's reply, where they stand now, and what moved the talk."""

    reply: str = ""
    stance: Stance = Field(default_factory=lambda: Stance(trust=5, heat=4, openness=5))
    observations: list[Observation] = Field(default_factory=list)
