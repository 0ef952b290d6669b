"""A process that uses every library which could phone home and reports whom it connected to.

    python -m tests.doubles.watched quiet|loud ADDRESS PART...

PART is model, index, page or command. Prints one JSON list of [host, port] pairs. `loud` leaves
the environment as it is: it shows that the watch sees what it is there for.
"""

from __future__ import annotations

import io
import json
import os
import sys
import tempfile
from time import monotonic, sleep

SEEN: set[tuple[str, int]] = set()


def watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        SEEN.add((str(arguments[1][0]), int(arguments[1][1])))
    if event == "socket.getaddrinfo":
        host, port = arguments[0], arguments[1]
        SEEN.add((str(host), int(port) if isinstance(port, int) else 0))


def model(address: str) -> None:
    from assistant.engines.endpoint import Endpoint
    from assistant.engines.engine import Message, Prompt
    from assistant.engines.remote import Remote

    remote = Remote(Endpoint(address, model="local-test-model"), seconds=5)
    prompt = Prompt("greeting.en", "0", (Message("user", "A private note."),), 20)
    assert "".join(remote.stream(prompt)) == "Halo."
    wait_for_traces()


def wait_for_traces() -> None:
    """Give a tracer the time to connect to its collector; without one, return at once."""
    from langsmith.utils import tracing_is_enabled

    if tracing_is_enabled():
        until = monotonic() + 10
        while len({port for _, port in SEEN}) < 2 and monotonic() < until:
            sleep(0.05)


def index(_: str) -> None:
    import chromadb

    with tempfile.TemporaryDirectory() as folder:
        client = chromadb.PersistentClient(folder)
        notes = client.create_collection("notes", embedding_function=None)
        notes.upsert(ids=["1"], embeddings=[[0.0, 1.0]])
        notes.query(query_embeddings=[[0.0, 1.0]], n_results=1)


def page(_: str) -> None:
    import gradio

    with gradio.Blocks() as blocks:
        gradio.Markdown("Halo")
    blocks.launch(prevent_thread_lock=True, quiet=True, inbrowser=False)
    blocks.close()


def command(address: str) -> None:
    """A job as a user runs it, refined by the endpoint."""
    from assistant.cli import main as empatmata

    os.environ |= {"EMPATMATA_BASE_URL": address, "EMPATMATA_ALLOW_MODEL_CALLS": "1"}
    sys.stdin = io.TextIOWrapper(io.BytesIO(b"Wulan sends the roster by Friday."))
    sys.argv = ["empatmata", "recap", "-", "--engine", "remote", "--json"]
    try:
        empatmata()
    except SystemExit as ended:
        if ended.code:
            raise
    wait_for_traces()


def main() -> None:
    mood, address, *parts = sys.argv[1:]
    sys.addaudithook(watch)
    if mood == "quiet":
        from assistant.engines.privacy import keep_quiet

        keep_quiet()
    for part in parts:
        {"model": model, "index": index, "page": page, "command": command}[part](address)
    print(json.dumps(sorted(SEEN)), flush=True)
    os._exit(0)  # a tracer would go on trying to deliver


if __name__ == "__main__":
    main()
