"""The commands over the memory, as a person types them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from assistant.assembly import House
from assistant.cli.app import app
from assistant.cli.errors import as_known
from assistant.memory.demo import TOLD, demo_teller, fill_demo, remove_demo
from assistant.memory.demo.story import stories
from assistant.memory.store import Memory
from assistant.settings import Settings


@pytest.fixture
def memory(home: Path) -> Memory:
    return House(Settings(home=home)).memory


def run(*words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--lang", "en"])


def data(*words: str) -> Any:
    result = run(*words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def refused(*words: str) -> int:
    result = run(*words)
    assert isinstance(result.exception, Exception)
    return as_known(result.exception).exit_code


def test_a_person_is_saved_shown_and_listed() -> None:
    run("people", "Seruni", "--relation", "peer", "--matters", "quiet mornings")
    assert [person["name"] for person in data("people")] == ["Seruni"]
    assert "quiet mornings" in run("people", "seruni").output
    assert refused("people", "Nobody") == 2
    assert refused("people", "Seruni", "--relation", "boss") == 2


def test_a_promise_lives_through_its_commands() -> None:
    [made] = data(
        "promises", "--add", "call the depot", "--person", "Seruni", "--due", "2020-01-02"
    )
    assert "days late" in run("promises", "--person", "seruni").output
    data("promises", "--postpone", made["id"], "--due", "2030-01-02", "--reason", "holiday")
    assert refused("promises", "--drop", made["id"]) == 2
    assert refused("promises", "--postpone", made["id"]) == 2
    assert refused("promises", "--add", "x", "--due", "tomorrow") == 2
    data("promises", "--done", made["id"])
    assert data("promises") == []
    changes = [entry["change"] for entry in data("promises", "--history", made["id"])]
    assert changes == ["made", "postponed", "done"]


def test_the_rhythm_of_a_series_is_set() -> None:
    assert (
        "every 14 days, 25 minutes"
        in run("sessions", "--person", "Seruni", "--every", "14", "--minutes", "25").output
    )


def test_files_go_in_and_out(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text("Seruni likes the window seat.")
    (tmp_path / "in" / "b.png").write_bytes(b"\x89PNG")
    tried = data("import", str(tmp_path / "in"), "--dry-run")
    assert (tried["sum"]["taken"], tried["sum"]["total"]) == (1, 2)
    shown = run("import", str(tmp_path / "in")).output
    assert "1 of 2 files taken" in shown
    assert "1 of 1 notes indexed" in shown
    out = data("export", str(tmp_path / "out"))
    assert Path(out["folder"], "data.json").is_file()
    assert refused("import", str(tmp_path / "nowhere")) == 2


def test_nothing_is_forgotten_without_a_yes(memory: Memory) -> None:
    memory.people.save("Seruni")
    assert refused("forget", "Seruni") == 2
    assert refused("forget", "--yes") == 2
    assert refused("forget", "Nobody", "--yes") == 2
    assert data("forget", "Seruni", "--yes")["rows"]["person"] == 1
    assert data("people") == []


def test_a_copy_is_made_listed_and_put_back(memory: Memory) -> None:
    memory.notes.add("Before.")
    copy = data("backup")
    assert copy["path"] in {each["path"] for each in data("restore", "--list")}
    memory.notes.add("After.")
    memory.desk.engine.dispose()
    data("restore", Path(copy["path"]).name, "--yes")
    assert [note.text for note in House(Settings()).memory.notes.all()] == ["Before."]
    assert refused("restore", "never.db", "--yes") == 2


def test_the_doctor_says_how_things_are(memory: Memory) -> None:
    memory.notes.add("One.")
    report = data("doctor")["health"]
    assert (report["sound"], report["private"]) == (True, True)
    assert report["notes"] == {"indexed": 0, "total": 1}
    assert data("doctor", "--reindex")["health"]["notes"]["indexed"] == 1


@pytest.mark.parametrize("user", ["Ayu", "Sam", "Robin"])
def test_the_demo_comes_and_goes_without_a_trace(memory: Memory, user: str) -> None:
    memory.notes.add("My own.", person="Someone real")
    told = fill_demo(memory, user)
    assert len(told) == len([story for story in stories() if story.user == user])
    for promise in memory.promises.all():
        assert promise.note_id
        assert promise.evidence in memory.notes.get(promise.note_id).text
    today = data("today")
    assert today["mine"]
    assert data("timeline", told[0].name)
    assert fill_demo(memory, user) == []
    assert demo_teller(memory) == user
    assert remove_demo(memory) == len(told)
    assert demo_teller(memory) is None
    assert [person.name for person in memory.people.all()] == ["Someone real"]
    assert [note.text for note in memory.notes.all()] == ["My own."]
    assert memory.moods.all() == []


def test_the_demo_has_two_users_six_people_and_both_languages() -> None:
    told = [story for story in stories() if story.user in ("Ayu", "Sam")]
    assert {story.user for story in told} == {"Ayu", "Sam"}
    assert len(told) == 6
    assert {story.person.language for story in told} == {"id", "en"}
    assert all(min(meeting.week for meeting in story.sessions) <= -34 for story in told)


def test_whoever_reads_english_is_shown_people_who_speak_english() -> None:
    told = [story for story in stories() if story.user == TOLD["en"]]
    assert len(told) == 3
    assert {story.person.language for story in told} == {"en"}
