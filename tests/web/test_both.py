"""One page stands before the app listens; the other comes when it is asked for, and only once."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.settings import Settings
from assistant.texts import Language
from assistant.web.both import BothPages
from assistant.web.server import create_app


class Builder:
    """Makes an app that says its language, and keeps the order in which it was asked."""

    def __init__(self) -> None:
        self.built: list[Language] = []

    def __call__(self, language: Language) -> FastAPI:
        self.built.append(language)
        app = FastAPI()
        app.add_api_route(f"/{language}/", lambda: language)
        return app


@pytest.fixture
def builder() -> Builder:
    return Builder()


def serving(pages: BothPages, done: threading.Event) -> TestClient:
    app = FastAPI(lifespan=lambda _app: pages.alive(done.set))
    app.mount("/", pages)
    return TestClient(app)


def test_only_the_first_language_is_built_before_the_app_listens(builder: Builder) -> None:
    BothPages(builder, "id")
    assert builder.built == ["id"]


def test_the_other_language_is_built_once_although_many_ask_at_once(builder: Builder) -> None:
    pages = BothPages(builder, "en")
    with serving(pages, threading.Event()) as client, ThreadPoolExecutor(8) as crowd:
        said = list(crowd.map(lambda _: client.get("/id/").json(), range(8)))
    assert said == ["id"] * 8
    assert sorted(builder.built) == ["en", "id"]


def test_once_a_page_stands_the_other_one_follows_by_itself(builder: Builder) -> None:
    done = threading.Event()
    with serving(BothPages(builder, "en"), done) as client:
        assert client.get("/en/").json() == "en"
        assert done.wait(20)
        assert builder.built == ["en", "id"]


def test_any_other_address_is_not_found(builder: Builder) -> None:
    with serving(BothPages(builder, "en"), threading.Event()) as client:
        assert client.get("/english").status_code == 404


def test_both_real_pages_answer_at_once(settings: Settings) -> None:
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        for language in ("id", "en", "id"):
            assert client.get(f"/{language}/").status_code == 200
            head = client.get(f"/{language}/config").json()["head"]
            assert f'lang = "{language}"' in head
