"""An answer of the limits: the person first, then whom to turn to, then what to note."""

from __future__ import annotations

from assistant.checks.limits.help import dismissal, not_done
from assistant.jobs.contract import Answer
from assistant.jobs.lookup.contract import LimitsAnswer
from assistant.texts import text


def markdown(answer: Answer) -> str:
    """The written answer, people, fact log, and what the app does not do."""
    assert isinstance(answer, LimitsAnswer)
    if answer.route is None:
        return text("limits.coaching-goes-on", answer.language)
    say = answer.language
    blocks = [
        asked(answer.question),
        answer.message,
        _listed(
            "limits.people-title",
            answer,
            [f"**{p.name}** ({p.for_}): {p.how}" for p in answer.people],
        ),
        _listed("limits.fact-log-title", answer, answer.fact_log),
        text("limits.fact-log-note", say) if answer.fact_log else "",
        dismissal(say) if answer.question else "",
        f"*{not_done(say)}*",
    ]
    return "\n\n".join(block for block in blocks if block)


def asked(question: str) -> str:
    """The gentle question without the names after it: they stand below in full."""
    return question[: question.find("?") + 1]


def _listed(title: str, answer: LimitsAnswer, lines: list[str]) -> str:
    if not lines:
        return ""
    return "\n".join([f"**{text(title, answer.language)}**", "", *(f"- {line}" for line in lines)])
