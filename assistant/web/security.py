"""What keeps the page to itself: no foreign host may ask, nothing foreign may be fetched.

A reply of a model or a line in a note can hold an image or a link; the browser must not fetch
it. The policy stops that even if a sanitiser missed it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import InvalidRequest, Problem

if TYPE_CHECKING:
    from fastapi import FastAPI

LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "media-src 'self' blob:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "frame-src 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
)
"""Gradio's own scripts need inline and eval; everything foreign stays out."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def only_loopback(host: str) -> str:
    """`host` if it is this machine. Raises InvalidRequest: there is no sign-in yet."""
    if host not in LOOPBACK:
        raise InvalidRequest(field="--host", problem=Problem("loopback"))
    return host


def protect(app: FastAPI) -> None:
    """Refuse foreign Host headers (DNS rebinding) and send the policy with every reply."""
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    app.add_middleware(_PolicyHeaders)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(LOOPBACK))


class _PolicyHeaders:
    """ASGI middleware; a class of three lines costs less than buffering every stream."""

    def __init__(self, app) -> None:
        self.app = app

    async def __call__(self, scope, receive, send) -> None:
        async def with_headers(message) -> None:
            if message["type"] == "http.response.start":
                extra = [(k.lower().encode(), v.encode()) for k, v in HEADERS.items()]
                message["headers"] = [*message.get("headers", []), *extra]
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)
