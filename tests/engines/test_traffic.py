"""What leaves the machine is counted, and no more leaves it than the question."""

from __future__ import annotations

import httpx2
import pytest

from assistant.engines.endpoint import Endpoint
from assistant.engines.traffic import Traffic, client


@pytest.mark.parametrize(
    ("url", "counted"),
    [
        ("https://models.example.com/v1/chat/completions", 11),
        ("http://192.168.1.20:11434/v1/chat/completions", 11),
        ("http://127.0.0.1.example.com/v1", 11),
        ("http://localhost:11434/v1/chat/completions", 0),
        ("http://127.0.0.2:8080/v1", 0),
        ("http://[::1]:8080/v1", 0),
    ],
)
def test_only_what_goes_to_other_machines_counts(url: str, counted: int) -> None:
    traffic = Traffic()
    traffic.note(httpx2.Request("POST", url, content=b"hello world"))
    assert traffic.bytes_out == counted


def test_each_attempt_counts() -> None:
    traffic = Traffic()
    for _ in range(3):
        traffic.note(httpx2.Request("POST", "https://models.example.com/v1", content=b"12345"))
    assert traffic.bytes_out == 15


def test_needless_headers_are_taken_off() -> None:
    headers = {"X-Stainless-OS": "Linux", "OpenAI-Organization": "org", "Authorization": "Bearer k"}
    request = httpx2.Request("POST", "https://models.example.com/v1", headers=headers, content=b"1")
    Traffic().note(request)
    assert "x-stainless-os" not in request.headers
    assert "openai-organization" not in request.headers
    assert request.headers["authorization"] == "Bearer k"


def test_a_proxy_serves_other_machines_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    here = client(Endpoint("http://localhost:11434/v1"), 5, Traffic())
    there = client(Endpoint("https://models.example.com/v1"), 5, Traffic())
    assert not here.trust_env
    assert there.trust_env
