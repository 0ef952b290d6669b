"""With the real embedded model: whatever it writes, no fact is lost and nothing is invented."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.checks.invention import invented
from assistant.checks.verdict import CLEAR_ROAD
from assistant.coach import Coach
from assistant.engines.embedded import Embedded
from assistant.engines.weights import Weights
from assistant.jobs.feedback import Feedback
from assistant.jobs.feedback.contract import FeedbackAnswer, FeedbackRequest
from assistant.language.detect import detect_language

pytestmark = [pytest.mark.weights, pytest.mark.slow]
RAW = "You clown. On Monday you left the till open. We lost 40 euros. Lock it at night."


@pytest.fixture
def engine(weights: Weights) -> Iterator[Embedded]:
    embedded = Embedded(weights, seconds=300, allowed=True)
    yield embedded
    embedded.close()


def test_the_answer_that_stands_keeps_the_core(context, engine: Embedded) -> None:
    coach = Coach(
        judge=lambda text, language: CLEAR_ROAD,
        detect=detect_language,
        context=lambda language, verdict, today: context(RAW, verdict),
        engine_for=lambda choice, job, language: (engine, []),
    )
    answer = coach.answer(Feedback(), FeedbackRequest(text=RAW), engine="embedded")
    assert isinstance(answer, FeedbackAnswer)
    for fact in ("On Monday", "till open", "40 euros"):
        assert fact in answer.message
    assert "clown" not in answer.message.lower()
    assert invented(answer.message, [RAW]) == []
