"""An endpoint that speaks the OpenAI protocol, well or badly."""

from __future__ import annotations

import json
import socket

import pytest

from assistant import errors
from assistant.engines.endpoint import Endpoint
from assistant.engines.engine import Message, Prompt
from assistant.engines.remote import Remote
from assistant.engines.stopping import stop_when
from tests.doubles.openai_server import MODEL, OpenAIServer, Reply

PROMPT = Prompt(
    id="greeting.en",
    hash="0" * 64,
    messages=(Message("system", "Be brief."), Message("user", "Greet Wulan.")),
    max_tokens=50,
)
SCHEMA = {
    "type": "object",
    "properties": {"greeting": {"type": "string"}, "times": {"type": "integer"}},
    "required": ["greeting", "times"],
    "additionalProperties": False,
}
FITTING = json.dumps({"greeting": "Pagi, Wulan", "times": 1})
WRONG = json.dumps({"greeting": "Pagi, Wulan", "times": "often"})


def engine(server: OpenAIServer, seconds: float = 5.0) -> Remote:
    endpoint = Endpoint(server.address, model=MODEL, key="sk-test")
    return Remote(endpoint, seconds=seconds, pauses=(0, 0))


def said(remote: Remote) -> str:
    return "".join(remote.stream(PROMPT))


def test_an_answer_arrives_in_pieces(openai_server: OpenAIServer) -> None:
    openai_server.will(Reply("Selamat pagi, Wulan."))
    pieces = list(engine(openai_server).stream(PROMPT))
    assert "".join(pieces) == "Selamat pagi, Wulan."
    assert len(pieces) > 1


def test_the_prompt_the_key_and_the_bound_are_sent(openai_server: OpenAIServer) -> None:
    said(engine(openai_server))
    [asked] = openai_server.chats()
    assert asked.headers["authorization"] == "Bearer sk-test"
    assert asked.body["model"] == MODEL
    assert asked.body["max_tokens"] == 50
    assert [message["content"] for message in asked.body["messages"]] == [
        "Be brief.",
        "Greet Wulan.",
    ]


def test_nothing_about_the_machine_is_sent(
    openai_server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-of-another-program")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "project-of-another-program")
    remote = engine(openai_server)
    remote.models()
    said(remote)
    for asked in openai_server.requests:
        assert not {name for name in asked.headers if name.startswith(("x-", "openai-"))}
        assert asked.headers["user-agent"] == "empatmata"


def test_a_proxy_of_the_environment_never_sees_local_traffic(
    openai_server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert said(engine(openai_server)) == "Halo."


def test_what_stays_on_this_machine_counts_no_bytes(openai_server: OpenAIServer) -> None:
    remote = engine(openai_server)
    said(remote)
    assert remote.bytes_out == 0


@pytest.mark.parametrize(
    "reply",
    [
        Reply("Selamat pagi, Wulan.", cut=True),
        Reply("Selamat pagi, Wulan.", finish="length"),
        Reply("Selamat pagi, Wulan.", finish="content_filter"),
        Reply("Selamat pagi, Wulan.", finish=None),
    ],
)
def test_an_answer_without_its_end_is_noticed(openai_server: OpenAIServer, reply: Reply) -> None:
    openai_server.will(reply)
    with pytest.raises(errors.StreamCut):
        said(engine(openai_server))


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.EngineRefused),
        (401, errors.EngineRefused),
        (403, errors.EngineRefused),
        (404, errors.EngineRefused),
        (429, errors.EngineBusy),
        (500, errors.EngineBusy),
        (503, errors.EngineBusy),
    ],
)
def test_a_refusal_says_what_it_was(
    openai_server: OpenAIServer, status: int, kind: type[errors.EngineError]
) -> None:
    openai_server.will(Reply(status=status))
    with pytest.raises(kind) as caught:
        said(engine(openai_server))
    assert str(status) in caught.value.message("en")
    assert openai_server.address in caught.value.message("id")


def test_trouble_that_passes_is_retried(openai_server: OpenAIServer) -> None:
    openai_server.will(Reply(status=503), Reply("Halo, Wulan."))
    assert said(engine(openai_server)) == "Halo, Wulan."
    assert len(openai_server.chats()) == 2


def test_retries_are_bounded(openai_server: OpenAIServer) -> None:
    openai_server.will(Reply(status=429))
    with pytest.raises(errors.EngineBusy):
        said(engine(openai_server))
    assert len(openai_server.chats()) == 3


def test_a_redirect_is_refused(openai_server: OpenAIServer) -> None:
    openai_server.will(Reply(location="http://example.invalid/v1/chat/completions"))
    with pytest.raises(errors.EngineRefused):
        said(engine(openai_server))
    assert len(openai_server.chats()) == 1


def test_an_endpoint_that_is_not_there_is_named() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"
        with pytest.raises(errors.EngineUnreachable) as caught:
            said(Remote(Endpoint(address, model="m"), seconds=2, pauses=(0, 0)))
    assert address in caught.value.message("en")


def test_a_silent_endpoint_times_out(openai_server: OpenAIServer) -> None:
    openai_server.will(Reply(pause=1))
    remote = Remote(Endpoint(openai_server.address, model=MODEL), seconds=0.2)
    with pytest.raises(errors.EngineTimeout):
        said(remote)


def test_a_timeout_is_not_tried_again(openai_server: OpenAIServer) -> None:
    openai_server.will(Reply(pause=1))
    with pytest.raises(errors.EngineTimeout):
        said(engine(openai_server, seconds=0.2))
    assert len(openai_server.chats()) == 1


def test_an_endpoint_that_dribbles_forever_times_out(openai_server: OpenAIServer) -> None:
    openai_server.will(Reply("la " * 200, pause=0.05))
    with pytest.raises(errors.EngineTimeout):
        said(engine(openai_server, seconds=0.15))


@pytest.mark.parametrize(
    "garbage", ["<html>It works!</html>", "data: {not json\n\n", "data: 7\n\n"]
)
def test_what_is_not_the_protocol_is_an_engine_error(
    openai_server: OpenAIServer, garbage: str
) -> None:
    openai_server.will(Reply(garbage=garbage))
    with pytest.raises(errors.EngineError):
        said(engine(openai_server))


def test_leaving_early_stops_the_model(openai_server: OpenAIServer) -> None:
    openai_server.will(Reply("la " * 400, pause=0.01))
    stream = iter(engine(openai_server).stream(PROMPT))
    next(stream)
    stream.close()  # pyright: ignore[reportAttributeAccessIssue]
    assert openai_server.hung_up.wait(5)


def test_a_stop_ends_a_structured_call_half_way(openai_server: OpenAIServer) -> None:
    openai_server.will(Reply(json.dumps({"greeting": "la " * 400, "times": 1}), pause=0.01))
    looks = iter([False] * 5)
    with stop_when(lambda: next(looks, True)), pytest.raises(errors.Stopped):
        engine(openai_server).structured(PROMPT, SCHEMA)
    assert openai_server.hung_up.wait(5)
    assert len(openai_server.chats()) == 1


def test_a_stop_holds_for_the_turn_it_was_meant_for(openai_server: OpenAIServer) -> None:
    with stop_when(lambda: True), pytest.raises(errors.Stopped):
        said(engine(openai_server))
    assert said(engine(openai_server)) == "Halo."


def test_calls_are_an_error_where_they_are_forbidden(openai_server: OpenAIServer) -> None:
    remote = Remote(Endpoint(openai_server.address, model=MODEL), allowed=False)
    with pytest.raises(errors.ModelCallsForbidden):
        said(remote)
    with pytest.raises(errors.ModelCallsForbidden):
        remote.models()
    assert openai_server.requests == []


def test_an_object_is_asked_for_by_its_schema(openai_server: OpenAIServer) -> None:
    openai_server.will(Reply(FITTING))
    assert engine(openai_server).structured(PROMPT, SCHEMA) == json.loads(FITTING)
    [asked] = openai_server.chats()
    assert asked.body["response_format"]["json_schema"]["schema"] == SCHEMA


@pytest.mark.parametrize("first", [WRONG, FITTING[:-4], "Pagi!", "[1, 2]"])
def test_a_wrong_object_is_repaired_once(openai_server: OpenAIServer, first: str) -> None:
    openai_server.will(Reply(first), Reply(FITTING))
    assert engine(openai_server).structured(PROMPT, SCHEMA)["times"] == 1
    _, repair = openai_server.chats()
    assert repair.body["messages"][-2] == {"role": "assistant", "content": first}


def test_after_the_repair_an_object_is_looked_for_in_plain_words(
    openai_server: OpenAIServer,
) -> None:
    openai_server.will(Reply(WRONG), Reply(WRONG), Reply(f"Sure:\n```json\n{FITTING}\n```\nDone."))
    assert engine(openai_server).structured(PROMPT, SCHEMA)["times"] == 1
    assert "response_format" not in openai_server.chats()[-1].body


def test_a_server_that_knows_no_schemas_is_asked_in_plain_words(
    openai_server: OpenAIServer,
) -> None:
    openai_server.will(Reply(status=400), Reply(FITTING))
    assert engine(openai_server).structured(PROMPT, SCHEMA)["times"] == 1


def test_three_wrong_objects_are_enough(openai_server: OpenAIServer) -> None:
    openai_server.will(Reply(WRONG))
    with pytest.raises(errors.MalformedAnswer):
        engine(openai_server).structured(PROMPT, SCHEMA)
    assert len(openai_server.chats()) == 3


def test_a_cut_object_is_not_taken_for_an_answer(openai_server: OpenAIServer) -> None:
    openai_server.will(Reply(FITTING[:10], cut=True))
    with pytest.raises(errors.StreamCut):
        engine(openai_server).structured(PROMPT, SCHEMA)


def test_the_only_model_of_an_endpoint_needs_no_name(openai_server: OpenAIServer) -> None:
    remote = Remote(Endpoint(openai_server.address), seconds=5)
    assert remote.model == MODEL
    assert said(remote) == "Halo."


def test_several_models_need_a_name(openai_server: OpenAIServer) -> None:
    openai_server.models = ["merpati", "kutilang"]
    with pytest.raises(errors.EngineRefused) as caught:
        said(Remote(Endpoint(openai_server.address), seconds=5))
    assert "merpati" in caught.value.message("en")
