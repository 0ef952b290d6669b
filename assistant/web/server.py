"""Serving the page on this machine alone."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.assembly import House
from assistant.errors import PortInUse
from assistant.settings import Settings
from assistant.texts import Language, text
from assistant.web.security import only_loopback, protect

if TYPE_CHECKING:
    from fastapi import FastAPI, Request

    from assistant.web.turns import Turns

SCRIPTS = ("behaviour.js", "forms.js", "items.js")
ICON = Path(__file__).with_name("icon.svg")
LARGEST_UPLOAD = "50mb"
FAREWELL = 2
"""Seconds that an open page may keep the app from ending."""
CHOSEN_LANGUAGE = "interface-language"
"""The key under which the language is kept that the user switched to."""


def create_app(settings: Settings) -> FastAPI:
    """The ASGI app: `/id/` and `/en/`, and `/` which follows the choice or the browser."""
    from fastapi import FastAPI

    from assistant.web.both import BothPages
    from assistant.web.turns import Turns

    house = House(settings)
    turns = Turns()
    pages = BothPages(lambda language: _one_page(house, language, turns), likely(house))

    def warm() -> None:
        threading.Thread(target=warm_up, args=(house,), name="warming", daemon=True).start()

    @contextlib.asynccontextmanager
    async def alive(_app: FastAPI) -> AsyncIterator[None]:
        async with pages.alive(warm):
            yield
        house.close()

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=alive)
    protect(app)
    _doors(app, house)
    app.mount("/", pages)
    return app


def _one_page(house: House, language: Language, turns: Turns) -> FastAPI:
    """An app of its own that serves the page of one language under its address."""
    import gradio as gr
    from fastapi import FastAPI

    from assistant.web.page import build_page
    from assistant.web.theme import theme

    return gr.mount_gradio_app(
        FastAPI(docs_url=None, redoc_url=None, openapi_url=None),
        build_page(house, language, turns),
        path=f"/{language}",
        server_name="127.0.0.1",
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size=LARGEST_UPLOAD,
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
        theme=theme(),
        head=head(language),
    )


def _doors(app: FastAPI, house: House) -> None:
    """The addresses beside the two pages."""
    from starlette.responses import FileResponse, RedirectResponse

    from assistant.web.exits import add_exits

    def front_door(request: Request) -> RedirectResponse:
        return RedirectResponse(f"/{preferred(house, request)}/")

    app.add_route("/", front_door)

    @app.get("/language/{language}")
    def switch(language: Language) -> RedirectResponse:
        house.memory.consents.set(CHOSEN_LANGUAGE, language)
        return RedirectResponse(f"/{language}/", status_code=303)

    @app.get("/manifest.json")
    def manifest() -> dict[str, str]:
        return {"name": "Empat Mata", "short_name": "Empat Mata", "start_url": "/"}

    @app.get("/favicon.ico")
    def icon() -> FileResponse:
        return FileResponse(ICON, media_type="image/svg+xml")

    add_exits(app, house)


def head(language: Language) -> str:
    """What goes into the page's head: its language, the look, and the script of its behaviour.

    The look stands here and not in Gradio's `css`, which would wrap every rule in a selector of
    its own and so undo those that look at the body.
    """
    from assistant.web.theme import style

    here = files(__name__.rpartition(".")[0])
    drop = text("places.notes.drop", language)
    lost = text("web.status.lost", language)
    script = "\n".join(here.joinpath(name).read_text("utf-8") for name in SCRIPTS)
    return (
        '<link rel="icon" href="/favicon.ico">'
        f'<script>document.documentElement.lang = "{language}";'
        f"document.documentElement.dataset.lost = {json.dumps(lost)};</script>"
        f"<style>:root {{ --em-drop: {json.dumps(drop)}; }}{style()}</style>"
        f"<script>{script}</script>"
    )


def preferred(house: House, request: Request) -> Language:
    """The setting, else the user's choice, else what the browser asks for first."""
    if house.settings.lang != "auto":
        return house.settings.lang
    chosen = house.memory.consents.get(CHOSEN_LANGUAGE)
    asked = chosen or request.headers.get("accept-language", "").lower()
    return "id" if asked.startswith("id") else "en"


def likely(house: House) -> Language:
    """The language whose page will be asked for first, before any browser has spoken."""
    if house.settings.lang != "auto":
        return house.settings.lang
    chosen = house.memory.consents.get(CHOSEN_LANGUAGE)
    return "id" if (chosen or os.environ.get("LANG", "")).startswith("id") else "en"


def warm_up(house: House, rooms: tuple[Callable[[House], object], ...] | None = None) -> None:
    """Open what the first answer needs while the user still reads, then catch up with notes and
    take the search index up."""
    open_rooms = rooms or (
        lambda house: house.encoder,
        lambda house: house.intents,
        lambda house: house.limits,
        lambda house: house.ear,
        lambda house: house.finder.library,
    )
    for enter in open_rooms:
        enter(house)
    for _state in house.finder.index_notes():
        pass
    house.finder.open_index()


@contextlib.contextmanager
def long_lived() -> Iterator[None]:
    """For building what stays until the process ends: no garbage is looked for meanwhile.

    A fifth of the start went into walking over freshly imported modules. What was made in the
    block is never walked over again (`gc.freeze`).
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


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


def serve(settings: Settings, host: str, port: int, announce: Callable[[], None]) -> None:
    """Serve until interrupted; `announce` is called once nothing stands in the way.

    Raises InvalidRequest for a foreign host, PortInUse, HomeInUse or another StorageError.
    """
    from assistant.memory.home import Home
    from assistant.memory.lock import app_lock

    free_port(only_loopback(host), port)
    with app_lock(Home(settings.home)):
        announce()
        with long_lived():
            import uvicorn

            app = create_app(settings)
        uvicorn.run(
            app,
            host=host,
            port=port,
            log_level="warning",
            timeout_graceful_shutdown=FAREWELL,
        )
