"""The HTTP client behind every engine: it counts what leaves the machine and sends no more.

The client library adds the version of the operating system, of Python and the organisation from
the environment to each request. None of that is needed for an answer, so only the headers named
here are sent. A redirect is never followed: it would carry private notes to another address.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from assistant.engines.endpoint import Endpoint, is_loopback

if TYPE_CHECKING:
    import httpx2

CONNECT_SECONDS = 5.0
SENT = frozenset(
    {
        "host",
        "content-type",
        "content-length",
        "authorization",
        "accept",
        "accept-encoding",
        "connection",
        "user-agent",
    }
)
AGENT = "empatmata"


class Traffic:
    """Bytes of request bodies sent to other machines so far. Safe between threads."""

    def __init__(self) -> None:
        self._bytes_out = 0
        self._lock = Lock()

    @property
    def bytes_out(self) -> int:
        """The sum so far; what goes to this machine itself counts nothing."""
        return self._bytes_out

    def note(self, request: httpx2.Request) -> None:
        """Count one request that is about to be sent and take the needless headers off."""
        for name in [name for name in request.headers if name.lower() not in SENT]:
            del request.headers[name]
        request.headers["user-agent"] = AGENT
        if is_loopback(request.url.host):
            return
        with self._lock:
            self._bytes_out += int(request.headers.get("content-length") or 0)


def client(endpoint: Endpoint, seconds: float, traffic: Traffic) -> httpx2.Client:
    """A client for one endpoint; `seconds` bound each wait for the next bytes.

    Proxies of the environment are used only for other machines.
    """
    import httpx2

    return httpx2.Client(
        trust_env=not endpoint.local,
        follow_redirects=False,
        timeout=httpx2.Timeout(seconds, connect=min(CONNECT_SECONDS, seconds)),
        event_hooks={"request": [traffic.note]},
    )
