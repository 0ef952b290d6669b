"""The agenda behind real doors: an endpoint over HTTP, and the embedded model itself."""

from __future__ import annotations

import json

import pytest

from assistant.engines.embedded import Embedded
from assistant.engines.engine import Engine
from assistant.jobs import load_job
from assistant.jobs.agenda.contract import AgendaAnswer, AgendaRequest
from assistant.memory.store import Memory
from tests.doubles.openai_server import Reply
from tests.jobs.agenda.world import context, memories
from tests.jobs.doors import MISBEHAVING, answered

REQUEST = AgendaRequest(person="Rina", minutes=30)
QUESTION = "Tanggal berapa saja cutinya, dan siapa yang jaga?"


@pytest.fixture(scope="module")
def ayu(tmp_path_factory: pytest.TempPathFactory) -> Memory:
    return memories(tmp_path_factory.mktemp("demo"))["Ayu"]


def agenda(ayu: Memory, engine: Engine) -> AgendaAnswer:
    return answered("agenda", REQUEST, engine, lambda: context(ayu))


def drafted(ayu: Memory) -> AgendaAnswer:
    return load_job("agenda").draft(REQUEST, context(ayu))


def reply(question: str, place: int = 4) -> Reply:
    said = {"order": [4, 3, 2], "questions": [{"n": place, "question": question}]}
    return Reply(json.dumps(said))


def test_a_better_question_and_order_take_the_drafts_place(ayu, remote, openai_server) -> None:
    openai_server.will(reply(QUESTION))
    answer = agenda(ayu, remote)
    assert (answer.engine, answer.receipt.prompt_id) == ("remote", "agenda.id")
    assert answer.items[1].questions == [QUESTION]
    assert QUESTION in answer.private


def test_an_endpoint_that_invents_leaves_the_draft_and_says_why(ayu, remote, openai_server) -> None:
    openai_server.will(reply("Kata Bagas cuti tanggal 24, gimana?"))
    answer = agenda(ayu, remote)
    assert (answer.engine, answer.items) == ("draft", drafted(ayu).items)
    assert "Bagas" in answer.warnings[-1]


@pytest.mark.parametrize("reply", MISBEHAVING)
def test_an_endpoint_that_misbehaves_leaves_the_draft_and_says_why(
    ayu, remote, openai_server, reply
) -> None:
    openai_server.will(reply)
    answer = agenda(ayu, remote)
    assert (answer.engine, answer.items) == ("draft", drafted(ayu).items)
    assert len(answer.warnings) == len(drafted(ayu).warnings) + 1


@pytest.mark.weights
@pytest.mark.slow
def test_whatever_the_embedded_model_asks_points_minutes_and_sources_stand(
    ayu, embedded: Embedded
) -> None:
    before, answer = drafted(ayu), agenda(ayu, embedded)
    kept = {(item.title, item.minutes, item.source.quote) for item in answer.items}
    assert kept == {(item.title, item.minutes, item.source.quote) for item in before.items}
    assert sum(item.minutes for item in answer.items) == 30
    if answer.engine == "embedded":
        assert load_job("agenda").check(REQUEST, context(ayu), before, answer) == []
    else:
        assert answer.items == before.items
        assert len(answer.warnings) > len(before.warnings)
