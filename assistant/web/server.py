"""Serving the page on this machine alone."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from assistant.assembly import House
from assistant.errors import PortInUse
from assistant.settings import Settings
from assistant.texts import LANGUAGES, Language
from assistant.web.security import only_loopback, protect

if TYPE_CHECKING:
    from fastapi import FastAPI, Request

LARGEST_UPLOAD = "20mb"


def create_app(settings: Settings) -> FastAPI:
    """The ASGI app: `/id/` and `/en/`, and `/` which follows the browser's language."""
    import gradio as gr
    from fastapi import FastAPI
    from starlette.responses import RedirectResponse

    from assistant.web.page import build_page
    from assistant.web.theme import style, theme

    house = House(settings)
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    protect(app)

    @app.get("/")
    def front_door(request: Request) -> RedirectResponse:
        return RedirectResponse(f"/{preferred(settings, request)}/")

    for language in LANGUAGES:
        gr.mount_gradio_app(
            app,
            build_page(house, language),
            path=f"/{language}",
            server_name="127.0.0.1",
            footer_links=[],
            run_history=False,
            show_error=False,
            max_file_size=LARGEST_UPLOAD,
            ssr_mode=False,
            enable_monitoring=False,
            pwa=False,
            theme=theme(),
            css=style(),
        )
    return app


def preferred(settings: Settings, request: Request) -> Language:
    """The setting, else the language that the browser asks for first."""
    if settings.lang != "auto":
        return settings.lang
    asked = request.headers.get("accept-language", "").lower()
    return "id" if asked.startswith("id") else "en"


def free_port(host: str, port: int) -> int:
    """`port` if nobody listens there. Raises PortInUse with one that is free."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            with socket.socket() as other:
                other.bind((host, 0))
                raise PortInUse(port=port, free=other.getsockname()[1]) from None
    return port


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve until interrupted. Raises InvalidRequest for a foreign host, PortInUse."""
    import uvicorn

    free_port(only_loopback(host), port)
    uvicorn.run(create_app(settings), host=host, port=port, log_level="warning")
