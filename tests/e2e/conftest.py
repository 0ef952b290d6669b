"""A running app, a real browser, and eyes on what the browser does."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.memory.demo import fill_demo
from assistant.memory.store import Store
from assistant.retrieval.chunks import note_passages
from assistant.settings import Settings
from tests.doubles.openai_server import OpenAIServer, openai_server

ARTEFACTS = Path("artefacts")
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
PATIENCE = 90.0
expect.set_options(timeout=60_000)  # a busy machine is slow, not wrong


@dataclass(frozen=True)
class Desk:
    """A running app: its address and its data folder."""

    address: str
    home: Path

    def page(self, language: str = "en", place: str = "") -> str:
        return f"{self.address}/{language}/{f'#{place}' if place else ''}"


@dataclass
class Watch:
    """What must stay empty: errors on the console, and requests to anybody else."""

    address: str
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: self._look(request.url))

    def forgive_a_broken_stream(self) -> None:
        """A reload cuts the stream of the former page; the browser reports that as an error."""
        cut = ("AbortError", "Connection errored out")
        self.errors = [error for error in self.errors if not any(c in error for c in cut)]

    def _look(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(url)

    def assert_quiet(self) -> None:
        assert self.foreign == []
        assert self.dialogs == []
        assert self.errors == []


@contextmanager
def running(home: Path, **environment: str) -> Iterator[Desk]:
    """The app as a user starts it, in a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("EMPATMATA_", "OPENAI_"))}
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant.cli", "run", "--no-browser", "--port", str(port)],
        env=kept | {"EMPATMATA_HOME": str(home), **environment},
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, process)
        yield Desk(address, home)
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def running_beside(model: OpenAIServer, folder: Path) -> Iterator[Desk]:
    """The app with an endpoint of the user's own, and no weights."""
    with running(
        folder / "home",
        EMPATMATA_BASE_URL=model.address,
        EMPATMATA_MODEL="local-test-model",
        EMPATMATA_WEIGHTS_FOLDER=str(folder / "weights"),
    ) as desk:
        yield desk


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, "the app ended at once"
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"nobody answers at {address}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system carries it."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "no Chromium: python -m tests.prepare"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


def fill_with_people(home: Path) -> None:
    """The invented people, in an empty data folder."""
    store = Store(Settings(home=home), split=note_passages)
    fill_demo(store.for_user("me"))
    store.close()


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An app with the invented people in it and no model at all."""
    home = tmp_path_factory.mktemp("home")
    fill_with_people(home)
    weights = str(tmp_path_factory.mktemp("weights"))
    with running(home, EMPATMATA_WEIGHTS_FOLDER=weights) as desk:
        yield desk


@pytest.fixture(scope="module")
def model() -> Iterator[OpenAIServer]:
    """A server that speaks as an endpoint does, and misbehaves on request."""
    with openai_server() as server:
        yield server


@pytest.fixture
def watch(desk: Desk) -> Watch:
    return Watch(desk.address)


@pytest.fixture
def page(browser: Browser, desk: Desk, watch: Watch) -> Iterator[Page]:
    """A wide page that is watched: no error, and no foreign request."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    watch.over(page)
    yield page
    watch.assert_quiet()
    context.close()


def keep_picture(page: Page, name: str) -> None:
    """A screenshot for whoever wants to look."""
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{name}.png")
