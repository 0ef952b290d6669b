"""The turn: the draft stands first, and a refinement takes its place only if it may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, ClassVar

import pytest

from assistant.checks.findings import Finding
from assistant.checks.verdict import Route, Verdict
from assistant.coach import Coach
from assistant.engines.engine import Engine
from assistant.engines.scripted import Scripted
from assistant.errors import EngineTimeout, ForeignLanguage
from assistant.jobs.contract import Answer, Context, Request

FORBIDDEN = "always"


class EchoRequest(Request):
    text: str


class EchoAnswer(Answer):
    message: str = ""


class Echo:
    """A job in small: it drafts the text itself and lets a model say it again."""

    name: ClassVar[str] = "echo"
    request_type: ClassVar[type[Request]] = EchoRequest
    answer_type: ClassVar[type[Answer]] = EchoAnswer
    refinable: ClassVar[bool] = True
    reads_prose: ClassVar[bool] = True

    def __init__(self, fails: bool = False) -> None:
        self.attempts: list[list[Finding]] = []
        self.fails = fails

    def subject(self, request: EchoRequest) -> str:
        return request.text

    def draft(self, request: EchoRequest, context: Context) -> EchoAnswer:
        return EchoAnswer(message=request.text)

    def refine(
        self,
        request: EchoRequest,
        context: Context,
        draft: EchoAnswer,
        engine: Engine,
        findings: Sequence[Finding] = (),
    ) -> Iterator[EchoAnswer]:
        self.attempts.append(list(findings))
        if self.fails:
            raise EngineTimeout(seconds=1)
        said = "better" if findings else f"{FORBIDDEN} better"
        yield draft.model_copy(deep=True, update={"message": said})

    def check(
        self, request: EchoRequest, context: Context, draft: EchoAnswer, refined: EchoAnswer
    ) -> list[Finding]:
        if FORBIDDEN in refined.message and FORBIDDEN not in draft.message:
            return [Finding("checks.changed", FORBIDDEN)]
        return []


class Stubborn(Echo):
    """A job whose model repeats its mistake."""

    def refine(
        self, request: Any, context: Any, draft: Any, engine: Any, findings: Any = ()
    ) -> Any:
        yield draft.model_copy(deep=True, update={"message": FORBIDDEN})


class Content(Echo):
    """A job that finds nothing in its draft to ask a model for."""

    def refine(
        self, request: Any, context: Any, draft: Any, engine: Any, findings: Any = ()
    ) -> Any:
        yield draft


def coach(verdict: Verdict = Verdict(), engine: Engine | None = None) -> Coach:
    def context(language, verdict, today):
        return Context(
            language=language, today=today, ear=None, finder=None, recall=None, verdict=verdict
        )

    return Coach(
        judge=lambda text, language: verdict,
        detect=lambda text: "en",
        context=context,
        engine_for=lambda choice, job, language: (engine, []),
        today=lambda: date(2026, 11, 24),
    )


@pytest.fixture
def model() -> Scripted:
    return Scripted([{"answer": "unused"}])


def test_the_draft_stands_before_anything_else() -> None:
    first = next(coach().steps(Echo(), EchoRequest(text="hello")))
    assert (first.stage, first.answer.engine) == ("draft", "draft")


def test_without_an_engine_the_draft_is_the_last_word() -> None:
    answer = coach().answer(Echo(), EchoRequest(text="hello"))
    assert (answer.message, answer.engine) == ("hello", "draft")


def test_a_refinement_that_fails_a_check_is_repaired_once_with_the_findings(model) -> None:
    job = Echo()
    answer = coach(engine=model).answer(job, EchoRequest(text="hello"))
    assert answer.message == "better"
    assert [len(findings) for findings in job.attempts] == [0, 1]


def test_a_refined_answer_says_which_engine_wrote_it(model) -> None:
    answer = coach(engine=model).answer(Echo(), EchoRequest(text="hello"))
    assert (answer.engine, answer.receipt.engine, answer.receipt.model) == (
        "scripted",
        "scripted",
        "script",
    )


def test_an_answer_that_no_model_was_asked_for_stays_a_draft(model) -> None:
    answer = coach(engine=model).answer(Content(), EchoRequest(text="hello"))
    assert model.prompts == []
    assert (answer.message, answer.engine, answer.receipt.engine, answer.receipt.model) == (
        "hello",
        "draft",
        "draft",
        None,
    )
    assert answer.warnings == []


def test_a_refinement_that_fails_twice_is_dropped_and_the_user_is_told(model) -> None:
    answer = coach(engine=model).answer(Stubborn(), EchoRequest(text="hello"))
    assert (answer.message, answer.engine) == ("hello", "draft")
    assert '"always" must stay' in answer.warnings[0]


def test_an_engine_that_fails_leaves_the_draft_with_a_reason(model) -> None:
    answer = coach(engine=model).answer(Echo(fails=True), EchoRequest(text="hello"))
    assert answer.message == "hello"
    assert "did not answer" in answer.warnings[0]


def test_no_model_is_asked_where_coaching_stops(model) -> None:
    job = Echo()
    verdict = Verdict(route=Route.HARASSMENT, certain=True)
    answer = coach(verdict, model).answer(job, EchoRequest(text="hello"))
    assert (answer.route, job.attempts) == (Route.HARASSMENT, [])


def test_a_doubt_lets_the_job_go_on(model) -> None:
    verdict = Verdict(route=Route.MEDICAL, certain=False)
    answer = coach(verdict, model).answer(Echo(), EchoRequest(text="hello"))
    assert (answer.message, answer.route, answer.certain) == ("better", Route.MEDICAL, False)


def test_an_alarm_that_the_user_dismissed_is_not_raised_again() -> None:
    verdict = Verdict(route=Route.MEDICAL, certain=True)
    *_, last = coach(verdict).steps(Echo(), EchoRequest(text="hello"), dismissed=True)
    assert last.answer.route is None


FOREIGN = "Il arrive toujours en retard et personne ne lui dit rien."


def test_a_job_does_not_pretend_to_understand_another_language() -> None:
    with pytest.raises(ForeignLanguage):
        coach().answer(Echo(), EchoRequest(text=FOREIGN))


def test_an_alarm_is_answered_in_whatever_language_it_was_heard() -> None:
    heard = coach(Verdict(route="self-harm", certain=True))
    assert heard.answer(Echo(), EchoRequest(text=FOREIGN)).route == "self-harm"
