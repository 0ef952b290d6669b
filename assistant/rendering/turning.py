"""What the limits say above an answer of another job, and whom to turn to where it stops."""

from __future__ import annotations

from assistant.checks.verdict import Verdict
from assistant.jobs.contract import Answer
from assistant.texts import text


def stopped(answer: Answer) -> bool:
    """Whether the limits stopped the coaching, beyond doubt."""
    return Verdict(route=answer.route, certain=answer.certain).stops


def warned(answer: Answer) -> list[str]:
    """The warnings as quotations; where coaching stops the people after the first are a list."""
    if not stopped(answer):
        return [quoted(warning) for warning in answer.warnings]
    said, people = answer.warnings[:1], answer.warnings[1:]
    title = f"**{text('limits.people-title', answer.language)}**"
    listed = ["\n".join([title, "", *(f"- {person}" for person in people)])] if people else []
    return [*map(quoted, said), *listed]


def quoted(warning: str) -> str:
    """A warning as a quotation, all its lines in it."""
    return "\n".join(f"> {line}".rstrip() for line in warning.splitlines())
