"""`empatmata evaluate`: measure a job on a labelled set."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.errors import InvalidRequest, Problem
from assistant.settings import EngineChoice, load_settings

if TYPE_CHECKING:
    from assistant.assembly import House
    from assistant.evaluation.harness import Report

MOST_MISSES = 10


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(evaluate)


def evaluate(
    job: Annotated[
        str, typer.Argument(help="recap, injection, feedback, tension, limits, retrieval or ear")
    ],
    data: Annotated[
        Path | None, typer.Option(help="a labelled set, one JSON object a line")
    ] = None,
    engine: Annotated[EngineChoice, typer.Option(help="which engine is measured")] = "draft",
    profile: Annotated[bool, typer.Option(help="write which jobs this engine may refine")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
    home: Annotated[str | None, typer.Option(help="the data folder")] = None,
) -> None:
    """Run a labelled set through the same path as a user and score it.

    Example: empatmata evaluate feedback --data feedback.jsonl --engine draft
    """
    from assistant.assembly import House
    from assistant.evaluation import harness

    if job == "ear":
        from assistant.evaluation.ear import table

        typer.echo(table())
        return
    if data is None:
        raise InvalidRequest(field="--data", problem=Problem("labelled-set"))
    house = House(load_settings(home=home, engine=engine))
    rows = harness.read_rows(data)
    report = harness.evaluate(job, rows, house.coach, engine, _progress)
    if job == "retrieval":
        from assistant.evaluation.retrieval import across_languages

        report.figures.update(across_languages(rows, house.finder))
    typer.echo(_as_json(report) if as_json else _table(report))
    if profile:
        _write_profile(house, report, rows)


def _write_profile(house: House, report: Report, rows: list[dict[str, Any]]) -> None:
    """Measure the draft on the same rows and keep what the engine has earned."""
    from assistant.engines.profile import FILE
    from assistant.evaluation import harness
    from assistant.evaluation.profile import measured, record

    drafts = harness.evaluate(report.name, rows, house.coach, "draft", _progress)
    verdicts = measured(report.name, rows, drafts.answers, report.answers)
    model = house.engines.named(report.engine).model
    record(house.settings.home / FILE, model, report.name, verdicts)
    for language, verdict in verdicts.items():
        typer.echo(f"{language}: refine={verdict.refine}", err=True)


def _as_json(report: Report) -> str:
    shown = {key: value for key, value in asdict(report).items() if key != "answers"}
    return json.dumps(shown, ensure_ascii=False)


def _table(report: Report) -> str:
    lines = [f"{report.name}, engine {report.engine}, {report.rows} rows"]
    for name, figure in report.figures.items():
        shown = json.dumps(figure) if isinstance(figure, dict) else f"{figure:.3f}"
        lines.append(f"  {name:<24} {shown}")
    if report.failed:
        lines.append(f"  failed: {', '.join(report.failed)}")
    if report.misses:
        lines += ["worst misses:", *(f"  {miss}" for miss in report.misses[:MOST_MISSES])]
    return "\n".join(lines)


def _progress(done: int, all_: int) -> None:
    if sys.stderr.isatty():
        typer.echo(f"\r{done} of {all_}", nl=done == all_, err=True)
