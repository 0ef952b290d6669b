"""Running a labelled set through the coach and scoring it as the set's page says.

Each set has a module here with three functions, `requests`, `score` and `misses`; this module
knows no set. Rows and answers are joined by `id`; a missing answer counts as empty.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from assistant.errors import EmpatMataError, FileMissing, InvalidRequest, UnknownName
from assistant.jobs import load_job
from assistant.settings import EngineChoice

if TYPE_CHECKING:
    from assistant.coach import Coach

Row = Mapping[str, Any]
Figures = dict[str, float | dict[str, float]]

SETS: dict[str, tuple[str, str]] = {
    "recap": ("recap", "assistant.evaluation.actions"),
    "injection": ("recap", "assistant.evaluation.injection"),
    "feedback": ("feedback", "assistant.evaluation.feedback"),
    "tension": ("tension", "assistant.evaluation.tension"),
    "limits": ("limits", "assistant.evaluation.limits"),
    "retrieval": ("search", "assistant.evaluation.retrieval"),
    "agenda": ("agenda", "assistant.evaluation.agenda"),
    "ask": ("ask", "assistant.evaluation.ask"),
}
"""What `empatmata evaluate NAME` measures: the job that answers and the module that scores."""


class Scoring(Protocol):
    """What a module of a set offers."""

    def requests(self, rows: Sequence[Row]) -> list[dict[str, Any]]:
        """The job's request for each row, in order."""
        ...

    def score(self, rows: Sequence[Row], answers: Mapping[str, Row]) -> Figures:
        """The figures of the set's page, by their names there."""
        ...

    def misses(self, rows: Sequence[Row], answers: Mapping[str, Row]) -> list[str]:
        """The worst misses, one line each, worst first."""
        ...


@dataclass(frozen=True)
class Report:
    """What an evaluation found. `failed` are ids whose request gave an error."""

    name: str
    engine: EngineChoice
    rows: int
    figures: Figures
    misses: list[str]
    failed: list[str]
    answers: dict[str, Row]


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The labelled rows of a JSONL file. Raises FileMissing or InvalidRequest."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise FileMissing(name=str(path)) from error
    try:
        return [json.loads(line) for line in lines if line.strip()]
    except json.JSONDecodeError as error:
        raise InvalidRequest(field="--data", problem=str(error)) from error


def scoring(name: str) -> Scoring:
    """The scoring module of a set. Raises UnknownName."""
    if name not in SETS:
        raise UnknownName(name=name)
    return import_module(SETS[name][1])  # pyright: ignore[reportReturnType]


def evaluate(
    name: str,
    rows: Sequence[Row],
    coach: Coach,
    engine: EngineChoice,
    progress: Callable[[int, int], None] = lambda done, all_: None,
) -> Report:
    """Answer every row with the job of the set and score the answers."""
    judge = scoring(name)
    answers: dict[str, Row] = {}
    failed: list[str] = []
    for done, (identity, outcome) in enumerate(_answers(name, rows, judge, coach, engine), 1):
        if isinstance(outcome, EmpatMataError):
            failed.append(identity)
        else:
            answers[identity] = outcome
        progress(done, len(rows))
    return Report(
        name=name,
        engine=engine,
        rows=len(rows),
        figures=judge.score(rows, answers),
        misses=judge.misses(rows, answers),
        failed=failed,
        answers=answers,
    )


def _answers(
    name: str, rows: Sequence[Row], judge: Scoring, coach: Coach, engine: EngineChoice
) -> Iterator[tuple[str, Row | EmpatMataError]]:
    job = load_job(SETS[name][0])
    for row, fields in zip(rows, judge.requests(rows), strict=True):
        try:
            request = job.request_type.model_validate(fields)
            answer = coach.answer(job, request, engine=engine)
        except EmpatMataError as error:
            yield row["id"], error
        else:
            yield row["id"], answer.model_dump(mode="json", by_alias=True)
