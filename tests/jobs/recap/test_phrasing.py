"""A clause as a short task."""

from __future__ import annotations

import pytest

from assistant.jobs.recap.phrasing import task_of
from assistant.jobs.recap.steps.taken import one_clause
from assistant.language.clauses import Role
from tests.jobs.recap.hearing import Said, note


@pytest.mark.parametrize(
    ("said", "owner", "task"),
    [
        ("brosur aku yang cetak", "Lia", "Cetak brosur"),
        ("gue bakal cek stok", "Lia", "Cek stok"),
        ("Oki akan menyampaikan hasil audit", "Oki", "Menyampaikan hasil audit"),
        ("Oki: rapikan gudang ya", "Oki", "Rapikan gudang"),
        ("aku revisi angka", "Lia", "Revisi angka"),
    ],
)
def test_a_task_opens_with_its_verb(said: str, owner: str, task: str) -> None:
    heard = note(Said(said, Role.COMMITMENT, owner))
    assert task_of(heard, one_clause(heard, 0)) == task
