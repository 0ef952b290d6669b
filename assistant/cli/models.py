"""Commands over language models and their weights."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.errors import interface_language
from assistant.settings import load_settings
from assistant.texts import Language, text

if TYPE_CHECKING:
    from assistant.engines.choice import Engines
    from assistant.engines.registry import Model

HomeOption = Annotated[Path | None, typer.Option("--home", help="the data folder")]
LangOption = Annotated[str | None, typer.Option("--lang", help="auto, id or en")]
NameArgument = Annotated[str, typer.Argument(help="a name from `models list`")]

models = typer.Typer(help="See, fetch, choose and check language models.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.add_typer(models, name="models")


@models.command("list")
def list_models(
    remote: Annotated[bool, typer.Option("--remote", help="ask the endpoint what it has")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
    home: HomeOption = None,
    lang: LangOption = None,
) -> None:
    """Show what can be fetched, what is here and what is connected."""
    engines, language = _engines(home), interface_language(lang)
    if remote:
        _print_offers(engines, language, as_json)
    elif as_json:
        listed = [_row(engines, model) for model in engines.registry.models]
        state = asdict(engines.state())
        typer.echo(json.dumps({"models": listed, **state}, ensure_ascii=False, indent=2))
    else:
        for model in engines.registry.models:
            _print_model(engines, model, language)
        for sentence in engines.state().sentences(language):
            typer.echo(sentence)


@models.command()
def pull(
    name: NameArgument = "",
    file: Annotated[Path | None, typer.Option("--file", help="a copy you already have")] = None,
    home: HomeOption = None,
    lang: LangOption = None,
) -> None:
    """Fetch a model; goes on where an earlier try stopped, and checks what arrived.

    Example: empatmata models pull
    """
    from assistant.engines.fetching import fetch
    from assistant.engines.weights import Shelf
    from assistant.texts.numbers import say_size

    engines, language = _engines(home), interface_language(lang)
    model = engines.registry.model(name)
    shelf = Shelf(engines.settings.weights_folder)
    label = text(
        "engines.models.fetching",
        language,
        model=model.id,
        size=say_size(model.bytes, language),
        folder=shelf.folder,
    )
    typer.echo(label)
    with typer.progressbar(length=model.bytes, width=40) as bar:
        path = fetch(model, shelf, lambda done: bar.update(done - bar.pos), own=file)
    typer.echo(text("engines.models.fetched", language, model=model.id))
    typer.echo(path)


@models.command()
def verify(name: NameArgument = "", home: HomeOption = None, lang: LangOption = None) -> None:
    """Compare a fetched model with its checksum; a damaged file is removed."""
    from assistant.engines.weights import Shelf

    engines = _engines(home)
    model = engines.registry.model(name)
    Shelf(engines.settings.weights_folder).verify(model)
    typer.echo(text("engines.models.verified", interface_language(lang), model=model.id))


@models.command()
def use(
    name: Annotated[str, typer.Argument(help="a name from the list, or remote, or draft")],
    model: Annotated[str, typer.Option("--model", help="its name at the endpoint")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="confirm without being asked")] = False,
    home: HomeOption = None,
    lang: LangOption = None,
) -> None:
    """Choose the model of this machine, or confirm an endpoint found in the environment.

    Example: empatmata models use remote --model gpt-5-mini
    """
    from assistant.engines.choices import write_choices

    engines, language = _engines(home), interface_language(lang)
    if name == "remote":
        _confirm_remote(engines, model, yes, language)
    elif name == "draft":
        write_choices(engines.settings.home, remote="", remote_model="")
        typer.echo(text("engines.models.withdrawn", language))
    else:
        chosen = engines.registry.model(name)
        write_choices(engines.settings.home, embedded=chosen.id)
        key = "now-used" if engines.weights is not None else "not-here"
        typer.echo(text(f"engines.models.{key}", language, model=chosen.id))


def _confirm_remote(engines: Engines, model: str, yes: bool, language: Language) -> None:
    from assistant.engines.choices import write_choices
    from assistant.errors import EndpointMissing

    endpoint = engines.endpoint()
    if endpoint is None:
        raise EndpointMissing
    question = text("engines.models.ask", language, address=endpoint.address)
    if not yes and not typer.confirm(question):
        typer.echo(text("engines.models.not-confirmed", language))
        return
    write_choices(engines.settings.home, remote=endpoint.address, remote_model=model)
    typer.echo(text("engines.models.confirmed", language, address=endpoint.address))


def _print_offers(engines: Engines, language: Language, as_json: bool) -> None:
    remote = engines.remote()
    offered = remote.models()
    if as_json:
        typer.echo(json.dumps({"address": remote.endpoint.address, "models": offered}))
        return
    typer.echo(text("engines.models.offers", language, address=remote.endpoint.address))
    for name in offered:
        typer.echo(f"  {name}")


def _print_model(engines: Engines, model: Model, language: Language) -> None:
    from assistant.texts.numbers import say_size

    row = _row(engines, model)
    place = "here" if row["here"] else "part" if row["percent"] else "absent"
    marks = [text(f"engines.models.{place}", language, percent=row["percent"])]
    marks += [text("engines.models.chosen", language)] if row["chosen"] else []
    needs = text(
        "engines.models.needs",
        language,
        size=say_size(model.bytes, language),
        memory=model.memory_gb,
        licence=model.licence,
    )
    typer.echo(f"{model.id} ({', '.join(marks)})")
    typer.echo(f"  {needs}")
    if language in model.note:
        typer.echo(f"  {model.note[language]}")


def _row(engines: Engines, model: Model) -> dict[str, object]:
    from assistant.engines.weights import Shelf

    shelf = Shelf(engines.settings.weights_folder)
    return {
        "id": model.id,
        "title": model.title,
        "bytes": model.bytes,
        "sha256": model.sha256,
        "licence": model.licence,
        "here": shelf.has(model),
        "percent": int(100 * shelf.arrived(model) / model.bytes),
        "chosen": model.id == engines.fetching.model.id,
    }


def _engines(home: Path | None) -> Engines:
    from assistant.engines.choice import Engines

    return Engines(load_settings(home=home))
