"""What speaks against a refined answer: other citations, new words, the wrong tongue."""

from __future__ import annotations

from assistant.checks.findings import Finding
from assistant.checks.invention import invented
from assistant.checks.tongue import foreign
from assistant.jobs.ask.contract import AskAnswer, AskRequest
from assistant.jobs.contract import Context


def objections(
    request: AskRequest, context: Context, draft: AskAnswer, refined: AskAnswer
) -> list[Finding]:
    """Whatever the citations do not bear out."""
    if refined.answer == draft.answer:
        return []
    found: list[Finding] = []
    if refined.citations != draft.citations or refined.abstained != draft.abstained:
        found.append(Finding("ask.objection.citations"))
    own, _, _ = refined.answer.partition("\n\n")
    sources = [words for each in draft.citations for words in (each.quote, each.title)]
    numbers = [str(n) for n in range(1, len(draft.citations) + 1)]
    found += invented(own, [*sources, *numbers, request.question])
    return [*found, *foreign(own, context.language)]
