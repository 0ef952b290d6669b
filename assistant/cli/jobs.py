"""A command for each job, made from its request: options, a file, standard input or JSON lines."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from typing import Annotated, Any, get_args

import typer
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from assistant.cli.errors import as_known, interface_language
from assistant.cli.inviting import write_invitation
from assistant.cli.reading import checked, json_lines, read_text
from assistant.cli.rehearsal import rehearse
from assistant.errors import EmptyInput, InvalidRequest, NothingFound
from assistant.jobs import load_job
from assistant.jobs.contract import Answer, Job, Request
from assistant.settings import EngineChoice, LanguageChoice, load_settings

FROM_FILE = {"recap": "notes", "feedback": "text", "tension": "text", "read": "text"}
"""Jobs whose one long field comes from a file or standard input."""

SPOKEN = {"ask": "question", "search": "query", "limits": "text"}
"""Jobs whose one short field stands on the command line."""

REPEATED = {
    "wishes": ("--wish", "a point of yours"),
    "turns": ("--turn", "what you say; repeat it for one turn after another"),
}
"""Fields that may be given several times: the option and what it is."""

INVITATION: dict[str, tuple[Any, Any, str]] = {
    "ics": (str, None, "a file for the calendar invitation"),
}
"""What an agenda's command takes besides the request."""

COMMON: dict[str, tuple[Any, Any, str]] = {
    "engine": (EngineChoice, None, "draft, embedded, remote, scripted or auto"),
    "lang": (LanguageChoice, "auto", "language of the answer"),
    "home": (str, None, "the data folder"),
    "jsonl": (str, None, "a file of requests, one JSON object a line"),
}


def job_command(name: str) -> Callable[..., None]:
    """The command function of a job; its signature lists the fields of the job's request."""
    job = load_job(name)

    def command(**given: Any) -> None:
        common = {key: given.pop(key) for key in (*COMMON, "as_json")}
        invited = {key: given.pop(key) for key in INVITATION if name == "agenda"}
        _run(name, job, given, **common, invited=invited)

    command.__name__ = name
    command.__signature__ = inspect.Signature(  # pyright: ignore[reportFunctionMemberAccess]
        [
            *_field_parameters(name, job.request_type),
            *(_parameters(INVITATION) if name == "agenda" else ()),
            *_common_parameters(),
        ]
    )
    return command


def _run(
    name: str,
    job: Job[Any, Any],
    given: dict[str, Any],
    *,
    engine: EngineChoice | None,
    lang: LanguageChoice,
    home: str | None,
    jsonl: str | None,
    as_json: bool,
    invited: dict[str, Any],
) -> None:
    from assistant.assembly import House

    house = House(load_settings(home=home, engine=engine))
    language = None if lang == "auto" else lang

    def answer(fields: dict[str, Any]) -> Answer:
        request = _request(job.request_type, fields)
        return house.coach.answer(job, request, engine=house.settings.engine, language=language)

    if jsonl:
        _answer_lines(jsonl, answer, lang)
        return
    fields = {key: value for key, value in given.items() if value not in (None, [], ())}
    if name == "rehearse":
        rehearse(answer, fields, lambda result: _print_answer(name, result, as_json), as_json)
        return
    main = FROM_FILE.get(name)
    if main:
        fields[main] = read_text(fields.get(main, "-"))
    result = answer(fields)
    _print_answer(name, result, as_json)
    if invited.get("ics"):
        write_invitation(house, result, fields, **invited)
    if getattr(result, "results", None) == []:
        raise NothingFound(query=fields.get("query", ""))


def _answer_lines(
    file: str, answer: Callable[[dict[str, Any]], Answer], lang: LanguageChoice
) -> None:
    for identity, row in json_lines(file):
        try:
            if isinstance(row, Exception):
                raise row
            line = {"id": identity, **answer(row).model_dump(mode="json", by_alias=True)}
        except Exception as error:
            known = as_known(error)
            message = known.message(interface_language(lang))
            line = {"id": identity, "error": {"code": known.code, "message": message}}
        typer.echo(json.dumps(line, ensure_ascii=False))


def _print_answer(name: str, answer: Answer, as_json: bool) -> None:
    if as_json:
        typer.echo(answer.model_dump_json(by_alias=True, indent=2))
        return
    from assistant.rendering import render

    typer.echo(render(name, answer))


def _request(kind: type[Request], fields: dict[str, Any]) -> Request:
    for text_field in ("notes", "text", "question", "query", "scenario"):
        if isinstance(fields.get(text_field), str):
            checked(fields[text_field])
    try:
        return kind.model_validate(fields)
    except ValidationError as error:
        problems = error.errors()
        if problems[0]["type"] == "missing" and problems[0]["loc"] in (("notes",), ("text",)):
            raise EmptyInput from error
        raise InvalidRequest.first_of(problems) from error


def _field_parameters(name: str, request: type[Request]) -> list[inspect.Parameter]:
    return [
        inspect.Parameter(
            str(field.validation_alias or key),
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=_annotation(name, str(field.validation_alias or key), field),
        )
        for key, field in request.model_fields.items()
    ]


def _annotation(job: str, key: str, field: FieldInfo) -> Any:
    if FROM_FILE.get(job) == key:
        return Annotated[str | None, typer.Argument(metavar="FILE", help="a file, or - for stdin")]
    if SPOKEN.get(job) == key:
        return Annotated[str | None, typer.Argument(metavar=key.upper())]
    if key in REPEATED:
        option, words = REPEATED[key]
        return Annotated[list[str] | None, typer.Option(option, help=words)]
    return Annotated[_plain(field.annotation), typer.Option(f"--{key}")]


def _plain(annotation: Any) -> Any:
    """Numbers as numbers, all else as words; the request itself checks them."""
    return int | None if int in (annotation, *get_args(annotation)) else str | None


def _common_parameters() -> list[inspect.Parameter]:
    as_json = inspect.Parameter(
        "as_json",
        inspect.Parameter.KEYWORD_ONLY,
        default=False,
        annotation=Annotated[bool, typer.Option("--json", help="print one JSON object")],
    )
    return [*_parameters(COMMON), as_json]


def _parameters(options: dict[str, tuple[Any, Any, str]]) -> list[inspect.Parameter]:
    return [
        inspect.Parameter(
            key,
            inspect.Parameter.KEYWORD_ONLY,
            default=default,
            annotation=Annotated[kind | None, typer.Option(f"--{key}", help=words)],
        )
        for key, (kind, default, words) in options.items()
    ]
