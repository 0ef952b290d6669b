"""What goes into wording feedback and what comes out."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from assistant.jobs.contract import Answer, GivenRegister, Register, Relation, Request

Gap = Literal["example", "when", "impact", "request"]


class FeedbackRequest(Request):
    """Raw feedback. `directness` runs from 1 (gentle) to 5 (plain); it changes wording only."""

    text: str
    relation: Relation | None = None
    register_: GivenRegister = Field(
        default=None, validation_alias="register", serialization_alias="register"
    )
    address: str | None = None
    channel: Literal["spoken", "chat", "mail"] | None = None
    directness: int = Field(default=3, ge=1, le=5)
    mode: Literal["give", "receive"] = "give"


class Variant(BaseModel):
    """The same message in another register."""

    register_: Register = Field(validation_alias="register", serialization_alias="register")
    message: str
    model_config = {"populate_by_name": True}


class Parts(BaseModel):
    """The message taken apart; None where the writer gave nothing."""

    situation: str | None = None
    behavior: str | None = None
    impact: str | None = None
    request: str | None = None
    question: str | None = None


class Flag(BaseModel):
    """Words left out or to be careful with: what kind, and why (with a better way, if any)."""

    span: str
    kind: str
    why: str


class FeedbackAnswer(Answer):
    """A message that can be said, what changed and why, and what only the writer can add."""

    message: str = ""
    variants: list[Variant] = Field(default_factory=list)
    parts: Parts = Field(default_factory=Parts)
    flags: list[Flag] = Field(default_factory=list)
    asks: list[Gap] = Field(default_factory=list)
    questions: list[str] = Field(default_factory=list)
    boundary: str | None = None
    kept: list[str] = Field(default_factory=list)
    lost: list[str] = Field(default_factory=list)
