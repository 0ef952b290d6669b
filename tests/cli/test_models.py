"""`empatmata models`: see, choose, check and fetch, in words that say what to do next."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import main
from assistant.cli.app import app
from assistant.engines.choices import read_choices
from assistant.engines.registry import load_registry
from tests.doubles.openai_server import MODEL, OpenAIServer

Run = Callable[..., tuple[int, str, str]]
DEFAULT = load_registry().default


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command as the shell would; gives exit code, output and messages."""

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["empatmata", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return run


def test_the_list_says_what_is_here_in_both_languages(run: Run) -> None:
    _, english, _ = run("models", "list", "--lang", "en")
    _, indonesian, _ = run("models", "list", "--lang", "id")
    assert "not fetched" in english
    assert "belum diambil" in indonesian


def test_the_list_is_one_object_for_programs(run: Run) -> None:
    code, out, _ = run("models", "list", "--json")
    listed = json.loads(out)
    assert code == 0
    assert [model["id"] for model in listed["models"] if model["chosen"]] == [DEFAULT]
    assert listed["remote"] is None
    assert not listed["embedded"]["here"]


def test_choosing_a_model_is_remembered(run: Run, home: Path) -> None:
    code, out, _ = run("models", "use", DEFAULT, "--lang", "en")
    assert code == 0
    assert "models pull" in out
    assert read_choices(home).embedded == DEFAULT


def test_an_unknown_model_is_wrong_usage(run: Run) -> None:
    code, _, message = run("models", "use", "merpati-70b")
    assert code == 2
    assert "merpati-70b" in message


def test_checking_a_model_that_is_not_here_says_how_to_fetch_it(run: Run) -> None:
    code, _, message = run("models", "verify")
    assert code == 4
    assert "models pull" in message


def test_a_file_that_is_another_model_is_refused(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "other.gguf"
    own.write_bytes(b"GGUF")
    code, _, message = run("models", "pull", "--file", str(own))
    assert code == 2
    assert DEFAULT in message


def test_no_endpoint_no_confirmation(run: Run) -> None:
    code, _, message = run("models", "use", "remote", "--yes")
    assert code == 4
    assert "EMPATMATA_BASE_URL" in message


def test_a_key_of_another_program_is_confirmed_once_and_taken_back(
    monkeypatch: pytest.MonkeyPatch, home: Path, openai_server: OpenAIServer
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    monkeypatch.setenv("OPENAI_BASE_URL", openai_server.address)
    shell = CliRunner()
    refused = shell.invoke(app, ["models", "use", "remote"], input="n\n")
    assert openai_server.address in refused.output
    assert read_choices(home).remote == ""
    shell.invoke(app, ["models", "use", "remote", "--model", MODEL], input="y\n")
    assert read_choices(home).remote == openai_server.address
    assert openai_server.requests == []
    shell.invoke(app, ["models", "use", "draft"])
    assert read_choices(home).remote == ""


@pytest.mark.usefixtures("allow_models")
def test_an_endpoint_is_asked_what_it_offers(
    run: Run, monkeypatch: pytest.MonkeyPatch, openai_server: OpenAIServer
) -> None:
    monkeypatch.setenv("EMPATMATA_BASE_URL", openai_server.address)
    code, out, _ = run("models", "list", "--remote", "--json")
    assert code == 0
    assert json.loads(out)["models"] == [MODEL]
