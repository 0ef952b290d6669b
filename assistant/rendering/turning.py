"""Whom to turn to, where an answer of another job stops because of the limits."""

from __future__ import annotations

from assistant.checks.limits.help import Person, help_for
from assistant.checks.verdict import Verdict
from assistant.jobs.contract import Answer
from assistant.texts import text


def stopped(answer: Answer) -> bool:
    """Whether the limits stopped the coaching, beyond doubt."""
    return _verdict(answer).stops


def people(answer: Answer) -> str:
    """The people to turn to as a list with its title; empty where the coaching goes on."""
    if not stopped(answer):
        return ""
    found = help_for(_verdict(answer), answer.language).people
    title = f"**{text('limits.people-title', answer.language)}**"
    return "\n".join([title, "", *map(_line, found)])


def quoted(warning: str) -> str:
    """A warning as a quotation, all its lines in it."""
    return "\n".join(f"> {line}".rstrip() for line in warning.splitlines())


def _verdict(answer: Answer) -> Verdict:
    return Verdict(route=answer.route, certain=answer.certain)


def _line(person: Person) -> str:
    return f"- **{person.name}** ({person.purpose}): {person.how}"
