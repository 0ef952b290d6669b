"""One job, from the user's words to an answer that may be trusted.

limits -> draft -> refine -> check -> answer. The draft always stands first; a refinement takes
its place only when every check passes, after at most one repair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from assistant.checks.findings import Finding
from assistant.checks.verdict import CLEAR_ROAD, Verdict
from assistant.engines.engine import Engine
from assistant.errors import EngineError
from assistant.jobs.contract import Answer, Context, Job, Request
from assistant.language.intelligible import demand_intelligible
from assistant.settings import EngineChoice
from assistant.texts import Language, text

Stage = Literal["draft", "refining", "final"]


@dataclass(frozen=True, slots=True)
class Step:
    """The answer as it stands: the draft, a refinement on its way, or the last word."""

    stage: Stage
    answer: Answer


EngineFor = Callable[[EngineChoice, str, Language], tuple[Engine | None, list[str]]]
"""Picks the engine for (choice, job, language) and says what the user should know about it."""


@dataclass(frozen=True)
class Coach:
    """The turn. Everything it needs from the world is passed in."""

    judge: Callable[[str, Language], Verdict]
    detect: Callable[[str], Language]
    context: Callable[[Language, Verdict, date], Context]
    engine_for: EngineFor
    today: Callable[[], date] = date.today

    def steps(
        self,
        job: Job[Any, Any],
        request: Request,
        *,
        engine: EngineChoice = "auto",
        language: Language | None = None,
        dismissed: bool = False,
    ) -> Iterator[Step]:
        """The draft at once, refinements as they come, then the answer that stands.

        `dismissed` means that the user has said that an alarm of the limits was a false one.
        Raises NoWords or ForeignLanguage where a job would only pretend to have understood.
        """
        subject = job.subject(request)
        tongue = language or self.detect(subject)
        verdict = CLEAR_ROAD if dismissed else self.judge(subject, tongue)
        if job.reads_prose and verdict.route is None:
            demand_intelligible(subject)
        context = self.context(tongue, verdict, self.today())
        draft = job.draft(request, context)
        _stamp(draft, context)
        yield Step("draft", draft)
        chosen, notices = (None, [])
        if job.refinable and not verdict.stops:
            chosen, notices = self.engine_for(engine, job.name, tongue)
        draft.warnings.extend(notices)
        if chosen is None:
            yield Step("final", draft)
            return
        yield from _refined(job, request, context, draft, chosen)

    def answer(
        self,
        job: Job[Any, Any],
        request: Request,
        *,
        engine: EngineChoice = "auto",
        language: Language | None = None,
    ) -> Answer:
        """The answer that stands in the end."""
        last: Answer | None = None
        for step in self.steps(job, request, engine=engine, language=language):
            last = step.answer
        assert last is not None, "a job always drafts"
        return last


def _refined(
    job: Job[Any, Any], request: Request, context: Context, draft: Answer, engine: Engine
) -> Iterator[Step]:
    """Two attempts at most; then the draft, and the user is told why.

    A job that has nothing to ask a model for gives the draft itself back: it stays a draft.
    """
    findings: list[Finding] = []
    before = engine.bytes_out
    try:
        for _attempt in ("first", "repair"):
            refined = draft
            for refined in job.refine(request, context, draft, engine, findings):
                yield Step("refining", refined)
            if refined is draft:
                yield Step("final", draft)
                return
            findings = job.check(request, context, draft, refined)
            if not findings:
                _sign(refined, engine, before)
                yield Step("final", refined)
                return
        draft.warnings.append(_set_aside(findings, context.language))
    except EngineError as error:
        draft.warnings.append(error.message(context.language))
    draft.receipt.bytes_out = engine.bytes_out - before
    yield Step("final", draft)


def _stamp(answer: Answer, context: Context) -> None:
    answer.language = context.language
    answer.route = context.verdict.route
    answer.certain = context.verdict.certain


def _sign(answer: Answer, engine: Engine, before: int) -> None:
    """Add to the prompt, which the job noted, who answered it."""
    answer.engine = engine.name
    answer.receipt = answer.receipt.model_copy(
        update={
            "engine": engine.name,
            "model": engine.model,
            "bytes_out": engine.bytes_out - before,
        }
    )


def _set_aside(findings: list[Finding], language: Language) -> str:
    why = "; ".join(dict.fromkeys(finding.why(language) for finding in findings))
    return text("coach.set-aside", language, why=why)
