"""Wording difficult feedback: true, kind, and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from assistant.checks.findings import Finding
from assistant.engines.engine import Engine
from assistant.jobs.contract import Answer, Context, Request
from assistant.jobs.feedback.contract import FeedbackAnswer, FeedbackRequest


class Feedback:
    """Turn raw feedback into a message that can be said tomorrow."""

    name: ClassVar[str] = "feedback"
    request_type: ClassVar[type[Request]] = FeedbackRequest
    answer_type: ClassVar[type[Answer]] = FeedbackAnswer
    refinable: ClassVar[bool] = True
    reads_prose: ClassVar[bool] = True

    def subject(self, request: FeedbackRequest) -> str:
        """The raw text."""
        return request.text

    def draft(self, request: FeedbackRequest, context: Context) -> FeedbackAnswer:
        """The message from the writer's own words."""
        from assistant.jobs.feedback.draft import draft

        return draft(request, context)

    def refine(
        self,
        request: FeedbackRequest,
        context: Context,
        draft: FeedbackAnswer,
        engine: Engine,
        findings: Sequence[Finding] = (),
    ) -> Iterator[FeedbackAnswer]:
        """The same message, said better. A text that was fine or must stay plain is left alone."""
        from assistant.jobs.feedback.refining import refine

        if draft.message == request.text.strip() or context.verdict.stops:
            yield draft
            return
        yield from refine(draft, context.language, engine, findings)

    def check(
        self,
        request: FeedbackRequest,
        context: Context,
        draft: FeedbackAnswer,
        refined: FeedbackAnswer,
    ) -> list[Finding]:
        """What speaks against the refined message."""
        from assistant.jobs.feedback.scrutiny import objections

        return objections(request, context.language, draft, refined)
