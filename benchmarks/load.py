"""Thirty people at once, beside a bare `gr.ChatInterface` on the same scripted engine, in one run.

The engine says 200 words at 50 a second. A user of the app asks for feedback in words of their
own; what the script answers passes no check, so it is said twice, and the draft stands. A user
of the bare page sends two messages. Both have then been told 400 words. Prints the words a
second of each and their ratio, and ends with an error where a stream was not whole.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from assistant.texts import text
from benchmarks.start import free_port

USERS = 30
WORDS = 200
PAUSE = 1 / 50
SAYINGS = 2
GOAL = 0.7
PATIENCE = 300.0

BARE = """
import gradio as gr
from assistant.engines.engine import Message, Prompt
from assistant.engines.scripted import from_file
from pathlib import Path
engine = from_file(Path({script!r}))
def answer(message, history):
    said = ""
    for piece in engine.stream(Prompt("bare", "0" * 64, (Message("user", message),), 400)):
        said += piece
        yield said
page = gr.ChatInterface(answer, concurrency_limit={users}, analytics_enabled=False)
page.queue().launch(server_name="127.0.0.1", server_port={port}, quiet=True)
"""

TEXTS = (
    "You always interrupt me. In Monday's review, visitor {n} asked me and you answered.",
    "The figures for branch {n} came two days late, so I had to move the call. Typical of you.",
    "You never read the notes. Ticket {n} was closed without the test, and the client rang me.",
)

Server = tuple[list[str], dict[str, str], int]
Say = Callable[[httpx.AsyncClient, int], Awaitable[bool]]
"""One user's part; whether all answers came to their end."""


@dataclass(frozen=True)
class Crowd:
    """Seconds until the last of all users was served, and how many were told everything."""

    seconds: float
    whole: int


def main() -> float:
    with tempfile.TemporaryDirectory() as folder:
        script = script_in(Path(folder), WORDS)
        mine = served(ours(folder, script), "/en", feedback)
        bare = served(_bare(script), "", _chat)
    if min(mine.whole, bare.whole) < USERS:
        sys.exit(f"streams that came to their end: ours {mine.whole}, bare {bare.whole}")
    told, ratio = USERS * WORDS * SAYINGS, bare.seconds / mine.seconds
    print(f"{USERS} users at once, {told} words told; words a second:")
    print(f"ours {told / mine.seconds:.0f}, a bare ChatInterface {told / bare.seconds:.0f}")
    print(f"ratio {ratio:.2f} (goal: at least {GOAL})")
    return ratio


def script_in(folder: Path, words: int) -> Path:
    """A script that says so many words, in short sentences, again and again."""
    said = " ".join(f"word{n}{'.' if n % 8 == 7 else ''}" for n in range(words))
    script = folder / "script.jsonl"
    script.write_text(json.dumps({"answer": said, "pause": PAUSE}) + "\n", "utf-8")
    return script


def ours(home: str, script: Path) -> Server:
    """The app over the script."""
    port = free_port()
    command = [sys.executable, "-m", "assistant.cli", "run", "--no-browser", "--port", str(port)]
    settings = {"HOME": home, "ENGINE": "scripted", "SCRIPT": str(script)}
    return command, {f"EMPATMATA_{name}": value for name, value in settings.items()}, port


def _bare(script: Path) -> Server:
    port = free_port()
    program = BARE.format(script=str(script), users=USERS, port=port)
    return [sys.executable, "-c", program], {"GRADIO_ANALYTICS_ENABLED": "False"}, port


def served(server: Server, path: str, say: Say) -> Crowd:
    """All users at once, after one who warms the server up."""
    command, environment, port = server
    with _running(command, environment):
        return asyncio.run(_crowd(f"http://127.0.0.1:{port}{path}", say))


@contextmanager
def _running(command: list[str], environment: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(command, env=os.environ | environment, stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.kill()
        process.wait()


async def _crowd(address: str, say: Say) -> Crowd:
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(
        base_url=address, timeout=PATIENCE, limits=limits, trust_env=False
    ) as client:
        await _stands(client)
        await say(client, USERS)
        begin = time.perf_counter()
        whole = await asyncio.gather(*(say(client, user) for user in range(USERS)))
        return Crowd(time.perf_counter() - begin, sum(whole))


async def _stands(client: httpx.AsyncClient) -> None:
    while True:
        try:
            (await client.get("/config")).raise_for_status()
        except httpx.TransportError:
            await asyncio.sleep(0.1)
        else:
            return


async def feedback(client: httpx.AsyncClient, user: int) -> bool:
    """One press on "feedback" with words of this user's own."""
    config = (await client.get("/config")).json()
    begin = next(p["id"] for p in config["components"] if p["props"].get("elem_id") == "em-begin")
    function = next(d["id"] for d in config["dependencies"] if [begin, "click"] in d["targets"])
    words = TEXTS[user % len(TEXTS)].format(n=user)
    pressed = {"do": "begin", "id": "feedback"}
    last = await _told(client, function, [words, None, None], user, begin, pressed)
    return text("web.status.done", "en") in last


async def _chat(client: httpx.AsyncClient, user: int) -> bool:
    """Two messages to the bare page, each in the two steps that it takes there."""
    config = (await client.get("/config")).json()
    named = {d["api_name"]: d["id"] for d in config["dependencies"]}
    whole = True
    for saying in range(SAYINGS):
        await _told(client, named["_clear_and_save_textbox"], [f"hello {saying}"], user)
        last = await _told(client, named["_submit_fn"], [None, None], user)
        whole &= f"word{WORDS - 1}." in last
    return whole


async def _told(
    client: httpx.AsyncClient,
    function: int,
    data: list[Any],
    user: int,
    target: int | None = None,
    pressed: dict[str, str] | None = None,
) -> str:
    """Let one event happen and read its stream to the end; returns the last parts of it."""
    session = f"user{user}"
    asked = {"data": data, "fn_index": function, "session_hash": session, "event_data": pressed}
    join = await client.post("/gradio_api/queue/join", json={**asked, "trigger_id": target})
    join.raise_for_status()
    said: list[str] = []
    url = "/gradio_api/queue/data"
    async with client.stream("GET", url, params={"session_hash": session}) as stream:
        async for line in stream.aiter_lines():
            if '"process_generating"' in line or '"process_completed"' in line:
                said = [*said[-2:], line]
            if '"process_completed"' in line:
                break
    return "".join(said)


if __name__ == "__main__":
    main()
