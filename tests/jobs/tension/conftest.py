"""A plan for an account, without limits in the way unless a test asks for them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.assembly import House
from assistant.checks.verdict import CLEAR_ROAD, Verdict
from assistant.jobs.contract import Context
from assistant.jobs.tension import Tension
from assistant.jobs.tension.contract import TensionAnswer, TensionRequest
from assistant.language.detect import detect_language
from assistant.settings import Settings

TUESDAY = date(2026, 11, 24)
Plan = Callable[..., TensionAnswer]


@pytest.fixture(scope="session")
def shared_house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """One ear and one library for all tests of this room."""
    folder: Path = tmp_path_factory.mktemp("home")
    return House(Settings(home=folder))


@pytest.fixture
def context(shared_house: House) -> Callable[..., Context]:
    """The world of a draft on a Tuesday."""

    def make(text: str, verdict: Verdict = CLEAR_ROAD) -> Context:
        return Context(
            language=detect_language(text),
            today=TUESDAY,
            ear=shared_house.ear,
            finder=shared_house.finder,
            recall=lambda: pytest.fail("a plan needs no memory"),
            verdict=verdict,
        )

    return make


@pytest.fixture
def plan(context: Callable[..., Context]) -> Plan:
    """The drafted plan for an account."""

    def make(text: str, verdict: Verdict = CLEAR_ROAD, **fields: object) -> TensionAnswer:
        request = TensionRequest.model_validate({"text": text, **fields})
        answer = Tension().draft(request, context(text, verdict))
        answer.language = detect_language(text)
        return answer

    return make
