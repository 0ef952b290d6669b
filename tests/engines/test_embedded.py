"""The model that runs on this machine, with its real weights."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from assistant import errors
from assistant.engines.budget import tokens
from assistant.engines.embedded import Embedded, cores
from assistant.engines.endpoint import Endpoint
from assistant.engines.engine import Message, Prompt
from assistant.engines.remote import Remote
from assistant.engines.stopping import stop_when
from assistant.engines.weights import Weights
from tests.cli.running import empatmata

PROMPT = Prompt(
    id="greeting.en",
    hash="0" * 64,
    messages=(
        Message("system", "You answer in one short sentence."),
        Message("user", "Say good morning to Wulan."),
    ),
    max_tokens=60,
)
SCHEMA = {
    "type": "object",
    "properties": {"greeting": {"type": "string"}},
    "required": ["greeting"],
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def engine(weights: Weights) -> Iterator[Embedded]:
    engine = Embedded(weights, seconds=300)
    yield engine
    engine.close()


@pytest.mark.weights
def test_it_answers_in_pieces_and_nothing_leaves_the_machine(engine: Embedded) -> None:
    pieces = list(engine.stream(PROMPT))
    assert "Wulan" in "".join(pieces)
    assert len(pieces) > 2
    assert engine.bytes_out == 0


@pytest.mark.weights
def test_it_keeps_to_a_schema(engine: Embedded) -> None:
    value = engine.structured(PROMPT, SCHEMA)
    assert list(value) == ["greeting"]


@pytest.mark.weights
def test_the_same_question_gets_the_same_answer(engine: Embedded) -> None:
    assert list(engine.stream(PROMPT)) == list(engine.stream(PROMPT))


@pytest.mark.weights
def test_an_answer_that_hits_its_bound_is_not_taken_for_whole(engine: Embedded) -> None:
    short = Prompt(PROMPT.id, PROMPT.hash, PROMPT.messages, max_tokens=2)
    with pytest.raises(errors.StreamCut):
        list(engine.stream(short))


@pytest.mark.weights
def test_leaving_early_frees_the_model_for_the_next(engine: Embedded) -> None:
    long = Prompt("count.en", "0", (Message("user", "Count from 1 to 500 in words."),), 1_500)
    stream = engine.stream(long)
    next(iter(stream))
    stream.close()  # pyright: ignore[reportAttributeAccessIssue]
    assert "Wulan" in "".join(engine.stream(PROMPT))


@pytest.mark.weights
def test_a_stop_is_noticed_while_it_still_reads(engine: Embedded) -> None:
    reading = Prompt("long.en", "0", (Message("user", "The printer was moved. " * 600),), 20)
    with stop_when(lambda: True), pytest.raises(errors.Stopped):
        list(engine.stream(reading))


@pytest.mark.weights
def test_others_on_this_machine_cannot_use_it(engine: Embedded) -> None:
    list(engine.stream(PROMPT))
    intruder = Remote(Endpoint(engine.address, model="any", key="guessed"), seconds=20)
    with pytest.raises(errors.EngineRefused):
        list(intruder.stream(PROMPT))


@pytest.mark.weights
def test_its_server_serves_as_an_endpoint_like_any_other(engine: Embedded) -> None:
    list(engine.stream(PROMPT))
    remote = Remote(Endpoint(engine.address, key=engine.key), seconds=300)
    assert remote.models() == [engine.model]
    assert "Wulan" in "".join(remote.stream(PROMPT))
    assert json.dumps(remote.structured(PROMPT, SCHEMA))


@pytest.mark.weights
@pytest.mark.parametrize(
    "text",
    [
        "Kemarin aku sempat nyinggung soal jadwal piket, tapi dia lagi nggak mood dengerin.",
        "Sehubungan dengan keterlambatan pengiriman berkas, mohon Bapak berkenan meninjau kembali.",
        "On Tuesday the deploy was rolled back twice, and nobody told the support desk about it.",
        "- [ ] kirim draft RFC (Rina, 20/11)\n- [x] akses staging -> beres 👍",
    ],
)
def test_the_estimate_of_tokens_is_on_the_safe_side(engine: Embedded, text: str) -> None:
    answer = httpx2.post(
        engine.address.removesuffix("/v1") + "/tokenize",
        json={"content": text},
        headers={"Authorization": f"Bearer {engine.key}"},
    )
    counted = len(answer.json()["tokens"])
    assert counted <= tokens(text) <= counted * 1.6


@pytest.mark.weights
def test_it_stops_and_starts_again(weights: Weights) -> None:
    engine = Embedded(weights, seconds=300)
    list(engine.stream(PROMPT))
    port = int(engine.address.split(":")[-1].removesuffix("/v1"))
    engine.close()
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", port), timeout=2)
    assert list(engine.stream(PROMPT))
    engine.close()


def test_a_file_that_is_no_model_is_an_engine_error(tmp_path: Path) -> None:
    path = tmp_path / "notes.gguf"
    path.write_text("Not a model at all.", encoding="utf-8")
    with pytest.raises(errors.EngineError):
        list(Embedded(Weights("notes", path, 512)).stream(PROMPT))
    assert path.exists()


def test_nothing_is_loaded_where_calls_are_forbidden(tmp_path: Path) -> None:
    engine = Embedded(Weights("none", tmp_path / "none.gguf", 512), allowed=False)
    with pytest.raises(errors.ModelCallsForbidden):
        list(engine.stream(PROMPT))


def test_threads_keep_to_the_cores_of_this_process() -> None:
    assert cores() >= 1


@pytest.mark.weights
@pytest.mark.slow
def test_a_llama_server_elsewhere_serves_as_an_endpoint(
    engine: Embedded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMPATMATA_BASE_URL", engine.address)
    monkeypatch.setenv("EMPATMATA_MODEL", engine.model)
    monkeypatch.setenv("EMPATMATA_API_KEY", engine.key)
    monkeypatch.setenv("EMPATMATA_ALLOW_MODEL_CALLS", "1")
    monkeypatch.setenv("EMPATMATA_TIMEOUT", "300")
    words = (
        "You clown. On Monday you came at ten and two clients waited half an hour. Call me first."
    )
    arguments = ("feedback", "-", "--engine", "remote", "--home", str(tmp_path), "--json")
    answer = empatmata(*arguments, stdin=words.encode()).json
    set_aside = any("was set aside" in warning for warning in answer["warnings"])
    assert (answer["receipt"]["engine"], set_aside) in {("remote", False), ("draft", True)}
    assert "Monday" in answer["message"]
