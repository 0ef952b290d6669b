"""After the session: notes become items with their proof, and a recap that is safe to send."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from assistant.checks.findings import Finding
from assistant.engines.engine import Engine
from assistant.jobs.contract import Answer, Context, Request
from assistant.jobs.recap.contract import RecapAnswer, RecapRequest


class Recap:
    """Items, decisions, open questions, polite noes, private lines, a summary, a copy to share."""

    name: ClassVar[str] = "recap"
    request_type: ClassVar[type[Request]] = RecapRequest
    answer_type: ClassVar[type[Answer]] = RecapAnswer
    refinable: ClassVar[bool] = True
    reads_prose: ClassVar[bool] = True

    def subject(self, request: RecapRequest) -> str:
        """The notes."""
        return request.notes

    def draft(self, request: RecapRequest, context: Context) -> RecapAnswer:
        """The recap as the ear and the program see it."""
        from assistant.jobs.recap.draft import draft

        return draft(request, context)

    def refine(
        self,
        request: RecapRequest,
        context: Context,
        draft: RecapAnswer,
        engine: Engine,
        findings: Sequence[Finding] = (),
    ) -> Iterator[RecapAnswer]:
        """The draft with the items a model added, corrected or dropped."""
        from assistant.jobs.recap.refine import refine

        yield from refine(request, context, draft, engine, findings)

    def check(
        self, request: RecapRequest, context: Context, draft: RecapAnswer, refined: RecapAnswer
    ) -> list[Finding]:
        """What speaks against the refined items."""
        from assistant.jobs.recap.scrutiny import objections

        return objections(request, context, refined)
