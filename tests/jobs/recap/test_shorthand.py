"""Shorthand notes, heard by the real ear: every item reads as a line in a calendar."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.jobs import load_job
from assistant.jobs.recap.contract import RecapAnswer, RecapRequest
from assistant.jobs.recap.met import met
from assistant.language.ear import Ear
from assistant.language.embedding import shared_encoder
from tests.jobs.recap.hearing import context

THURSDAY = date(2026, 12, 3)


@pytest.fixture(scope="module")
def ear() -> Ear:
    return Ear(shared_encoder())


def recap(ear: Ear, notes: str) -> RecapAnswer:
    request = RecapRequest(notes=notes, me="Maya", other="Rob", date=THURSDAY)
    return load_job("recap").draft(request, context(ear, "en"))


@pytest.mark.parametrize(
    ("notes", "items"),
    [
        (
            "Website - Rob to write the launch copy by Wed, Maya proofreads Thu",
            [("Rob", "Write the launch copy", 9), ("Maya", "Proofread the launch copy", 10)],
        ),
        ("R: will ask finance about it by Mon", [("Rob", "Ask finance about it", 7)]),
        ("Both: skim the audit notes before Tue", [("both", "Skim the audit notes", 8)]),
        (
            "gw bakal minta Bu Tari nambah 1 kasir, maks senin hehe",
            [("Maya", "Minta Bu Tari nambah 1 kasir", 7)],
        ),
        (
            "tadinya Rob yg pesen katering tgl 9, jadinya gw aja",
            [("Maya", "Pesen katering", 9)],
        ),
        ("stok opname tgl 14: Rob siapin formulirnya H-2", [("Rob", "Siapin formulirnya", 12)]),
        (
            "onboarding anak baru: Rob handle, mulai Senin depan",
            [("Rob", "Handle onboarding anak baru", 7)],
        ),
    ],
)
def test_a_short_line_becomes_tasks(
    ear: Ear, notes: str, items: list[tuple[str, str, int]]
) -> None:
    found = recap(ear, f"{notes}\nstok aman").actions
    assert [(i.owner, i.task, i.due and i.due.day) for i in found] == items


def test_two_promises_of_two_speakers_stay_two(ear: Ear) -> None:
    chat = "Rob: I'll book the van tomorrow\nMaya: ok, I update the price list by Monday"
    found = recap(ear, chat).actions
    assert [(item.owner, item.task) for item in found] == [
        ("Rob", "Book the van"),
        ("Maya", "Update the price list"),
    ]
    assert all("\n" not in item.evidence for item in found)


def test_trying_to_look_at_something_is_no_promise(ear: Ear) -> None:
    out = recap(ear, 'R said he\'d "try to look at" the printer\nsales are up')
    assert out.actions == []
    assert any("printer" in each.text for each in out.non_commitments)


def test_an_open_question_is_told_whole_and_once(ear: Ear) -> None:
    out = recap(ear, "sales are up\nOffsite? still open, depends on the board")
    assert out.open_questions == ["Offsite? still open, depends on the board"]


def test_an_initial_in_the_summary_is_a_name(ear: Ear) -> None:
    assert "R: " not in recap(ear, "R: sold 40 of 60 crates last week\nsales are up").summary


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("tom 1:1 notes", ("Tom",)),
        ("Maya / Rob 1:1", ("Rob",)),
        ("Ngobrol sama Pak Danu, Rabu", ("Danu",)),
        ("Weekly Planning", ()),
        ("Website - Rob to write the copy", ()),
    ],
)
def test_a_heading_names_who_was_met(heading: str, names: tuple[str, ...]) -> None:
    assert met(f"{heading}\n- stock is fine", "Maya") == names
