"""What goes into a recap and what comes out."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, Field

from assistant.jobs.contract import Answer, Relation, Request


class RecapRequest(Request):
    """Notes of a session. `me` wrote them, `other` was met on `date`."""

    notes: str
    me: str | None = None
    other: str | None = None
    date: dt.date | None = None
    relation: Relation | None = None


class ActionItem(BaseModel):
    """Work taken on and not yet done.

    `owner` is a name as it stands in the notes or the request, `both`, or None; `evidence` is a
    verbatim substring of the notes.
    """

    owner: str | None
    task: str
    due: dt.date | None = None
    due_text: str | None = None
    evidence: str
    status: Literal["agreed", "proposed"] = "agreed"


class NonCommitment(BaseModel):
    """What sounds like a promise and is none; `confirm` is one face-saving question."""

    text: str
    why: str
    confirm: str


class RecapAnswer(Answer):
    """Items with their proof, what was settled or stayed open, and a copy that is safe to send."""

    actions: list[ActionItem] = Field(default_factory=list)
    decisions: list[str] = Field(default_factory=list)
    open_questions: list[str] = Field(default_factory=list)
    non_commitments: list[NonCommitment] = Field(default_factory=list)
    private: list[str] = Field(default_factory=list)
    summary: str = ""
    shareable: str = ""
