"""What the page and `empatmata models` say about engines: what is connected, here, on its way."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from assistant.texts import Language, text
from assistant.texts.numbers import say_size


@dataclass(frozen=True, slots=True)
class RemoteState:
    """An endpoint that is set, or found in the environment and perhaps not confirmed yet."""

    address: str
    model: str
    local: bool
    confirmed: bool
    variable: str

    def sentence(self, language: Language) -> str:
        """It in plain words."""
        if not self.confirmed:
            return text("engines.state.remote-found", language, variable=self.variable)
        key = "remote-local" if self.local else "remote"
        model = self.model or text("engines.state.only-model", language)
        return text(f"engines.state.{key}", language, model=model, address=self.address)


@dataclass(frozen=True, slots=True)
class EmbeddedState:
    """The model of this machine. `bytes` and `arrived` are its size and what is there of it."""

    model: str
    bytes: int
    arrived: int
    here: bool
    fetching: bool
    seconds_left: float | None = None

    @property
    def percent(self) -> int:
        """How much of it is there; 100 only when all is."""
        return int(100 * self.arrived / self.bytes) if self.bytes else 0

    def sentence(self, language: Language) -> str:
        """It in plain words."""
        return text(
            f"engines.state.{self._key}",
            language,
            model=self.model,
            percent=self.percent,
            size=say_size(self.bytes, language),
            left=self.time_left(language),
        )

    def time_left(self, language: Language) -> str:
        """The minutes that are left, in words; empty where nobody can tell."""
        if self.seconds_left is None:
            return ""
        minutes = ceil(self.seconds_left / 60)
        key = "minutes-left" if minutes > 1 else "minute-left"
        return text(f"engines.state.{key}", language, minutes=minutes)

    @property
    def _key(self) -> str:
        if self.here:
            return "embedded"
        if self.fetching:
            return "fetching"
        return "embedded-part" if self.arrived else "embedded-missing"


@dataclass(frozen=True, slots=True)
class State:
    """All engines as they stand now."""

    remote: RemoteState | None
    embedded: EmbeddedState

    @property
    def drafts_only(self) -> bool:
        """Whether no model could refine anything."""
        return not self.embedded.here and not (self.remote and self.remote.confirmed)

    @property
    def refiner(self) -> str:
        """The model that refines: the endpoint's where one may be used, else this machine's."""
        remote = self.remote if self.remote and self.remote.confirmed else None
        return (remote.model or remote.address) if remote else self.embedded.model

    def sentences(self, language: Language) -> list[str]:
        """All of it in plain words, most important first."""
        said = [text("engines.state.none", language)] if self.drafts_only else []
        said += [self.remote.sentence(language)] if self.remote else []
        return [*said, self.embedded.sentence(language)]
