"""The draft in the words of a model, under checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checks.findings import Finding
from assistant.engines.engine import Engine
from assistant.jobs.agenda.contract import AgendaAnswer, AgendaRequest
from assistant.jobs.contract import Context


def refine(
    request: AgendaRequest,
    context: Context,
    draft: AgendaAnswer,
    engine: Engine,
    findings: Sequence[Finding] = (),
) -> Iterator[AgendaAnswer]:
    """The draft."""
    yield draft
