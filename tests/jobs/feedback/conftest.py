"""A context whose ear is the real one and whose other rooms stay shut."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.checks.verdict import CLEAR_ROAD, Verdict
from assistant.jobs.contract import Context
from assistant.jobs.feedback import Feedback
from assistant.jobs.feedback.contract import FeedbackAnswer, FeedbackRequest
from assistant.language.detect import detect_language
from assistant.language.ear import Ear
from assistant.language.embedding import shared_encoder

Ask = Callable[..., FeedbackAnswer]


@pytest.fixture(scope="session")
def ear() -> Ear:
    return Ear(shared_encoder())


@pytest.fixture
def context(ear: Ear) -> Callable[[str, Verdict], Context]:
    def shut() -> None:
        raise AssertionError("feedback needs neither memory nor search")

    def build(text: str, verdict: Verdict = CLEAR_ROAD) -> Context:
        return Context(
            language=detect_language(text),
            today=date(2026, 11, 24),
            ear=ear,
            finder=shut,  # pyright: ignore[reportArgumentType]
            recall=shut,  # pyright: ignore[reportArgumentType]
            verdict=verdict,
        )

    return build


@pytest.fixture
def ask(context: Callable[..., Context]) -> Ask:
    """The draft for a raw text."""

    def draft(text: str, verdict: Verdict = CLEAR_ROAD, **fields: object) -> FeedbackAnswer:
        request = FeedbackRequest.model_validate({"text": text, **fields})
        return Feedback().draft(request, context(text, verdict))

    return draft
