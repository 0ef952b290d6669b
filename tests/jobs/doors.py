"""The coach behind a real engine, for the tests of each job's engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assistant.checks.verdict import CLEAR_ROAD
from assistant.coach import Coach
from assistant.engines.engine import Engine
from assistant.jobs import load_job
from assistant.jobs.contract import Context, Request
from assistant.language.detect import detect_language
from tests.doubles.openai_server import Reply

MISBEHAVING = [
    Reply("not json"),
    Reply('{"wrong": 1}'),
    Reply("{", cut=True),
    Reply(status=500),
    Reply(status=401),
]
"""Endpoints that refuse, break off, or answer in another form than asked."""


def answered(job: str, request: Request, engine: Engine, world: Callable[[], Context]) -> Any:
    """The answer that stands when `engine` is asked."""
    coach = Coach(
        judge=lambda text, language: CLEAR_ROAD,
        detect=detect_language,
        context=lambda language, verdict, today: world(),
        engine_for=lambda choice, job, language: (engine, []),
    )
    return coach.answer(load_job(job), request)
