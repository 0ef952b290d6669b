"""The draft in the words of a model, under checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checks.findings import Finding
from assistant.engines.engine import Engine
from assistant.jobs.ask.contract import AskAnswer, AskRequest
from assistant.jobs.contract import Context


def refine(
    request: AskRequest,
    context: Context,
    draft: AskAnswer,
    engine: Engine,
    findings: Sequence[Finding] = (),
) -> Iterator[AskAnswer]:
    """The draft."""
    yield draft
