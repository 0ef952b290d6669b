"""Frames: what their signs mean, and that each example in the data has a frame of its kind."""

from __future__ import annotations

import re

import pytest

from assistant.jobs.recap.frames import load_list, spelled_out
from assistant.jobs.recap.taking import takings
from assistant.jobs.recap.words import load
from assistant.language.people import mentions, party

KINDS = [name for name in load("taking") if name != "contrary"]
LISTS = re.compile(r"<(\w+)>")


@pytest.mark.parametrize(
    ("frame", "said", "fits"),
    [
        ("{who} <will> !<no_will>", "‹n0› will ring them", True),
        ("{who} <will> !<no_will>", "‹n0› will be able to", False),
        ("~<done> {i} <kerja>", "aku tadi ‹i0› kirim", False),
        ("{who} <meanwhile>* <kerja>", "‹i0› besok langsung kirim", True),
        ("<arrow> {who} .", "keys -> ‹n0›, friday", True),
        ("^ {both} <dash> __ _", "‹b0›: isi formulir", True),
        ("{any} <wants> {who} to", "‹n0› wants ‹i1› to go", True),
    ],
)
def test_a_frame_reads_words_and_roles(frame: str, said: str, fits: bool) -> None:
    assert bool(spelled_out(frame).search(said)) == fits


def test_the_surest_role_of_a_frame_does_the_work() -> None:
    match = spelled_out("{any} <wants> {who} to").search("‹n0› wants ‹i1› to go")
    assert match is not None
    assert match["who"] == "1"


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_a_kind_has_one_of_its_frames(kind: str) -> None:
    two = party("Lia", "Oki", ("Bayu", "Yusuf", "Tom"))
    for example in load("taking")[kind]["example"].split(" / "):
        found = takings(example, mentions(example, two))
        assert kind in {taking.kind for taking in found}, example


def test_every_list_is_used_and_every_used_list_is_there() -> None:
    frames = [frame for kind in KINDS for frame in load("taking")[kind]["frames"]]
    used = {name for frame in frames for name in LISTS.findall(frame)}
    assert used == set(load("frames"))
    assert all(load_list(name) for name in used)
