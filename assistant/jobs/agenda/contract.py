"""What goes into preparing a session and what comes out."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

from pydantic import BaseModel, Field, field_validator

from assistant.jobs.contract import Answer, Relation, Request, Source

Purpose = Literal["inform", "listen", "solve", "decide", "appreciate"]
Want = Literal["heard", "helped", "decide"]


class AgendaRequest(Request):
    """A session to prepare. `person` may be unknown: then it is a first session.

    `focus` is what matters most to the user, `theirs` what they think matters to the other, `want`
    what the user hopes for. `at` is when it begins, on the user's own clock or in `zone` (WIB,
    WITA, WIT or a name of the time zone database).
    """

    person: str
    minutes: int = Field(default=30, ge=5, le=240)
    focus: str | None = None
    theirs: str | None = None
    want: Want | None = None
    wishes: list[str] = Field(default_factory=list)
    date: dt.date | None = None
    at: dt.time | None = None
    zone: str | None = None
    relation: Relation | None = None

    @field_validator("at", mode="before")
    @classmethod
    def _with_a_dot(cls, at: object) -> object:
        """14.30 and 9:00 are hours too."""
        written = re.fullmatch(r"(\d{1,2})[.:](\d{2})", at.strip()) if isinstance(at, str) else None
        return f"{int(written[1]):02}:{written[2]}" if written else at


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
