"""What goes into easing a tension and what comes out."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, Field

from assistant.jobs.contract import Answer, GivenRegister, Relation, Request


class TensionRequest(Request):
    """An account of a tension. `heat` 0 (calm) to 10; `date` is today for relative dates."""

    text: str
    relation: Relation | None = None
    register_: GivenRegister = Field(
        default=None, validation_alias="register", serialization_alias="register"
    )
    date: dt.date | None = None
    heat: int | None = Field(default=None, ge=0, le=10)
    want: Literal["heard", "helped", "decide"] | None = None


class Interests(BaseModel):
    """What each side probably needs, worded as guesses."""

    mine: list[str] = Field(default_factory=list)
    theirs: list[str] = Field(default_factory=list)


class Branch(BaseModel):
    """What to do if the other reacts in one way."""

    if_: str = Field(validation_alias="if", serialization_alias="if")
    then: str
    model_config = {"populate_by_name": True}


class TensionAnswer(Answer):
    """A fair witness and a plan; `facts` and `stories` are spans of the writer's own words."""

    facts: list[str] = Field(default_factory=list)
    stories: list[str] = Field(default_factory=list)
    kindest: str = ""
    my_part: str | None = None
    concede: list[str] = Field(default_factory=list)
    unknowns: list[str] = Field(default_factory=list)
    interests: Interests = Field(default_factory=Interests)
    opening: str = ""
    branches: list[Branch] = Field(default_factory=list)
    avoid: list[str] = Field(default_factory=list)
    channel: str = ""
    next_step: str = ""
    topics: list[str] = Field(default_factory=list)
