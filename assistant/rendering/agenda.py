"""An agenda as Markdown: what to know first, then the points with what to say."""

from __future__ import annotations

from assistant.jobs.agenda.contract import AgendaAnswer
from assistant.jobs.contract import Answer


def markdown(answer: Answer) -> str:
    """What the user sees; the copy to send stands in `shareable`."""
    assert isinstance(answer, AgendaAnswer)
    return "\n\n".join([*map(_quoted, answer.warnings), answer.private])


def _quoted(warning: str) -> str:
    """A warning as a quotation, all its lines in it."""
    return "\n".join(f"> {line}".rstrip() for line in warning.splitlines())
