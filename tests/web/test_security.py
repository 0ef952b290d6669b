"""Only this machine may ask, and nothing foreign may be fetched."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.errors import InvalidRequest, PortInUse
from assistant.web.security import only_loopback, protect
from assistant.web.server import free_port


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()
    protect(app)

    @app.get("/")
    def front() -> str:
        return "here"

    return TestClient(app, base_url="http://127.0.0.1")


def test_every_reply_carries_the_policy(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "connect-src 'self'" in policy
    assert "img-src 'self' data: blob:" in policy


def test_a_foreign_host_name_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "attacker.invalid"}).status_code == 400


def test_another_address_than_this_machine_is_refused_with_the_reason() -> None:
    with pytest.raises(InvalidRequest, match="sign-in"):
        only_loopback("0.0.0.0")


def test_a_taken_port_is_told_with_a_free_one() -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(PortInUse):
            free_port("127.0.0.1", taken.getsockname()[1])
