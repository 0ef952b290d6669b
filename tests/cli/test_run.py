"""What stands in the way of the page is said before an address is."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from assistant.memory.home import Home
from assistant.memory.lock import app_lock
from tests.cli.running import empatmata

pytestmark = pytest.mark.slow


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port_is_named_with_a_free_one(taken_port, tmp_path) -> None:
    outcome = empatmata(
        "run", "--no-browser", "--port", str(taken_port), "--home", str(tmp_path), "--lang", "id"
    )
    assert (outcome.code, outcome.out) == (4, "")
    assert f"Port {taken_port} sedang dipakai" in outcome.err
    assert "--port" in outcome.err


def test_a_second_app_on_the_same_folder_is_told_so(tmp_path) -> None:
    with app_lock(Home(tmp_path)):
        outcome = empatmata("run", "--no-browser", "--port", "0", "--home", str(tmp_path))
    assert (outcome.code, outcome.out) == (4, "")
    assert "already running" in outcome.err


def test_another_host_than_this_machine_is_refused_with_the_reason() -> None:
    outcome = empatmata("run", "--no-browser", "--host", "0.0.0.0", "--lang", "id")
    assert (outcome.code, outcome.out) == (2, "")
    assert "tidak berkata sandi" in outcome.err
