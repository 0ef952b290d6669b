"""Nobody phones home, whatever the environment says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from assistant.engines.endpoint import is_loopback
from assistant.engines.privacy import keep_quiet, quiet_rules
from tests.doubles.openai_server import OpenAIServer, openai_server

RULES = quiet_rules()
LOUD = {
    "LANGSMITH_TRACING": "true",
    "LANGSMITH_TRACING_V2": "true",
    "LANGCHAIN_TRACING_V2": "true",
    "LANGSMITH_API_KEY": "ls-test",
    "LANGCHAIN_API_KEY": "ls-test",
    "GRADIO_ANALYTICS_ENABLED": "True",
    "GRADIO_SHARE": "True",
    "ANONYMIZED_TELEMETRY": "True",
    "HF_HUB_OFFLINE": "0",
    "HF_HUB_DISABLE_TELEMETRY": "0",
    "OTEL_SDK_DISABLED": "false",
    "DO_NOT_TRACK": "0",
}


def connections(mood: str, address: str, *parts: str, **extra: str) -> set[tuple[str, int]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.doubles.watched", mood, address, *parts],
        env={**os.environ, **extra},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return {(host, port) for host, port in json.loads(done.stdout.splitlines()[-1])}


@pytest.mark.parametrize("name", sorted(RULES.forced))
def test_a_variable_that_would_send_something_is_forced_off(name: str) -> None:
    environment = {name: "http://collector.invalid"}
    keep_quiet(environment)
    assert environment[name] == RULES.forced[name]


@pytest.mark.parametrize("name", RULES.removed)
def test_a_variable_that_names_a_collector_is_removed(name: str) -> None:
    environment = {name: "http://collector.invalid"}
    keep_quiet(environment)
    assert name not in environment


def test_a_proxy_is_kept_but_never_used_for_this_machine() -> None:
    environment = {"HTTPS_PROXY": "http://proxy.invalid:3128", "no_proxy": "intra.invalid"}
    keep_quiet(environment)
    assert environment["HTTPS_PROXY"] == "http://proxy.invalid:3128"
    assert environment["no_proxy"].split(",") == ["intra.invalid", *RULES.direct]
    assert environment["NO_PROXY"].split(",") == list(RULES.direct)


def test_a_prompt_goes_to_the_model_and_nowhere_else(openai_server: OpenAIServer) -> None:
    with collector() as sink:
        seen = connections("quiet", openai_server.address, "model", **traced_to(sink))
        assert {port for _, port in seen} == {port_of(openai_server)}
        assert sink.requests == []


def test_the_watch_sees_a_library_that_phones_home(openai_server: OpenAIServer) -> None:
    with collector() as sink:
        seen = connections("loud", openai_server.address, "model", **traced_to(sink))
        assert port_of(sink) in {port for _, port in seen}


@pytest.mark.slow
def test_a_job_on_the_command_line_reaches_its_model_only(openai_server: OpenAIServer) -> None:
    with collector() as sink:
        seen = connections("loud", openai_server.address, "command", **traced_to(sink))
        assert {port for _, port in seen} == {port_of(openai_server)}
        assert openai_server.chats()


@pytest.mark.slow
def test_index_and_page_reach_only_this_machine(openai_server: OpenAIServer) -> None:
    seen = connections("quiet", openai_server.address, "index", "page", **LOUD)
    assert all(is_loopback(host) for host, _ in seen)


collector = openai_server


def traced_to(sink: OpenAIServer) -> dict[str, str]:
    root = sink.address.removesuffix("/v1")
    return {**LOUD, "LANGSMITH_ENDPOINT": root, "LANGCHAIN_ENDPOINT": root}


def port_of(server: OpenAIServer) -> int:
    port = urlsplit(server.address).port
    assert port is not None
    return port
