"""The HTTP client behind every engine: it counts what leaves the machine and sends no more.

The client library adds the version of the operating system, of Python and the organisation from
the environment to each request. None of that is needed for an answer, so only the headers named
here are sent. A redirect is never followed: it would carry private notes to another address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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

Check = Callable[[], None]


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


def client(
    endpoint: Endpoint, seconds: float, traffic: Traffic, check: Check | None = None
) -> httpx2.Client:
    """A client for one endpoint; `seconds` bound each wait for the next bytes.

    `check` is called whenever bytes come in and may raise to end the exchange. Proxies of the
    environment are used only for other machines.
    """
    import httpx2

    class Checked(httpx2.SyncByteStream):
        """The bytes of an answer, with the question before each of them whether to go on."""

        def __init__(self, stream: httpx2.SyncByteStream, check: Check) -> None:
            self._stream = stream
            self._check = check

        def __iter__(self) -> Iterator[bytes]:
            for block in self._stream:
                self._check()
                yield block

        def close(self) -> None:
            self._stream.close()

    def watch(response: httpx2.Response) -> None:
        if check is not None and isinstance(response.stream, httpx2.SyncByteStream):
            response.stream = Checked(response.stream, check)

    return httpx2.Client(
        trust_env=not endpoint.local,
        # Without redirects plain http never meets TLS; loading its certificates takes a while.
        verify=endpoint.address.startswith("https:"),
        follow_redirects=False,
        timeout=httpx2.Timeout(seconds, connect=min(CONNECT_SECONDS, seconds)),
        event_hooks={"request": [traffic.note], "response": [watch]},
    )
