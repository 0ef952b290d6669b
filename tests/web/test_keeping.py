"""What an answer holds is saved once, however often the button is pressed."""

from __future__ import annotations

import pytest

from assistant.assembly import House
from assistant.conversation.state import State
from assistant.jobs.agenda.contract import AgendaAnswer, AgendaItem
from assistant.jobs.contract import Source
from assistant.jobs.recap.contract import ActionItem, RecapAnswer
from assistant.memory.consents import SAVED
from assistant.memory.store import Memory
from assistant.web.acting import Deed
from assistant.web.keeping import keep
from assistant.web.marks import mark_of
from assistant.web.messages import reply_html
from assistant.web.recap_view import recap_html
from assistant.web.replies import remembered
from assistant.web.revisions import outdated

NOTES = "I send the list and book the hall. She calls the printer."


@pytest.fixture
def memory(settings) -> Memory:
    return House(settings).memory


def recap(memory: Memory, job: str = "recap") -> str:
    """A message of the coach with three items, two of which rest on the same words."""
    mine = "I send the list and book the hall."
    items = [
        ActionItem(owner=None, task="Send the list", evidence=mine),
        ActionItem(owner=None, task="Book the hall", evidence=mine),
        ActionItem(owner="Rina", task="Call the printer", evidence="She calls the printer."),
    ]
    answer = RecapAnswer(job="recap", language="en", engine="draft", actions=items)
    state = State(job=job, fields={"notes": NOTES}, answer=answer.model_dump(mode="json"))
    talk = memory.conversations.start()
    return memory.conversations.append(talk.id, "coach", "…", state.as_json()).id


def form(message: str, do: str = "accept", **values: str) -> Deed:
    filled = {"task-0": "Send the list", "task-1": "Book the hall", "task-2": "Call the printer"}
    ticks = {f"take-{n}": "1" for n in range(3)}
    return Deed(do, f"{message}/draft", {**filled, **ticks, **values})


def kept(memory: Memory) -> tuple[int, int, list[str]]:
    tasks = sorted(promise.task for promise in memory.promises.open())
    return len(memory.notes.all()), len(memory.sessions.all()), tasks


def test_a_recap_without_a_name_asks_for_one_and_keeps_nothing(memory: Memory) -> None:
    message = recap(memory)
    assert "whom was it with" in keep(memory, form(message), None, "en")
    assert kept(memory) == (0, 0, [])
    assert mark_of(memory, message) is None


def test_saving_a_recap_again_mends_what_was_saved(memory: Memory) -> None:
    message = recap(memory)
    keep(memory, form(message, other="Rina"), None, "en")
    keep(memory, form(message, other="Rina"), None, "en")
    assert kept(memory) == (1, 1, ["Book the hall", "Call the printer", "Send the list"])
    changed = form(message, other="Rani", **{"task-1": "Book the room", "take-2": ""})
    keep(memory, changed, None, "en")
    assert kept(memory) == (1, 1, ["Book the room", "Send the list"])
    assert {promise.task for promise in memory.promises.open("Rani")} == {
        "Book the room",
        "Send the list",
    }
    assert [session.person_id for session in memory.sessions.all("Rani")]


def test_a_recap_kept_without_a_person_can_be_given_one(memory: Memory) -> None:
    message = recap(memory)
    assert "without a person" in keep(memory, form(message, "accept-alone"), None, "en")
    assert kept(memory)[:2] == (1, 0)
    keep(memory, form(message, other="Rina"), None, "en")
    assert kept(memory) == (1, 1, ["Book the hall", "Call the printer", "Send the list"])
    assert len(memory.promises.open("Rina")) == 3
    assert len(memory.notes.all("Rina")) == 1


def test_a_saved_recap_looks_saved_and_holds_what_was_changed(memory: Memory) -> None:
    message = recap(memory)
    keep(memory, form(message, other="Rina", **{"task-1": "Book the room"}), None, "en")
    stored = memory.conversations.message(message)
    before = recap_html(remembered(stored), "en", settled=True)
    after = recap_html(remembered(stored, mark_of(memory, message)), "en", settled=True)
    assert "em-told" not in before
    assert "em-told" in after
    assert 'value="Book the room"' in after
    assert 'value="Send the list"' in after


def test_a_note_is_kept_once(memory: Memory) -> None:
    talk = memory.conversations.start()
    state = State(job="ask", fields={"question": "?"})
    message = memory.conversations.append(talk.id, "coach", "Two promises.", state.as_json()).id
    for _ in range(2):
        said = keep(memory, Deed("keep-note", f"{message}/draft"), None, "en")
    assert "already" in said
    assert len(memory.notes.all()) == 1


def agenda(memory: Memory, talk: str, *titles: str) -> str:
    """A message of the coach with an agenda for Rina."""
    wish = Source(kind="wish")
    items = [AgendaItem(minutes=10, title=title, purpose="listen", source=wish) for title in titles]
    answer = AgendaAnswer(language="en", items=items)
    fields = {"person": "Rina", "date": "2026-12-03"}
    state = State(job="agenda", fields=fields, answer=answer.model_dump(mode="json"))
    return memory.conversations.append(talk, "coach", "…", state.as_json()).id


def test_a_newer_agenda_takes_the_place_of_the_session_planned_before(memory: Memory) -> None:
    talk = memory.conversations.start().id
    first = agenda(memory, talk, "News", "Access")
    keep(memory, Deed("keep-session", f"{first}/draft"), None, "en", talk)
    second = agenda(memory, talk, "Access", "Leave")
    keep(memory, Deed("keep-session", f"{second}/draft"), None, "en", talk)
    assert [session.agenda for session in memory.sessions.planned("Rina")] == [("Access", "Leave")]
    assert outdated(memory.conversations.load(talk).messages) == {first}


def test_a_session_of_the_same_day_is_not_planned_twice(memory: Memory) -> None:
    for titles in (("News",), ("Access", "Leave")):
        talk = memory.conversations.start().id
        message = agenda(memory, talk, *titles)
        keep(memory, Deed("keep-session", f"{message}/draft"), None, "en", talk)
    assert [session.agenda for session in memory.sessions.planned("Rina")] == [("Access", "Leave")]


def test_only_the_newest_version_of_an_agenda_can_be_planned(memory: Memory) -> None:
    talk = memory.conversations.start().id
    agenda(memory, talk, "News")
    agenda(memory, talk, "News", "Leave")
    messages = memory.conversations.load(talk).messages
    old = outdated(messages)
    first, second = (reply_html(remembered(m, None, m.id in old), "en") for m in messages)
    assert "newer version" in first
    assert "keep-session" not in first
    assert "keep-session" in second


def test_a_recap_put_right_and_saved_again_enters_nothing_twice(memory: Memory) -> None:
    first = recap(memory)
    talk = memory.conversations.all()[0].id
    keep(memory, form(first, other="Rina"), None, "en", talk)
    stored = memory.conversations.message(first)
    second = memory.conversations.append(talk, "coach", "…", stored.answer).id
    keep(memory, form(second, other="Rina", **{"task-0": "Send both lists"}), None, "en", talk)
    assert kept(memory) == (1, 1, ["Book the hall", "Call the printer", "Send both lists"])


def test_a_mark_that_nobody_can_read_is_told_in_the_log(
    memory: Memory, caplog: pytest.LogCaptureFixture
) -> None:
    message = recap(memory)
    memory.consents.set(SAVED + message, '{"lines": "torn')
    assert mark_of(memory, message) is None
    assert message in caplog.text
