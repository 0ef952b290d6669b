"""What the commands over the memory share: their options, and how results are shown."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.errors import interface_language
from assistant.errors import InvalidRequest
from assistant.settings import LanguageChoice, load_settings
from assistant.texts import Language, text

if TYPE_CHECKING:
    from assistant.assembly import House
    from assistant.memory.store import Memory

Home = Annotated[str | None, typer.Option("--home", help="the data folder")]
Lang = Annotated[LanguageChoice | None, typer.Option("--lang", help="language of messages")]
Json = Annotated[bool, typer.Option("--json", help="print JSON")]


def open_house(home: str | None) -> House:
    """The house over this data folder."""
    from assistant.assembly import House

    return House(load_settings(home=home))


def speaker(lang: LanguageChoice | None, home: str | None) -> tuple[Language, Memory]:
    """The language to speak and the user's memory."""
    return interface_language(lang), open_house(home).memory


def show(value: object, as_json: bool, lines: Callable[[], Iterable[str]]) -> None:
    """Print the value as JSON, or the lines made of it."""
    if as_json:
        print_json(value)
    else:
        typer.echo("\n".join(lines()))


def print_json(value: object) -> None:
    """Print dataclasses, dates and paths as JSON."""
    typer.echo(json.dumps(value, default=_plain, ensure_ascii=False, indent=2))


def section(title: str, tongue: Language, lines: Iterable[str]) -> list[str]:
    """A heading and its lines; nothing where there are none."""
    listed = [f"  {line}" for line in lines]
    return [text(title, tongue), *listed, ""] if listed else []


def day(field: str, value: str | None) -> date | None:
    """An ISO date of an option. Raises InvalidRequest."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise InvalidRequest(field=field, problem=str(error)) from error


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(type(value).__name__)
