"""A question behind real doors: an endpoint over HTTP, and the embedded model itself."""

from __future__ import annotations

import json

import pytest

from assistant.engines.embedded import Embedded
from assistant.engines.engine import Engine
from assistant.jobs import load_job
from assistant.jobs.ask.contract import AskAnswer, AskRequest
from assistant.jobs.contract import Context
from assistant.language.embedding import shared_encoder
from assistant.retrieval.search import Finder
from assistant.settings import Settings
from tests.doubles.openai_server import Reply
from tests.jobs.agenda.world import TODAY, memories
from tests.jobs.doors import MISBEHAVING, answered

REQUEST = AskRequest(question="berapa transaksi yang kena refund ganda?")
TOLD = "Ada 41 transaksi yang kena, semuanya sudah dibalikin."


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Context:
    memory = memories(tmp_path_factory.mktemp("ask"))["Ayu"]
    settings = Settings(home=tmp_path_factory.mktemp("index"))
    finder = Finder(shared_encoder(), settings, memory=lambda: memory)
    list(finder.index_notes())
    return Context(
        language="id",
        today=TODAY,
        ear=None,  # pyright: ignore[reportArgumentType]
        finder=finder,
        recall=lambda: memory,
    )


def ask(world: Context, engine: Engine, request: AskRequest = REQUEST) -> AskAnswer:
    return answered("ask", request, engine, lambda: world)


def drafted(world: Context) -> AskAnswer:
    return load_job("ask").draft(REQUEST, world)


def says(words: str) -> Reply:
    return Reply(json.dumps({"sentences": [{"n": 1, "text": words}]}))


def test_a_sentence_that_its_line_bears_out_takes_the_drafts_place(
    world, remote, openai_server
) -> None:
    openai_server.will(says(TOLD))
    answer = ask(world, remote)
    assert (answer.engine, answer.receipt.prompt_id) == ("remote", "ask.id")
    assert answer.answer.startswith(f"{TOLD} [1]")
    assert answer.citations == drafted(world).citations


def test_what_an_endpoint_invents_is_not_said(world, remote, openai_server) -> None:
    openai_server.will(says("Ada 77 transaksi, kata Bagas."))
    assert ask(world, remote).answer == drafted(world).answer


def test_no_endpoint_is_asked_what_the_notes_do_not_say(world, remote, openai_server) -> None:
    answer = ask(world, remote, AskRequest(question="siapa presiden Prancis?"))
    assert (answer.abstained, answer.engine) == (True, "draft")
    assert openai_server.chats() == []


@pytest.mark.parametrize("reply", MISBEHAVING)
def test_an_endpoint_that_misbehaves_leaves_the_draft_and_says_why(
    world, remote, openai_server, reply
) -> None:
    openai_server.will(reply)
    answer = ask(world, remote)
    assert (answer.engine, answer.answer) == ("draft", drafted(world).answer)
    assert len(answer.warnings) == len(drafted(world).warnings) + 1


@pytest.mark.weights
@pytest.mark.slow
def test_whatever_the_embedded_model_says_the_citations_bear_it_out(
    world, embedded: Embedded
) -> None:
    before, answer = drafted(world), ask(world, embedded)
    assert answer.citations == before.citations
    assert all(source.quote in answer.answer for source in answer.citations)
    if answer.engine == "embedded":
        assert load_job("ask").check(REQUEST, world, before, answer) == []
    else:
        assert answer.answer == before.answer
        assert len(answer.warnings) > len(before.warnings)
