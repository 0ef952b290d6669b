"""What the limits say before an answer: one gentle question, or whose help is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.checks.limits.help import doubt_reply
from assistant.checks.verdict import Verdict
from assistant.jobs import load_job
from assistant.jobs.contract import Answer
from assistant.jobs.lookup.contract import LimitsAnswer, LimitsRequest
from assistant.rendering import render
from assistant.texts import Language

if TYPE_CHECKING:
    from assistant.coach import Coach


@dataclass(frozen=True, slots=True)
class Notice:
    """The words for the user, and the answer of the limits behind them."""

    words: str
    answer: LimitsAnswer

    def without_echo(self, answer: Answer) -> Answer:
        """The job's answer without the warnings that say the same again."""
        told = {self.answer.message, self.answer.question} - {""}
        names = [person.name for person in self.answer.people] if not self.answer.question else []
        left = [
            warning
            for warning in answer.warnings
            if warning not in told and not any(warning.startswith(name) for name in names)
        ]
        return answer.model_copy(update={"warnings": left})


def notice_of(coach: Coach, words: str, verdict: Verdict, language: Language) -> Notice:
    """What is said about `words` before anything else: people and fact log where it is clear."""
    context = coach.context(language, verdict, coach.today())
    answer = load_job("limits").draft(LimitsRequest(text=words), context)
    assert isinstance(answer, LimitsAnswer)
    answer.language = language
    answer.route, answer.certain = verdict.route, verdict.certain
    if verdict.doubtful:
        return Notice(f"{answer.question}\n\n{doubt_reply(language)}", answer)
    return Notice(render("limits", answer), answer)
