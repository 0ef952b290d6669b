"""What was not finished comes back, whatever becomes of a session."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from assistant.errors import InvalidRequest, UnknownName
from assistant.memory.day import look_ahead
from assistant.memory.store import Memory, Store

NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)


@pytest.fixture
def memory(store: Store) -> Memory:
    opened = store.for_user("me")
    return Memory(replace(opened.desk, clock=lambda: NOON))


def test_points_not_covered_come_back(memory: Memory) -> None:
    session = memory.sessions.add("Seruni", date(2026, 5, 1), agenda=["desk", "leave", "lamps"])
    memory.sessions.covered(session.id, ["leave"], benefits=["trust"])
    overview = memory.overview("seruni")
    assert overview.left_over == ("desk", "lamps")
    assert overview.days_since(date(2026, 5, 8)) == 7
    assert overview.sessions[0].benefits == ("trust",)


def test_a_skipped_session_loses_nothing(memory: Memory) -> None:
    memory.sessions.add("Seruni", date(2026, 5, 1), agenda=["desk"], covered=["desk"])
    planned = memory.sessions.add("Seruni", date(2026, 5, 8), status="planned", agenda=["lamps"])
    memory.sessions.skip(planned.id, "flu")
    assert memory.overview("Seruni").left_over == ("lamps",)


def test_a_moved_session_takes_its_agenda_along(memory: Memory) -> None:
    planned = memory.sessions.add("Seruni", date(2026, 5, 8), status="planned", agenda=["lamps"])
    memory.sessions.move(planned.id, date(2026, 5, 22))
    [coming] = memory.sessions.planned("Seruni")
    assert (coming.on, coming.agenda) == (date(2026, 5, 22), ("lamps",))
    held = memory.sessions.hold(planned.id, notes="All fine.", covered=["lamps"])
    assert memory.sessions.planned() == []
    assert memory.notes.get(held.note_id or "").text == "All fine."
    again = memory.sessions.hold(planned.id, notes="All fine, and a lamp.")
    assert again.note_id == held.note_id


def test_promises_stand_mine_first_and_early_before_late(memory: Memory) -> None:
    for owner, due in (("them", 1), ("me", 9), ("me", 3), ("both", 5), ("me", None)):
        memory.promises.add(
            f"{owner} {due}", person="Seruni", owner=owner, due=due and date(2026, 5, due)
        )
    tasks = [promise.task for promise in memory.promises.open("Seruni")]
    assert tasks == ["me 3", "both 5", "me 9", "me None", "them 1"]


def test_a_promise_is_dropped_only_with_a_reason(memory: Memory) -> None:
    promise = memory.promises.add("lamps", person="Seruni")
    with pytest.raises(InvalidRequest):
        memory.promises.drop(promise.id, " ")
    memory.promises.drop(promise.id, "no longer needed")
    assert memory.promises.open() == []
    assert memory.promises.history(promise.id)[-1].reason == "no longer needed"
    memory.promises.reopen(promise.id)
    assert len(memory.promises.open()) == 1


def test_matters_live_until_closed_postponed_or_dropped(memory: Memory) -> None:
    goal = memory.goals.add("speak up", "Seruni", steps=["ask", "try"])
    assert memory.goals.step_done(goal.id, 0).steps[0].done_on == date(2026, 5, 20)
    with pytest.raises(UnknownName):
        memory.goals.step_done(goal.id, 7)
    memory.goals.postpone(goal.id, date(2026, 7, 1))
    assert [each.due for each in memory.goals.open("Seruni")] == [date(2026, 7, 1)]
    with pytest.raises(InvalidRequest):
        memory.goals.drop(goal.id, "")
    memory.goals.close(goal.id)
    assert memory.goals.open() == []
    assert memory.topics.all() == []


def test_the_day_shows_what_comes_what_is_late_and_what_is_owed(memory: Memory) -> None:
    memory.series.save("Seruni", cadence_days=7)
    memory.sessions.add("Seruni", date(2026, 5, 1))
    memory.series.save("Bowo", cadence_days=14)
    memory.sessions.add("Bowo", date(2026, 5, 10))
    memory.sessions.add("Kinanti", date(2026, 5, 21), status="planned")
    memory.promises.add("mine", person="Bowo", due=date(2026, 5, 19))
    memory.promises.add("far", person="Bowo", due=date(2026, 12, 1))
    memory.promises.add("theirs", person="Bowo", owner="them", due=date(2026, 5, 18))
    ahead = look_ahead(memory.desk)
    assert [each.person.name for each in ahead.next] == ["Kinanti", "Bowo"]
    assert [(each.person.name, each.late_by(ahead.today)) for each in ahead.late] == [
        ("Seruni", 12)
    ]
    assert [promise.task for promise in ahead.mine] == ["mine"]
    assert [promise.task for promise in ahead.theirs] == ["theirs"]


def test_a_talk_survives_a_restart(store: Store) -> None:
    memory = store.for_user("me")
    talk = memory.conversations.start("Seruni", "id")
    memory.conversations.append(talk.id, "user", "besok ketemu Seruni")
    draft = memory.conversations.append(talk.id, "coach", "draf", {"items": [1]})
    memory.conversations.replace(draft.id, "dipoles", {"items": [1, 2]})
    store.close()
    latest = Store(store.settings).for_user("me").conversations.latest()
    assert latest is not None
    assert latest.title == "besok ketemu Seruni"
    assert [message.content for message in latest.messages] == ["besok ketemu Seruni", "dipoles"]
    assert latest.messages[1].answer == {"items": [1, 2]}


def test_moods_are_the_users_own_and_between_one_and_five(memory: Memory) -> None:
    memory.moods.add(4, "calm", on=date(2026, 5, 1), person="Seruni")
    with pytest.raises(InvalidRequest):
        memory.moods.add(6, "beyond")
    assert [mood.word for mood in memory.moods.all(since=date(2026, 5, 1))] == ["calm"]
    assert memory.moods.all(since=date(2026, 5, 2)) == []


def test_consents_are_made_changed_and_taken_back(memory: Memory) -> None:
    memory.consents.set("remote", "yes")
    memory.consents.set("remote", "no")
    assert memory.consents.all() == {"remote": "no"}
    memory.consents.clear("remote")
    assert memory.consents.get("remote") is None
