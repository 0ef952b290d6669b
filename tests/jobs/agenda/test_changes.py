"""A word after an agenda changes it in place."""

from __future__ import annotations

import pytest

from assistant.jobs import load_job
from assistant.jobs.agenda.changes import Change, applied, known, understood
from assistant.jobs.agenda.contract import AgendaAnswer, AgendaRequest
from tests.jobs.agenda.world import context, memories

TITLES = ["News and load", "Ordering the new chairs", "Cuti bersama", "Test report", "Steps"]


@pytest.fixture(scope="module")
def agenda(tmp_path_factory: pytest.TempPathFactory) -> AgendaAnswer:
    memory = memories(tmp_path_factory.mktemp("changes"))["Ayu"]
    request = AgendaRequest(person="Rina", minutes=30)
    return load_job("agenda").draft(request, context(memory))


@pytest.mark.parametrize(
    ("message", "kind", "title"),
    [
        ("put the chairs first", "first", "Ordering the new chairs"),
        ("taruh soal cuti di depan", "first", "Cuti bersama"),
        ("mulai dari test report", "first", "Test report"),
        ("gaji dulu", "first", "gaji"),
        ("drop the second", "drop", "Ordering the new chairs"),
        ("hapus yang ketiga", "drop", "Cuti bersama"),
        ("coret yang terakhir", "drop", "Steps"),
        ("leave out the test report", "drop", "Test report"),
        ("she has had a rough week", "gentle", ""),
        ("dia lagi berat minggunya", "gentle", ""),
        ("buat versi yang bisa aku kirim", "send", ""),
        ("give me a version to send", "send", ""),
    ],
)
def test_a_change_is_understood_in_both_languages(message, kind, title) -> None:
    assert understood(message, TITLES) == Change(kind, title)


@pytest.mark.parametrize(
    "message",
    [
        "20 menit saja",
        "shorter",
        "Besok 1:1 sama Bagas",
        "What did I promise Rina first?",
        "drop it",
    ],
)
def test_anything_else_is_no_change(message) -> None:
    assert understood(message, TITLES) is None


def test_a_point_that_is_not_on_the_agenda_yet_is_known_as_new() -> None:
    assert not known(Change("first", "gaji"), TITLES)
    assert known(Change("drop", "Steps"), TITLES)


def test_a_point_first_stands_first_in_both_copies(agenda) -> None:
    title = agenda.items[1].title
    changed = applied(agenda, [Change("first", title).as_json()])
    assert changed.items[0].title == title
    assert changed.shareable.splitlines()[2].startswith(f"1. {title}")
    assert f"1. **{title}**" in changed.private


def test_what_is_dropped_leaves_its_minutes_to_the_others(agenda) -> None:
    title = agenda.items[1].title
    changed = applied(agenda, [Change("drop", title).as_json()])
    assert title not in [item.title for item in changed.items]
    assert sum(item.minutes for item in changed.items) == 30
    assert title not in changed.shareable


def test_two_points_stay_however_much_is_dropped(agenda) -> None:
    drops = [Change("drop", item.title).as_json() for item in agenda.items]
    assert len(applied(agenda, drops).items) == 2


def test_in_a_hard_week_there_is_more_time_to_listen(agenda) -> None:
    changed = applied(agenda, [Change("gentle").as_json()])
    assert changed.items[0].minutes > agenda.items[0].minutes
    assert sum(item.minutes for item in changed.items) == 30
    assert "berat" in changed.items[0].questions[0]


def test_the_version_to_send_shows_only_what_may_be_sent(agenda) -> None:
    changed = applied(agenda, [Change("send").as_json()])
    assert changed.private == changed.shareable == agenda.shareable
    assert not changed.brief


def test_changes_add_up_in_their_order(agenda) -> None:
    second = agenda.items[2].title
    asked = [Change("first", second), Change("drop", agenda.items[0].title), Change("send")]
    changed = applied(agenda, [change.as_json() for change in asked])
    assert changed.items[0].title == second
    assert len(changed.items) == len(agenda.items) - 1
    assert changed.private == changed.shareable
