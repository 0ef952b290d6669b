"""What every test may ask for. No test reaches a language model that it did not ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.settings import Settings
from tests.doubles.openai_server import OpenAIServer
from tests.doubles.openai_server import openai_server as serve

if TYPE_CHECKING:
    from assistant.assembly import House
    from assistant.engines.weights import Weights

OWN_PREFIX = "EMPATMATA_"
FOREIGN_PREFIXES = ("OPENAI_", "LANGSMITH_", "LANGCHAIN_")


@pytest.fixture(autouse=True)
def _clean_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the developer's own settings; model calls are errors; a fresh data folder."""
    for name in list(os.environ):
        if name.startswith((OWN_PREFIX, *FOREIGN_PREFIXES)):
            monkeypatch.delenv(name)
    monkeypatch.setenv("EMPATMATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("EMPATMATA_WEIGHTS_FOLDER", str(tmp_path / "weights"))
    monkeypatch.setenv("EMPATMATA_ALLOW_MODEL_CALLS", "0")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty data folder."""
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


@pytest.fixture
def settings(home: Path) -> Settings:
    """Settings over the empty data folder."""
    return Settings(home=home)


@pytest.fixture
def house(settings: Settings) -> House:
    """The whole house over the empty data folder."""
    from assistant.assembly import House

    return House(settings)


@pytest.fixture
def allow_models(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that mean to call a model. Ask for it before `settings` or `house`."""
    monkeypatch.setenv("EMPATMATA_ALLOW_MODEL_CALLS", "1")


@pytest.fixture
def openai_server() -> Iterator[OpenAIServer]:
    """A local server that speaks the OpenAI protocol and misbehaves on request."""
    with serve() as server:
        yield server


@pytest.fixture(scope="session")
def weights() -> Weights:
    """The embedded model's real weights; `make test` fetches them. Mark such tests `weights`."""
    from platformdirs import user_cache_path

    from assistant.engines.weights import chosen_weights

    folder = Path(
        os.environ.get("EMPATMATA_WEIGHTS_FOLDER", user_cache_path("empatmata") / "weights")
    )
    found = chosen_weights(Settings(weights_folder=folder))
    assert found is not None, "the weights are missing: empatmata models pull"
    return found
