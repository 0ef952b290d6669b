"""Which engine may refine a draft: the user's choice, held against what each model has earned.

`auto` never fetches weights, never sends to an endpoint that the user has not set or confirmed,
and keeps the draft where no model has earned the job.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from threading import Lock

from assistant.engines.choices import Choices, read_choices
from assistant.engines.embedded import Embedded
from assistant.engines.endpoint import Endpoint, configured, found
from assistant.engines.engine import Engine
from assistant.engines.fetching import Fetching, is_fetching
from assistant.engines.profile import Profile, load_profile
from assistant.engines.registry import Registry, load_registry
from assistant.engines.remote import Remote
from assistant.engines.scripted import Scripted, from_file
from assistant.engines.state import EmbeddedState, RemoteState, State
from assistant.engines.weights import Shelf, Weights, chosen_weights
from assistant.errors import ConsentNeeded, EndpointMissing, EngineError, WeightsMissing
from assistant.settings import EngineChoice, Settings
from assistant.texts import Language, text

OWN_PATIENCE = 180.0
"""Seconds to wait for our own model: on a busy machine it is slow, but it is never away."""

Pick = tuple[Engine | None, list[str]]


class Engines:
    """The engines of one data folder. Each is built when first asked and kept."""

    def __init__(self, settings: Settings, environment: Mapping[str, str] = os.environ) -> None:
        self.settings = settings
        self._environment = environment
        self._remotes: dict[Endpoint, Remote] = {}
        self._embedded: Embedded | None = None
        self._lock = Lock()

    def pick(self, choice: EngineChoice, job: str, language: Language) -> Pick:
        """The engine for one job, and what the user should know about it.

        None means that the draft stands. Raises InvalidRequest or FileMissing where a setting
        is wrong.
        """
        if choice == "draft":
            return None, []
        if choice == "scripted":
            return self.scripted, []
        if choice == "auto":
            return self._best(job, language)
        try:
            engine = self.named(choice)
            return engine, self._warning(engine, job, language)
        except EngineError as error:
            return None, [error.message(language)]

    def named(self, choice: EngineChoice) -> Engine:
        """The embedded or the remote engine.

        Raises WeightsMissing, ConsentNeeded or, where nothing is set, EndpointMissing.
        """
        if choice == "embedded":
            return self.embedded()
        return self.remote()

    def endpoint(self) -> Endpoint | None:
        """The endpoint that is set, or found and perhaps not confirmed yet."""
        chosen = self.choices.remote_model
        return configured(self.settings) or found(self._environment, self.settings.model or chosen)

    def remote(self) -> Remote:
        """The engine over the endpoint. Raises EndpointMissing or ConsentNeeded."""
        endpoint = self.endpoint()
        if endpoint is None:
            raise EndpointMissing
        if not self.choices.confirms(endpoint):
            raise ConsentNeeded(variable=endpoint.variable)
        with self._lock:
            return self._remotes.setdefault(
                endpoint,
                Remote(
                    endpoint,
                    seconds=self.settings.timeout,
                    allowed=self.settings.allow_model_calls,
                ),
            )

    def embedded(self) -> Embedded:
        """The engine over the weights on this machine. Raises WeightsMissing."""
        weights = self.weights
        if weights is None:
            raise WeightsMissing(model=self.registry.model(self._embedded_model).id)
        with self._lock:
            if self._embedded is None or self._embedded.weights != weights:
                self._stop()
                self._embedded = Embedded(
                    weights,
                    seconds=max(self.settings.timeout, OWN_PATIENCE),
                    allowed=self.settings.allow_model_calls,
                )
            return self._embedded

    @cached_property
    def scripted(self) -> Scripted:
        """The engine that answers from the script. Raises InvalidRequest or FileMissing."""
        return from_file(self.settings.script)

    @property
    def choices(self) -> Choices:
        """What the user has confirmed and chosen, as it stands in the data folder now."""
        return read_choices(self.settings.home)

    @property
    def weights(self) -> Weights | None:
        """The file that the embedded engine would run."""
        return chosen_weights(self.settings, self.choices.embedded, self.registry)

    @cached_property
    def registry(self) -> Registry:
        """The models that can be fetched."""
        return load_registry()

    @cached_property
    def profile(self) -> Profile:
        """What each model has earned."""
        return load_profile(self.settings.home)

    @cached_property
    def fetching(self) -> Fetching:
        """The fetching of the chosen model in the background; it starts when asked to."""
        model = self.registry.model(self._embedded_model)
        return Fetching(model, Shelf(self.settings.weights_folder))

    def state(self) -> State:
        """What is connected, what is here and what is on its way, without asking anybody."""
        return State(self._remote_state(), self._embedded_state())

    def _remote_state(self) -> RemoteState | None:
        endpoint = self.endpoint()
        if endpoint is None:
            return None
        return RemoteState(
            address=endpoint.address,
            model=endpoint.model,
            local=endpoint.local,
            confirmed=self.choices.confirms(endpoint),
            variable=endpoint.variable,
        )

    def _embedded_state(self) -> EmbeddedState:
        own = self.settings.weights
        if own is not None:
            size = own.stat().st_size if own.is_file() else 0
            return EmbeddedState(own.stem, size, size, here=size > 0, fetching=False)
        model, shelf = self.fetching.model, self.fetching.shelf
        return EmbeddedState(
            model=model.id,
            bytes=model.bytes,
            arrived=self.fetching.done if self.fetching.running else shelf.arrived(model),
            here=shelf.has(model),
            fetching=self.fetching.running or is_fetching(shelf),
            seconds_left=self.fetching.seconds_left,
        )

    def close(self) -> None:
        """Stop the embedded model."""
        with self._lock:
            self._stop()

    def _stop(self) -> None:
        if self._embedded is not None:
            self._embedded.close()
            self._embedded = None

    @property
    def _embedded_model(self) -> str:
        return self.settings.embedded_model or self.choices.embedded

    def _best(self, job: str, language: Language) -> Pick:
        if not self.settings.allow_model_calls:
            return None, []
        notices: list[str] = []
        for engine in self._ready():
            try:
                if self._may(engine, job, language):
                    return engine, self._warning(engine, job, language)
                notices.append(self._reason(engine, job, language))
            except EngineError as error:
                notices.append(error.message(language))
        return None, notices

    def _ready(self) -> Iterator[Engine]:
        """Engines that could be used without asking or fetching anything, the stronger first."""
        endpoint = self.endpoint()
        if endpoint is not None and self.choices.confirms(endpoint):
            yield self.remote()
        if self.weights is not None:
            yield self.embedded()

    def _may(self, engine: Engine, job: str, language: Language) -> bool:
        measured = self.profile.measured(engine.model, job, language)
        if measured is not None:
            return measured.refine
        unmeasured = self.profile.unmeasured
        return unmeasured.remote if engine.name == "remote" else unmeasured.embedded

    def _warning(self, engine: Engine, job: str, language: Language) -> list[str]:
        """What to say beside the words of a model that has not earned the job."""
        measured = self.profile.measured(engine.model, job, language)
        if measured is not None and measured.refine:
            return []
        key = "unmeasured" if measured is None else "overrides"
        return [text(f"engines.{key}", language, model=engine.model)]

    def _reason(self, engine: Engine, job: str, language: Language) -> str:
        """Why the draft stands although a model is there."""
        measured = self.profile.measured(engine.model, job, language)
        key = "not-measured" if measured is None else "draft-better"
        return text(f"engines.{key}", language, model=engine.model)
