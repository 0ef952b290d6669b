"""Commands over the app itself: schemas, the quality card, the page."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from assistant.jobs import schemas


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command()(schema)


def schema(job: Annotated[str, typer.Argument(help="for example recap")]) -> None:
    """Print the JSON schemas of a job's request and answer."""
    request, answer = schemas(job)
    both = {
        "request": request.model_json_schema(by_alias=True),
        "answer": answer.model_json_schema(by_alias=True),
    }
    typer.echo(json.dumps(both, indent=2, ensure_ascii=False))
