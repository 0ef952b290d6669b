"""Where a language model answers, and whether that is this machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Literal
from urllib.parse import urlsplit

from assistant.errors import InvalidRequest, Problem
from assistant.settings import Settings

OFFICIAL = "https://api.openai.com/v1"
"""Where a key in `OPENAI_API_KEY` belongs when no address stands beside it."""

NO_KEY = "none"
"""Sent to endpoints that ask for no key; the client library refuses an empty one."""

Origin = Literal["configured", "found", "here"]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible address.

    `origin` says who named it: the user for this program (`configured`), the user for some other
    program (`found`: needs consent), or this program itself (`here`). `variable` is the setting
    that named it. An empty `model` means the only one that the endpoint offers.
    """

    address: str
    model: str = ""
    key: str = field(default=NO_KEY, repr=False)
    origin: Origin = "configured"
    variable: str = "EMPATMATA_BASE_URL"

    @property
    def host(self) -> str:
        """The host of the address, in lower case."""
        return urlsplit(self.address).hostname or ""

    @property
    def local(self) -> bool:
        """Whether what is sent there stays on this machine."""
        return is_loopback(self.host)

    @property
    def official(self) -> bool:
        """Whether this is OpenAI itself, whose newer models take fewer options."""
        return self.host == urlsplit(OFFICIAL).hostname


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine. A name other than localhost is never trusted to be."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def configured(settings: Settings) -> Endpoint | None:
    """The endpoint that the user set for this program. Raises InvalidRequest for a bad address."""
    if not settings.base_url:
        return None
    return Endpoint(
        address=_checked(settings.base_url, "EMPATMATA_BASE_URL"),
        model=settings.model,
        key=settings.api_key.get_secret_value() or NO_KEY,
    )


def found(environment: Mapping[str, str], model: str = "") -> Endpoint | None:
    """An endpoint that `OPENAI_*` variables of the environment point at, set for who knows what."""
    key = environment.get("OPENAI_API_KEY", "")
    address = environment.get("OPENAI_BASE_URL") or environment.get("OPENAI_API_BASE") or ""
    if not key and not address:
        return None
    return Endpoint(
        address=_checked(address or OFFICIAL, "OPENAI_BASE_URL"),
        model=model or environment.get("OPENAI_MODEL", ""),
        key=key or NO_KEY,
        origin="found",
        variable="OPENAI_API_KEY" if key else "OPENAI_BASE_URL",
    )


def _checked(address: str, variable: str) -> str:
    problem = Problem("address", repr(address))
    try:
        parts = urlsplit(address.strip())
        well_formed = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise InvalidRequest(field=variable, problem=problem) from error
    if not well_formed:
        raise InvalidRequest(field=variable, problem=problem)
    # Ollama, vLLM, LM Studio, llama.cpp and OpenAI all answer under /v1; many leave it out.
    return address.strip().rstrip("/") + ("" if parts.path.strip("/") else "/v1")
