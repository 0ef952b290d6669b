"""The chat model that runs in this process: llama.cpp on a loopback port with a random key.

It is reached through the same client as any other endpoint. One model a process, started when
first asked, stopped at exit. The threads of llama.cpp must not spin beside the sentence encoder:
on two cores both collapse, hence the OpenMP settings before the library is loaded.
"""

from __future__ import annotations

import atexit
import gc
import os
from collections.abc import Iterator, Mapping
from secrets import token_urlsafe
from threading import Lock
from typing import Any

from assistant.engines.endpoint import Endpoint
from assistant.engines.engine import Prompt
from assistant.engines.remote import Remote
from assistant.engines.weights import Weights
from assistant.errors import ModelCallsForbidden, WeightsUnusable
from assistant.settings import EngineName

MOST_TOKENS = 2_000
"""The longest answer, whatever a caller asks for."""

BATCH = 64
"""Tokens of a prompt that are read at once. A stop takes effect between two batches: with the
library's 2,048 a stopped prompt held the next one up for minutes; 64 reads as fast."""

CACHE_MIB = 512
"""Memory for the prefixes of earlier prompts; the library's own default is 8 GiB."""


class Embedded:
    """An engine over weights on this machine. Nothing is loaded before the first call."""

    name: EngineName = "embedded"
    bytes_out = 0

    def __init__(self, weights: Weights, *, seconds: float = 60.0, allowed: bool = True) -> None:
        self.weights = weights
        self._seconds = seconds
        self._allowed = allowed
        self._server: Any = None
        self._client: Remote | None = None
        self._lock = Lock()

    @property
    def model(self) -> str:
        """The name of the weights."""
        return self.weights.name

    @property
    def address(self) -> str:
        """Where it listens on this machine; it is started for that."""
        return self._open().endpoint.address

    @property
    def key(self) -> str:
        """The key that it asks for: random, and new at each start."""
        return self._open().endpoint.key

    def stream(self, prompt: Prompt) -> Iterator[str]:
        """Yield the pieces of a plain-text answer. Raises as `Remote.stream` does."""
        yield from self._open().stream(prompt)

    def structured(self, prompt: Prompt, schema: Mapping[str, Any]) -> dict[str, Any]:
        """One object that fits the JSON schema. Raises as `Remote.structured` does."""
        return self._open().structured(prompt, schema)

    def close(self) -> None:
        """Stop the model and give its memory back; a later call starts it again."""
        with self._lock:
            self._client = self._server = None
            gc.collect()
            atexit.unregister(self.close)

    def _open(self) -> Remote:
        if not self._allowed:
            raise ModelCallsForbidden
        with self._lock:
            if self._client is None:
                self._client = self._start()
            return self._client

    def _start(self) -> Remote:
        key = token_urlsafe(24)
        server = _serve(self.weights, key)
        self._server = server
        atexit.register(self.close)
        endpoint = Endpoint(
            f"{server.listening_address}/v1", model=self.model, key=key, origin="here"
        )
        return Remote(endpoint, seconds=self._seconds, name="embedded")


def _serve(weights: Weights, key: str) -> Any:
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    os.environ.setdefault("GOMP_SPINCOUNT", "0")
    import xllamacpp

    llama: Any = xllamacpp  # a compiled module without type hints
    try:
        return llama.Server(_parameters(llama.CommonParams(), weights, key))
    except RuntimeError as error:
        # What the library raises for a file that is no model, or for too little memory.
        raise WeightsUnusable(model=weights.name) from error


def _parameters(parameters: Any, weights: Weights, key: str) -> Any:
    threads = cores()
    parameters.model.path = str(weights.path)
    parameters.model_alias = {weights.name}
    parameters.n_ctx = weights.context
    parameters.n_batch = BATCH
    parameters.n_ubatch = BATCH
    parameters.n_predict = MOST_TOKENS
    parameters.n_parallel = 1
    parameters.cpuparams.n_threads = threads
    parameters.cpuparams_batch.n_threads = threads
    parameters.cache_prompt = True
    parameters.cache_ram_mib = CACHE_MIB
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    parameters.api_keys = [key]
    parameters.cors_origins = ""
    parameters.ui = False
    parameters.sse_ping_interval = 1  # a sign of life, so that a stop is noticed while it reads
    parameters.endpoint_slots = False
    parameters.warmup = False
    parameters.verbosity = -1
    return parameters


def cores() -> int:
    """Cores this process may use: more threads than that slow llama.cpp down."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return max(1, os.cpu_count() or 1)
