"""A promise is titled by what is to be talked about."""

from __future__ import annotations

import pytest

from assistant.jobs.agenda.titles import titled_task


@pytest.mark.parametrize(
    ("task", "title"),
    [
        ("Talk to the carrier about the Monday pick-ups", "Monday pick-ups"),
        ("Tanya bagian umum soal kursi rapat", "Kursi rapat"),
        ("Send her the signed contract", "Signed contract"),
        ("Kirim contoh faktur", "Contoh faktur"),
        ("Approve his travel request", "Travel request"),
        ("Bikin jadwal piket dan kirim", "Jadwal piket"),
    ],
)
def test_a_promise_is_titled_by_its_matter(task, title) -> None:
    assert titled_task(task) == title


@pytest.mark.parametrize(
    "task",
    [
        "Book the hall",
        "Ask the lab about what went wrong",
        "Draft the rota and send it to Ife",
        "Hubungi pemasok",
        "Kasih tahu Pak Made",
        "Swap the Friday shift",
    ],
)
def test_a_task_that_names_no_thing_of_its_own_keeps_its_words(task) -> None:
    assert titled_task(task) == task
