"""The engines that a job's tests may put behind the coach."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.engines.embedded import Embedded
from assistant.engines.endpoint import Endpoint
from assistant.engines.remote import Remote
from assistant.engines.weights import Weights
from tests.doubles.openai_server import MODEL, OpenAIServer


@pytest.fixture
def remote(openai_server: OpenAIServer) -> Remote:
    """The endpoint of `openai_server`, asked without pauses."""
    return Remote(Endpoint(openai_server.address, model=MODEL, key="k"), seconds=5, pauses=(0, 0))


@pytest.fixture
def embedded(weights: Weights) -> Iterator[Embedded]:
    """The embedded model with its real weights. Mark such tests `weights`."""
    engine = Embedded(weights, seconds=300, allowed=True)
    yield engine
    engine.close()
