"""What speaks against a refined agenda."""

from __future__ import annotations

from assistant.checks.findings import Finding
from assistant.jobs.agenda.contract import AgendaAnswer, AgendaRequest
from assistant.jobs.contract import Context


def objections(
    request: AgendaRequest, context: Context, draft: AgendaAnswer, refined: AgendaAnswer
) -> list[Finding]:
    """Nothing was rewritten."""
    return []
