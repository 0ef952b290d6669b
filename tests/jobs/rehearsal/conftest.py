"""A rehearsal without a model, turn by turn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.assembly import House
from assistant.checks.verdict import CLEAR_ROAD, Verdict
from assistant.jobs.contract import Context
from assistant.jobs.rehearsal import Rehearse
from assistant.jobs.rehearsal.contract import RehearseAnswer, RehearseRequest
from assistant.language.detect import detect_language
from assistant.settings import Settings

Play = Callable[..., list[RehearseAnswer]]


@pytest.fixture(scope="session")
def shared_house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """One ear for all tests of this room."""
    return House(Settings(home=tmp_path_factory.mktemp("home")))


@pytest.fixture
def context(shared_house: House) -> Callable[..., Context]:
    """The world of a rehearsal."""

    def make(text: str, verdict: Verdict = CLEAR_ROAD) -> Context:
        return Context(
            language=detect_language(text),
            today=date(2026, 11, 24),
            ear=shared_house.ear,
            finder=shared_house.finder,
            recall=lambda: pytest.fail("a rehearsal needs no memory"),
            verdict=verdict,
        )

    return make


@pytest.fixture
def play(context: Callable[..., Context]) -> Play:
    """The answers to what is said, one after another."""

    def make(scenario: str, *said: str, verdict: Verdict = CLEAR_ROAD) -> list[RehearseAnswer]:
        turns: list[dict[str, str]] = []
        answers = []
        for words in said or (None,):
            if words is not None:
                turns.append({"role": "me", "text": words})
            request = RehearseRequest.model_validate({"scenario": scenario, "turns": turns})
            answers.append(Rehearse().draft(request, context(scenario, verdict)))
            turns.append({"role": "other", "text": answers[-1].reply})
        return answers

    return make
