"""An agenda as Markdown: what to know first, then the points with what to say."""

from __future__ import annotations

from assistant.jobs.agenda.contract import AgendaAnswer
from assistant.jobs.contract import Answer
from assistant.rendering.turning import quoted


def markdown(answer: Answer) -> str:
    """What the user sees; the copy to send stands in `shareable`."""
    assert isinstance(answer, AgendaAnswer)
    return "\n\n".join([*map(quoted, answer.warnings), answer.private])
