"""What a job may ask of a language model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from assistant.settings import EngineName


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation with a model. `role` is system, user or assistant."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A rendered prompt: static text first, so that a prefix cache can serve it.

    `hash` is the SHA-256 of the template file; `max_tokens` bounds the answer. `notices` are what
    the user should know, in their language: a text was shortened for the model.
    """

    id: str
    hash: str
    messages: tuple[Message, ...]
    max_tokens: int
    notices: tuple[str, ...] = ()


class Engine(Protocol):
    """A chat model. Raises only errors of the `EngineError` family."""

    @property
    def name(self) -> EngineName:
        """Which kind of engine this is."""
        ...

    @property
    def model(self) -> str:
        """The model's name, for the receipt."""
        ...

    @property
    def bytes_out(self) -> int:
        """Bytes that left this machine through this engine so far."""
        ...

    def stream(self, prompt: Prompt) -> Iterator[str]:
        """Yield the pieces of a plain-text answer. Raises StreamCut if it breaks off."""
        ...

    def structured(self, prompt: Prompt, schema: Mapping[str, Any]) -> dict[str, Any]:
        """One object that fits the JSON schema, with one repair. Raises MalformedAnswer."""
        ...
