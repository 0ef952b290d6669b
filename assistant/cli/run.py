"""`empatmata run`: open the page."""

from __future__ import annotations

import os
import sys
import threading
import time
import urllib.error
import urllib.request
import webbrowser
from typing import Annotated

import typer

from assistant.settings import DEFAULT_PORT, load_settings


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(run)


def run(
    host: Annotated[str, typer.Option(help="only this machine: 127.0.0.1")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="where to listen")] = DEFAULT_PORT,
    home: Annotated[str | None, typer.Option(help="the data folder")] = None,
    lang: Annotated[str | None, typer.Option(help="auto, id or en")] = None,
    browser: Annotated[bool, typer.Option(help="open a browser window")] = True,
) -> None:
    """Open the coach in a browser.

    Example: empatmata run --port 7861 --no-browser
    """
    from assistant.engines.privacy import keep_quiet
    from assistant.web.server import serve

    keep_quiet()
    settings = load_settings(home=home, lang=lang)
    address = f"http://{host}:{port}/"

    def announce() -> None:
        typer.echo(f"Empat Mata: {address}")
        if browser and _has_screen():
            threading.Thread(target=_open_when_ready, args=(address,), daemon=True).start()

    serve(settings, host, port, announce)


def _has_screen() -> bool:
    return sys.platform == "darwin" or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def _open_when_ready(address: str, patience: float = 30.0) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            webbrowser.open(address)
            return
