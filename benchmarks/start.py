"""From the command to a page that answers, beside an empty Gradio page, in the same run.

Both are started as processes of their own and asked until their page comes; the turns alternate,
and the median of each side counts. Prints the ratio; the goal is at most 1.3.
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

ROUNDS = 5
GOAL = 1.3
EMPTY = """
import gradio as gr, uvicorn
from fastapi import FastAPI
with gr.Blocks(analytics_enabled=False) as page:
    gr.Textbox()
uvicorn.run(gr.mount_gradio_app(FastAPI(), page, "/en"), port={port}, log_level="warning")
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def seconds_until_page(command: list[str], port: int, environment: dict[str, str]) -> float:
    begin = time.perf_counter()
    process = subprocess.Popen(command, env=os.environ | environment, stdout=subprocess.DEVNULL)
    try:
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/en/", timeout=5).read()
            except (urllib.error.URLError, OSError):
                time.sleep(0.02)
            else:
                return time.perf_counter() - begin
    finally:
        process.kill()
        process.wait()


def ours(home: str) -> float:
    port = free_port()
    command = [sys.executable, "-m", "assistant.cli", "run", "--no-browser", "--port", str(port)]
    return seconds_until_page(command, port, {"EMPATMATA_HOME": home})


def empty() -> float:
    port = free_port()
    command = [sys.executable, "-c", EMPTY.format(port=port)]
    return seconds_until_page(command, port, {"GRADIO_ANALYTICS_ENABLED": "False"})


def main() -> float:
    with tempfile.TemporaryDirectory() as home:
        ours(home), empty()  # the first start of each fills the disk's cache
        pairs = [(ours(home), empty()) for _ in range(ROUNDS)]
    mine, bare = (statistics.median(side) for side in zip(*pairs, strict=True))
    print(f"start to a page: ours {mine:.2f} s, an empty Gradio page {bare:.2f} s")
    print(f"ratio {mine / bare:.2f} (goal: at most {GOAL})")
    return mine / bare


if __name__ == "__main__":
    main()
