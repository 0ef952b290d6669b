"""What is kept of an agenda, and what it does to the next one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.jobs import load_job
from assistant.jobs.agenda.contract import AgendaAnswer, AgendaRequest
from assistant.jobs.agenda.keeping import covered, keep
from assistant.memory.store import Memory, Store
from assistant.settings import Settings
from tests.jobs.agenda.world import NOW, TODAY, context


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    store = Store(Settings(home=tmp_path / "home"), clock=lambda: NOW)
    memory = store.for_user("me")
    memory.people.save("Wati", relation="peer")
    memory.sessions.add("Wati", TODAY - timedelta(days=14), covered=["Kabar"])
    yield memory
    store.close()


def prepared(memory: Memory, *wishes: str) -> AgendaAnswer:
    request = AgendaRequest(person="Wati", minutes=30, wishes=list(wishes))
    return load_job("agenda").draft(request, context(memory))


def test_points_and_questions_are_kept_with_the_session_to_come(memory) -> None:
    answer = prepared(memory, "kursi baru")
    session = keep(memory, answer, "Wati", TODAY + timedelta(days=1))
    assert session.status == "planned"
    assert session.minutes == 30
    assert session.agenda == tuple(item.title for item in answer.items)
    assert session.questions


def test_what_was_not_covered_comes_back(memory) -> None:
    session = keep(memory, prepared(memory, "kursi baru", "jadwal piket"), "Wati")
    memory.sessions.hold(session.id)
    after = covered(memory, session, ["Kabar dan beban", "Kursi baru"])
    assert "connection" in after.benefits
    titles = [item.title for item in prepared(memory).items]
    assert "Jadwal piket" in titles
    assert "Kursi baru" not in titles


def test_nothing_is_asked_again_within_three_saved_sessions(memory) -> None:
    asked: list[set[str]] = []
    for week in range(6):
        session = keep(memory, prepared(memory), "Wati", TODAY - timedelta(days=13 - 2 * week))
        assert session.questions
        assert not set(session.questions) & set().union(*asked[-3:])
        asked.append(set(session.questions))
        memory.sessions.hold(session.id, covered=session.agenda)
