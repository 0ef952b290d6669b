"""What speaks against a refined answer."""

from __future__ import annotations

from assistant.checks.findings import Finding
from assistant.jobs.ask.contract import AskAnswer, AskRequest
from assistant.jobs.contract import Context


def objections(
    request: AskRequest, context: Context, draft: AskAnswer, refined: AskAnswer
) -> list[Finding]:
    """Nothing was rewritten."""
    return []
