"""A rehearsal against a simulated co-worker, turn by turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from assistant.checks.findings import Finding
from assistant.engines.engine import Engine
from assistant.jobs.contract import Answer, Context, Request
from assistant.jobs.rehearsal.contract import RehearseAnswer, RehearseRequest


class Rehearse:
    """Practise the talk before it happens."""

    name: ClassVar[str] = "rehearse"
    request_type: ClassVar[type[Request]] = RehearseRequest
    answer_type: ClassVar[type[Answer]] = RehearseAnswer
    refinable: ClassVar[bool] = True
    reads_prose: ClassVar[bool] = False

    def subject(self, request: RehearseRequest) -> str:
        """The scenario and what the user has said."""
        mine = (turn.text for turn in request.turns if turn.role == "me")
        return "\n".join((request.scenario, *mine))

    def draft(self, request: RehearseRequest, context: Context) -> RehearseAnswer:
        """The next reply from the written bank."""
        from assistant.jobs.rehearsal.draft import draft

        return draft(request, context)

    def refine(
        self,
        request: RehearseRequest,
        context: Context,
        draft: RehearseAnswer,
        engine: Engine,
        findings: Sequence[Finding] = (),
    ) -> Iterator[RehearseAnswer]:
        """The same stance, said freely."""
        from assistant.jobs.rehearsal.refine import refine

        yield from refine(request, context, draft, engine, findings)

    def check(
        self,
        request: RehearseRequest,
        context: Context,
        draft: RehearseAnswer,
        refined: RehearseAnswer,
    ) -> list[Finding]:
        """What speaks against the free reply."""
        from assistant.jobs.rehearsal.scrutiny import objections

        return objections(request, context, draft, refined)
