"""Before a session: an agenda of what was left open, what matters now, and good practice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from assistant.checks.findings import Finding
from assistant.engines.engine import Engine
from assistant.jobs.agenda.contract import AgendaAnswer, AgendaRequest
from assistant.jobs.contract import Answer, Context, Request


class Agenda:
    """At most five points whose minutes add up, a brief, and a copy that is safe to send."""

    name: ClassVar[str] = "agenda"
    request_type: ClassVar[type[Request]] = AgendaRequest
    answer_type: ClassVar[type[Answer]] = AgendaAnswer
    refinable: ClassVar[bool] = True
    reads_prose: ClassVar[bool] = False

    def subject(self, request: AgendaRequest) -> str:
        """The user's own wishes, or whom it is about where there are none."""
        from assistant.jobs.agenda.material import subject

        return subject(request)

    def draft(self, request: AgendaRequest, context: Context) -> AgendaAnswer:
        """The agenda from memory, cards and the question bank."""
        from assistant.jobs.agenda.draft import draft

        return draft(request, context)

    def refine(
        self,
        request: AgendaRequest,
        context: Context,
        draft: AgendaAnswer,
        engine: Engine,
        findings: Sequence[Finding] = (),
    ) -> Iterator[AgendaAnswer]:
        """The same points in a better order and with better questions."""
        from assistant.jobs.agenda.refining import refine

        yield from refine(context, draft, engine, findings)

    def check(
        self, request: AgendaRequest, context: Context, draft: AgendaAnswer, refined: AgendaAnswer
    ) -> list[Finding]:
        """What speaks against the refined agenda."""
        from assistant.jobs.agenda.scrutiny import objections

        return objections(context.language, draft, refined)
