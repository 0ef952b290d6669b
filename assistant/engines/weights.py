"""Where the embedded model's file lies, and whether it is whole.

Fetched files stand in one folder of the user's cache, shared between data folders, under the name
of the registry; they get that name only after their checksum was found right (`fetching.py`).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from assistant.engines.registry import Model, Registry, load_registry
from assistant.errors import FileMissing, WeightsDamaged, WeightsMissing
from assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class Weights:
    """A GGUF file that can be run, with the name and the context it is run under."""

    name: str
    path: Path
    context: int


class Shelf:
    """The folder of fetched models."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, model: Model) -> Path:
        """Where the model's file stands once it is whole."""
        return self.folder / model.file

    def partial(self, model: Model) -> Path:
        """Where its bytes are gathered until then."""
        return self.folder / f"{model.file}.partial"

    def has(self, model: Model) -> bool:
        """Whether the whole file is there."""
        path = self.path(model)
        return path.is_file() and path.stat().st_size == model.bytes

    def arrived(self, model: Model) -> int:
        """Bytes that are there, whole or on their way."""
        if self.has(model):
            return model.bytes
        partial = self.partial(model)
        return partial.stat().st_size if partial.is_file() else 0

    def verify(self, model: Model) -> None:
        """Compare the file with its checksum; a damaged one is removed.

        Raises WeightsMissing or WeightsDamaged.
        """
        path = self.path(model)
        if not path.is_file():
            raise WeightsMissing(model=model.id)
        if checksum(path) != model.sha256:
            path.unlink()
            raise WeightsDamaged(model=model.id)


def chosen_weights(
    settings: Settings, chosen: str = "", registry: Registry | None = None
) -> Weights | None:
    """The file that the embedded engine runs: the user's own, or a fetched one; None if neither.

    `chosen` is the model kept by `empatmata models use`. Raises FileMissing for an own file that
    is not there and UnknownName for a model that is not in the registry.
    """
    own = settings.weights
    if own is not None:
        if not own.is_file():
            raise FileMissing(name=str(own))
        return Weights(own.stem, own, context=8192)
    model = (registry or load_registry()).model(settings.embedded_model or chosen)
    shelf = Shelf(settings.weights_folder)
    return Weights(model.id, shelf.path(model), model.context) if shelf.has(model) else None


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
