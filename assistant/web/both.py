"""The pages of both languages, of which only one is built before the app listens.

The other is built when it is first asked for, or in the background once the first page stands,
whichever comes first; a second asker waits for the same page.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING

from assistant.texts import LANGUAGES, Language

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.types import Receive, Scope, Send

AT = re.compile(rf"/({'|'.join(LANGUAGES)})(/|$)")
SOON = 3.0
"""Seconds after which the background begins although nobody has asked for a page."""

Build = Callable[[Language], "Starlette"]


class BothPages:
    """An ASGI app for `/id/` and `/en/`. `build` makes the app that serves one of them.

    All awaiting happens on the loop of the server, so that the locks of one loop suffice.
    """

    def __init__(self, build: Build, first: Language) -> None:
        self._build = build
        self._apps: dict[Language, Starlette] = {first: build(first)}
        self._standing: dict[Language, Starlette] = {}
        self._turn = asyncio.Lock()
        self._open = contextlib.AsyncExitStack()
        self._seen = asyncio.Event()

    @contextlib.asynccontextmanager
    async def alive(self, afterwards: Callable[[], None]) -> AsyncIterator[None]:
        """Open the first page; once it was sent, build the other one, then call `afterwards`."""
        async with self._open:
            for language in tuple(self._apps):
                await self._page(language)
            later = asyncio.create_task(self._later(afterwards))
            try:
                yield
            finally:
                later.cancel()
                await asyncio.gather(later, return_exceptions=True)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the page that the path names, after building it where it does not stand yet."""
        from starlette.responses import PlainTextResponse

        asked = AT.match(scope["path"])
        if asked is None:
            await PlainTextResponse("Not Found", status_code=404)(scope, receive, send)
            return
        page = await self._page("id" if asked[1] == "id" else "en")
        await page(scope, receive, send)
        self._seen.set()

    async def _page(self, language: Language) -> Starlette:
        """The app of a language, built and started once."""
        if language not in self._standing:
            async with self._turn:
                if language not in self._standing:
                    self._standing[language] = await self._started(language)
        return self._standing[language]

    async def _started(self, language: Language) -> Starlette:
        app = self._apps.get(language) or await asyncio.to_thread(self._build, language)
        await self._open.enter_async_context(app.router.lifespan_context(app))
        return app

    async def _later(self, afterwards: Callable[[], None]) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._seen.wait(), SOON)
        for language in LANGUAGES:
            await self._page(language)
        afterwards()
