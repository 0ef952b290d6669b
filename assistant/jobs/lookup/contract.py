"""The three jobs that only look: search, limits and read."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, Field

from assistant.checks.verdict import About
from assistant.jobs.contract import Answer, Register, Request
from assistant.language.clauses import Role
from assistant.retrieval.hits import Kind, Scope
from assistant.texts import Language


class SearchRequest(Request):
    """A search over practice cards, own notes, or both; the last three narrow the notes."""

    query: str
    scope: Scope = "practices"
    k: int = Field(default=5, ge=1, le=50)
    person: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None


class Result(BaseModel):
    """One hit; `slug` is None for a note."""

    kind: Kind
    id: str
    slug: str | None
    language: Language
    title: str
    score: float
    quote: str
    why: str = ""


class SearchAnswer(Answer):
    """Results, best first; for cards one result a slug."""

    results: list[Result] = Field(default_factory=list)


class LimitsRequest(Request):
    """A message to route."""

    text: str


class Helper(BaseModel):
    """Somebody to turn to: who, how to reach them, and what for."""

    name: str
    how: str
    for_: str = Field(validation_alias="for", serialization_alias="for")
    model_config = {"populate_by_name": True}


class LimitsAnswer(Answer):
    """Whose help is due, what to say first, whom to turn to, and a fact log to fill in."""

    about: About = "general"
    people: list[Helper] = Field(default_factory=list)
    fact_log: list[str] = Field(default_factory=list)
    message: str = ""
    question: str = ""


class ReadRequest(Request):
    """A text to hear."""

    text: str
    me: str | None = None
    other: str | None = None
    date: dt.date | None = None


class HeardRole(BaseModel):
    """A role with its calibrated probability."""

    role: Role
    p: float


class HeardClause(BaseModel):
    """A clause as heard; `text[start:end]` is its text."""

    start: int
    end: int
    text: str
    language: Language
    roles: list[HeardRole]
    agent: str | None
    due: dt.date | None
    due_text: str | None
    register_: Register = Field(validation_alias="register", serialization_alias="register")
    model_config = {"populate_by_name": True}


class ReadAnswer(Answer):
    """What the ear heard."""

    clauses: list[HeardClause] = Field(default_factory=list)
