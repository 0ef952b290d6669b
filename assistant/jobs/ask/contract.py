"""What goes into a question over past notes and what comes out."""

from __future__ import annotations

from pydantic import Field

from assistant.jobs.contract import Answer, Request, Source


class AskRequest(Request):
    """A question over one's own notes, narrowed to one person if named."""

    question: str
    person: str | None = None


class AskAnswer(Answer):
    """An answer whose every claim is cited, or an abstention that says what was looked at."""

    answer: str = ""
    citations: list[Source] = Field(default_factory=list)
    abstained: bool = False
