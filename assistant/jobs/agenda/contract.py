"""What goes into preparing a session and what comes out."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, Field

from assistant.jobs.contract import Answer, Relation, Request, Source

Purpose = Literal["inform", "listen", "solve", "decide", "appreciate"]
Want = Literal["heard", "helped", "decide"]


class AgendaRequest(Request):
    """A session to prepare. `person` may be unknown: then it is a first session.

    `focus` is what matters most to the user, `theirs` what they think matters to the other, `want`
    what the user hopes for.
    """

    person: str
    minutes: int = Field(default=30, ge=5, le=240)
    focus: str | None = None
    theirs: str | None = None
    want: Want | None = None
    wishes: list[str] = Field(default_factory=list)
    date: dt.date | None = None
    relation: Relation | None = None


class AgendaItem(BaseModel):
    """One point of the agenda and what it rests on."""

    minutes: int
    title: str
    purpose: Purpose
    questions: list[str] = Field(default_factory=list)
    source: Source


class AgendaAnswer(Answer):
    """A time-boxed agenda in two copies; the minutes add up to the request's."""

    items: list[AgendaItem] = Field(default_factory=list)
    brief: str = ""
    shareable: str = ""
    private: str = ""
