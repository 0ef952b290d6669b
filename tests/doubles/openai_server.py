"""A local server that speaks the OpenAI protocol over HTTP and misbehaves on request.

Each request is answered by the next `Reply` of the script; the last one is repeated. What was
asked is kept in `requests`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

MODEL = "local-test-model"


@dataclass(frozen=True)
class Reply:
    """How one chat request is answered.

    `cut` closes the connection after the pieces, without an end; `finish` is what is claimed as
    the end; `status` other than 200 refuses; `garbage` answers outside the protocol;
    `pause` is slept before every piece, in seconds; `location` redirects there.
    """

    text: str = "Halo."
    status: int = 200
    finish: str | None = "stop"
    cut: bool = False
    garbage: str = ""
    pause: float = 0.0
    location: str = ""


@dataclass
class Asked:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    size: int


@dataclass
class OpenAIServer:
    """Address, script and what was asked; `hung_up` is set when a client left early."""

    script: list[Reply] = field(default_factory=lambda: [Reply()])
    models: list[str] = field(default_factory=lambda: [MODEL])
    requests: list[Asked] = field(default_factory=list)
    hung_up: Event = field(default_factory=Event)
    address: str = ""

    def will(self, *replies: Reply) -> OpenAIServer:
        """Answer with these from now on."""
        self.script = list(replies)
        return self

    def chats(self) -> list[Asked]:
        """The chat requests so far."""
        return [asked for asked in self.requests if asked.path.endswith("/chat/completions")]

    def next_reply(self) -> Reply:
        """The next reply; the last one stays."""
        return self.script.pop(0) if len(self.script) > 1 else self.script[0]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    owner: OpenAIServer

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        self._note({}, 0)
        listed = [{"id": name, "object": "model", "owned_by": "t"} for name in self.owner.models]
        self._json(200, {"object": "list", "data": listed})

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["content-length"]))
        body = json.loads(raw)
        self._note(body, len(raw))
        reply = self.owner.next_reply()
        try:
            self._answer(reply, streamed=bool(body.get("stream")))
        except (BrokenPipeError, ConnectionResetError):
            self.owner.hung_up.set()
            self.close_connection = True

    def _note(self, body: dict[str, Any], size: int) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.owner.requests.append(Asked(self.path, headers, body, size))

    def _answer(self, reply: Reply, *, streamed: bool) -> None:
        if reply.location:
            self.send_response(307)
            self.send_header("Location", reply.location)
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif reply.status != 200:
            self._json(reply.status, {"error": {"message": f"refused {reply.status}"}})
        elif reply.garbage:
            self._raw(200, reply.garbage.encode(), "text/event-stream")
        elif streamed:
            self._stream(reply)
        else:
            time.sleep(reply.pause)
            message = {"role": "assistant", "content": reply.text}
            self._json(200, _envelope({"message": message, "finish_reason": reply.finish}))

    def _stream(self, reply: Reply) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        for piece in _pieces(reply.text):
            time.sleep(reply.pause)
            self._event(_envelope({"delta": {"content": piece}, "finish_reason": None}))
        if reply.cut:
            return
        self._event(_envelope({"delta": {}, "finish_reason": reply.finish}))
        self._send(b"data: [DONE]\n\n")

    def _event(self, value: dict[str, Any]) -> None:
        self._send(b"data: " + json.dumps(value).encode() + b"\n\n")

    def _send(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()

    def _json(self, status: int, value: dict[str, Any]) -> None:
        self._raw(status, json.dumps(value).encode(), "application/json")

    def _raw(self, status: int, data: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self._send(data)


def _pieces(text: str, length: int = 7) -> list[str]:
    return [text[start : start + length] for start in range(0, len(text), length)]


def _envelope(choice: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": "chat-1",
        "object": "chat.completion.chunk" if "delta" in choice else "chat.completion",
        "created": 1,
        "model": MODEL,
        "choices": [{"index": 0, **choice}],
    }


@contextmanager
def openai_server(*script: Reply) -> Iterator[OpenAIServer]:
    """A running server; it stops when the block is left."""
    owner = OpenAIServer(script=list(script) or [Reply()])
    handler = type("Handler", (_Handler,), {"owner": owner})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    owner.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield owner
    finally:
        server.shutdown()
        server.server_close()
