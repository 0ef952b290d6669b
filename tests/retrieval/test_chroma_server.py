"""The index on a Chroma server: `chroma run`, on the loopback, for the length of the tests."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.language.embedding import Encoder
from assistant.memory.store import Memory
from assistant.retrieval.search import Finder
from assistant.settings import Settings

pytestmark = pytest.mark.slow
PATIENCE = 60.0


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("chroma")
    chroma = str(Path(sys.executable).with_name("chroma"))
    command = [chroma, "run", "--path", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=folder)
    try:
        _until(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def finder_for(encoder: Encoder, memory: Memory, home: Path, server: str) -> Finder:
    settings = Settings(home=home, user="me", chroma_url=server)
    finder = Finder(encoder, settings, memory=lambda: memory)
    finder.open_index()
    return finder


def test_two_replicas_share_a_users_index_on_a_server(
    encoder: Encoder, memory: Memory, settings: Settings, server: str
):
    for line in ("Rina asked for the cold store.", "The press is broken.", "Joko swaps shifts."):
        memory.notes.add(line)
    first, second = (finder_for(encoder, memory, settings.home, server) for _ in range(2))
    assert first.notes("who may enter the cold room")[0].quote == "Rina asked for the cold store."
    assert first.await_index()
    assert first.practices("how do I say no to the boss")
    assert second.notes("mesin rusak")[0].quote == "The press is broken."
    memory.notes.remove(memory.notes.all()[0].id)
    memory.notes.add("The new press arrives on Friday.")
    assert second.notes("kapan mesin baru datang")[0].quote == "The new press arrives on Friday."
    assert not (settings.home / "index").exists()
    assert not (settings.home / "library").exists()
    assert first.notices("en") == []
    first.close()
    second.close()


def test_a_server_that_is_away_costs_the_index_not_the_search(
    encoder: Encoder, memory: Memory, settings: Settings
):
    for line in ("Rina asked for the cold store.", "The press is broken.", "Joko swaps shifts."):
        memory.notes.add(line)
    finder = finder_for(encoder, memory, settings.home, "http://127.0.0.1:9")
    assert finder.notes("broken press")[0].quote == "The press is broken."
    assert "EMPATMATA_CHROMA_URL" in finder.notices("en")[0]
    finder.close()


def _until(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert time.monotonic() < end, "Chroma did not start"
        time.sleep(0.1)
