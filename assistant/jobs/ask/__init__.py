"""Asking one's own notes: answers that are cited word for word, or a plain "I found nothing"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from assistant.checks.findings import Finding
from assistant.engines.engine import Engine
from assistant.jobs.ask.contract import AskAnswer, AskRequest
from assistant.jobs.contract import Answer, Context, Request


class Ask:
    """A question over notes, promises and sessions."""

    name: ClassVar[str] = "ask"
    request_type: ClassVar[type[Request]] = AskRequest
    answer_type: ClassVar[type[Answer]] = AskAnswer
    refinable: ClassVar[bool] = True
    reads_prose: ClassVar[bool] = True

    def subject(self, request: AskRequest) -> str:
        """The question."""
        return request.question

    def draft(self, request: AskRequest, context: Context) -> AskAnswer:
        """The answer in the notes' own words."""
        from assistant.jobs.ask.draft import draft

        answer = draft(request, context)
        answer.warnings.extend(context.finder.notices(context.language))
        return answer

    def refine(
        self,
        request: AskRequest,
        context: Context,
        draft: AskAnswer,
        engine: Engine,
        findings: Sequence[Finding] = (),
    ) -> Iterator[AskAnswer]:
        """The same evidence, put together as an answer."""
        from assistant.jobs.ask.refining import refine

        yield from refine(request, context, draft, engine, findings)

    def check(
        self, request: AskRequest, context: Context, draft: AskAnswer, refined: AskAnswer
    ) -> list[Finding]:
        """Whatever the citations do not bear out."""
        from assistant.jobs.ask.scrutiny import objections

        return objections(request, context, draft, refined)
