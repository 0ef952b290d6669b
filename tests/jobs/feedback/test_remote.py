"""Feedback refined over HTTP: what an endpoint says passes the same checks."""

from __future__ import annotations

import pytest

from assistant.checks.verdict import CLEAR_ROAD
from assistant.coach import Coach
from assistant.engines.endpoint import Endpoint
from assistant.engines.remote import Remote
from assistant.jobs.feedback import Feedback
from assistant.jobs.feedback.contract import FeedbackAnswer, FeedbackRequest
from assistant.language.detect import detect_language
from tests.doubles.openai_server import MODEL, Reply

RAW = "You clown. On Monday you left the till open and we lost 40 euros. Lock it at night."
GOOD = (
    "On Monday you left the till open, and we lost 40 euros. Please lock it at night. "
    "What was going on for you?"
)


@pytest.fixture
def ask_remote(context, openai_server):
    remote = Remote(Endpoint(openai_server.address, model=MODEL, key="k"), seconds=5, pauses=(0, 0))
    coach = Coach(
        judge=lambda text, language: CLEAR_ROAD,
        detect=detect_language,
        context=lambda language, verdict, today: context(RAW, verdict),
        engine_for=lambda choice, job, language: (remote, []),
    )

    def answered(*replies: Reply) -> FeedbackAnswer:
        openai_server.will(*replies)
        answer = coach.answer(Feedback(), FeedbackRequest(text=RAW))
        assert isinstance(answer, FeedbackAnswer)
        return answer

    return answered


def test_a_good_message_takes_the_drafts_place(ask_remote) -> None:
    answer = ask_remote(Reply(GOOD))
    assert (answer.engine, answer.message) == ("remote", GOOD)


def test_a_message_that_loses_a_fact_is_repaired_once(ask_remote) -> None:
    assert ask_remote(Reply(GOOD.replace("40", "30")), Reply(GOOD)).message == GOOD


@pytest.mark.parametrize(
    "reply", [Reply(GOOD.replace("40", "30")), Reply(GOOD[:30], cut=True), Reply(status=401)]
)
def test_whatever_else_comes_leaves_the_draft_and_a_reason(ask_remote, reply) -> None:
    answer = ask_remote(reply)
    assert answer.engine == "draft"
    assert "40 euros" in answer.message
    assert answer.warnings
