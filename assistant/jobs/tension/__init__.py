"""Before a tense session: a fair witness, a plan, a first sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from assistant.checks.findings import Finding
from assistant.engines.engine import Engine
from assistant.jobs.contract import Answer, Context, Request
from assistant.jobs.tension.contract import TensionAnswer, TensionRequest


class Tension:
    """Ease a tension: facts apart from stories, my part, a plan on one page."""

    name: ClassVar[str] = "tension"
    request_type: ClassVar[type[Request]] = TensionRequest
    answer_type: ClassVar[type[Answer]] = TensionAnswer
    refinable: ClassVar[bool] = True
    reads_prose: ClassVar[bool] = True

    def subject(self, request: TensionRequest) -> str:
        """The account."""
        return request.text

    def draft(self, request: TensionRequest, context: Context) -> TensionAnswer:
        """The plan from the writer's own words."""
        from assistant.jobs.tension.draft import draft

        return draft(request, context)

    def refine(
        self,
        request: TensionRequest,
        context: Context,
        draft: TensionAnswer,
        engine: Engine,
        findings: Sequence[Finding] = (),
    ) -> Iterator[TensionAnswer]:
        """The same plan, worded closer to the account."""
        from assistant.jobs.tension.refine import refine

        yield from refine(request, context, draft, engine, findings)

    def check(
        self,
        request: TensionRequest,
        context: Context,
        draft: TensionAnswer,
        refined: TensionAnswer,
    ) -> list[Finding]:
        """What speaks against the refined plan."""
        from assistant.jobs.tension.scrutiny import objections

        return objections(request, context, draft, refined)
