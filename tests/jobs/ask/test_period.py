"""The time that a question is about."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.jobs.ask.contract import AskRequest
from assistant.jobs.ask.draft import draft
from assistant.jobs.ask.period import period_in
from assistant.memory.store import Store
from assistant.settings import Settings
from tests.jobs.agenda.world import NOW, TODAY, context


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("what did I promise last week", "2026-11-16", "2026-11-22"),
        ("gw janji apa aja minggu lalu", "2026-11-16", "2026-11-22"),
        ("apa yang harus kukirim minggu ini", "2026-11-23", "2026-11-29"),
        ("what did Kofi say two weeks ago", "2026-11-09", "2026-11-15"),
        ("janjiku bulan lalu apa", "2026-10-01", "2026-10-31"),
        ("what was said about stock in December", "2025-12-01", "2025-12-31"),
        ("kemarin aku janji apa", "2026-11-23", "2026-11-23"),
    ],
)
def test_a_time_in_a_question_is_heard(question, since, until) -> None:
    period = period_in(question, TODAY)
    assert period
    assert (period.since, period.until) == (date.fromisoformat(since), date.fromisoformat(until))


def test_a_question_without_a_time_has_none() -> None:
    assert period_in("what do I owe Kofi", TODAY) is None
    assert period_in("Minggu depan cuti?", TODAY) is None


def test_only_what_was_promised_then_is_told(tmp_path: Path) -> None:
    memory = Store(Settings(home=tmp_path), clock=lambda: NOW).for_user("me")
    for task, back in (("Kirim foto rak", 6), ("Pesan lampu", 40)):
        memory.promises.add(task, person="Lala", made_on=TODAY - timedelta(days=back))

    def asked(question: str) -> str:
        return draft(AskRequest(question=question), context(memory)).answer

    assert "Pesan lampu" not in asked("gw janji apa aja minggu lalu")
    assert "Kirim foto rak" in asked("gw janji apa aja minggu lalu")
    assert "nggak janji apa-apa" in asked("gw janji apa aja dua minggu lalu")


def test_until_when_something_is_due_is_told_by_the_promise(tmp_path: Path) -> None:
    memory = Store(Settings(home=tmp_path), clock=lambda: NOW).for_user("me")
    memory.promises.add("Kirim foto rak", person="Lala", due=TODAY + timedelta(days=3))
    memory.promises.add("Pesan lampu", person="Lala")
    answer = draft(AskRequest(question="kapan aku harus kirim foto rak"), context(memory)).answer
    assert "27 Nov" in answer
    assert "lampu" not in answer
