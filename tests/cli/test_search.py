"""Searching one's own notes from the command line, about one person and within a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Outcome, empatmata

pytestmark = pytest.mark.slow

NOTES = (
    ("Rina", "2026-03-02", "The budget for the fair was cut by half."),
    ("Rina", "2026-09-07", "The budget for the fair came back in full."),
    ("Tom", "2026-09-08", "Tom asked about the budget for the fair."),
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    for person, day, words in NOTES:
        note = f"---\nperson: {person}\ndate: {day}\n---\n{words}\n"
        (folder / f"{day}.md").write_text(note, "utf-8")
    home = tmp_path / "home"
    assert empatmata("import", str(folder), "--home", str(home)).code == 0
    return home


def found(home: Path, *narrowed: str) -> Outcome:
    question = ("search", "budget for the fair", "--scope", "notes", "--home", str(home))
    return empatmata(*question, *narrowed, "--json")


def test_notes_are_narrowed_by_person_and_time(home: Path) -> None:
    everything = [hit["quote"] for hit in found(home).json["results"]]
    assert len(everything) == 3
    about_rina = found(home, "--person", "Rina").json["results"]
    assert sorted("full" in hit["quote"] for hit in about_rina) == [False, True]
    (late,) = found(home, "--person", "Rina", "--since", "2026-06-01").json["results"]
    assert "came back in full" in late["quote"]
    (early,) = found(home, "--until", "2026-06-01").json["results"]
    assert "cut by half" in early["quote"]


def test_a_day_that_is_none_is_named(home: Path) -> None:
    outcome = found(home, "--since", "tomorrow")
    assert outcome.code != 0
    assert "since" in outcome.err
