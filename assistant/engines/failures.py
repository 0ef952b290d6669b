"""What went wrong at an endpoint, as a member of our error tree.

Reasons shown to the user are the status and its standard phrase, never the endpoint's own words:
some echo parts of the key or of the prompt.
"""

from __future__ import annotations

from http import HTTPStatus

from assistant.engines.endpoint import Endpoint
from assistant.errors import (
    EngineBusy,
    EngineError,
    EngineRefused,
    EngineTimeout,
    EngineUnreachable,
    MalformedAnswer,
    StreamCut,
)


def as_engine_error(
    error: Exception, endpoint: Endpoint, seconds: float, *, began: bool
) -> EngineError | None:
    """The error to raise instead of `error`, or None where it is not the endpoint's doing.

    `began` says whether a part of the answer had already come.
    """
    import httpx2
    import openai

    if isinstance(error, EngineError):
        return error
    if isinstance(error, openai.APITimeoutError | httpx2.TimeoutException):
        return EngineTimeout(seconds=f"{seconds:g}")
    if isinstance(error, openai.APIStatusError):
        return _refusal(error.status_code, endpoint)
    if isinstance(error, openai.APIConnectionError | httpx2.TransportError):
        return StreamCut() if began else EngineUnreachable(address=endpoint.address)
    if isinstance(error, openai.APIError):
        return StreamCut() if began else EngineBusy(address=endpoint.address, reason="error")
    if isinstance(error, ValueError | TypeError | KeyError | AttributeError | IndexError):
        # What the client libraries raise when they read something that is not the protocol.
        return MalformedAnswer()
    return None


def _refusal(status: int, endpoint: Endpoint) -> EngineError:
    kind = EngineBusy if status == 429 or status >= 500 else EngineRefused
    return kind(address=endpoint.address, reason=_phrase(status))


def _phrase(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
