"""Thirty-two sessions over the demo stories: what each agenda must hold, and must not give away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.evaluation import agenda as scoring
from assistant.jobs.agenda.contract import AgendaAnswer
from assistant.jobs.agenda.material import Material
from assistant.memory.store import Memory
from tests.jobs.agenda.world import TODAY, memories, prepare, scenarios

ROWS = [row for row in scenarios() if row.get("before") != "conflict"]


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Memory]:
    home: Path = tmp_path_factory.mktemp("agenda")
    return memories(home)


@pytest.fixture(scope="module")
def agendas(people: dict[str, Memory]) -> dict[str, tuple[Material, AgendaAnswer]]:
    return {row["id"]: prepare(people[row["user"]], row) for row in ROWS}


@pytest.fixture(scope="module")
def figures(agendas: dict[str, tuple[Material, AgendaAnswer]]) -> dict[str, Any]:
    return scoring.score(ROWS, answers(agendas))


def answers(agendas: dict[str, tuple[Material, AgendaAnswer]]) -> dict[str, dict[str, Any]]:
    return {name: answer.model_dump(mode="json") for name, (_, answer) in agendas.items()}


def test_what_has_to_be_on_an_agenda_is(agendas, figures) -> None:
    assert figures["required"] >= 0.95, scoring.misses(ROWS, answers(agendas))


def test_minutes_add_up_and_every_point_has_a_source(figures) -> None:
    assert (figures["minutes_exact"], figures["sourced"], figures["at_most_five"]) == (1, 1, 1)


def test_nothing_private_stands_in_the_copy_to_send(agendas, figures) -> None:
    assert figures["private_shared"] == 0, scoring.misses(ROWS, answers(agendas))


def test_different_histories_give_different_agendas(figures) -> None:
    assert figures["distinct"] >= 0.8


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_session_is_taken_for_what_it_is(row, agendas) -> None:
    assert agendas[row["id"]][0].occasion == row["kind"]


def test_a_session_after_a_clash_opens_with_it(tmp_path) -> None:
    row = next(row for row in scenarios() if row.get("before") == "conflict")
    memory = memories(tmp_path)["Ayu"]
    memory.sessions.add("Rina", TODAY, covered=["Salah paham"], benefits=["conflict"])
    material, answer = prepare(memory, row)
    assert material.occasion == "conflict"
    assert not scoring.misses([row], {row["id"]: answer.model_dump(mode="json")})
    assert answer.items[0].title == "Sesudah yang terakhir"
