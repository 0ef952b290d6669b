from __future__ import annotations

from pathlib import Path

import pytest

from assistant.language.agents import agents
from assistant.language.clauses import BOTH, Role
from assistant.language.people import party
from assistant.language.said import Said

WHO = party("Marlina", "Joko")
OWNERS = Path(__file__).with_name("owners.tsv")
MEANT = {"me": "Marlina", "other": "Joko", "both": BOTH, "-": None}


def _agent(text: str, role: Role, speaker: str | None = None) -> str | None:
    return agents([Said(text, speaker, role)], WHO)[0]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Tini yang urus katering", "Tini"),
        ("katering diurus Tini", "Tini"),
        ("tanggung jawab Bu Tini", "Tini"),
        ("Tini to order the cake", "Tini"),
        ("kue -> Tini", "Tini"),
        ("Kue: Tini, Jumat", "Tini"),
        ("PIC: Tini", "Tini"),
        ("Order cake — Tini — Friday", "Tini"),
        ("Jo: susun daftar tamu", "Joko"),
        ("sound system jatahku", "Marlina"),
    ],
)
def test_the_owner_of_an_assignment_is_found(text: str, doer: str):
    assert _agent(text, Role.ASSIGNMENT) == doer


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("kukirim nanti sore", "Marlina"),
        ("I'll phone the venue", "Marlina"),
        ("he'll book the van", "Joko"),
        ("Joko bakal cek lampu", "Joko"),
        ("kita berdua yang jemput", BOTH),
        ("daftar tamu dari kamu aku rapikan", "Marlina"),
        ("brings the projector tomorrow", "Joko"),
    ],
)
def test_the_one_who_takes_work_on_is_found(text: str, doer: str):
    assert _agent(text, Role.COMMITMENT) == doer


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("tolong kabari katering", "Joko"),
        ("Joko minta aku pesan kursi", "Marlina"),
        ("he'd like the guest list", "Marlina"),
        ("could you call them", "Joko"),
    ],
)
def test_a_request_goes_to_the_one_who_is_asked(text: str, doer: str):
    assert _agent(text, Role.REQUEST) == doer


def test_in_a_chat_the_speaker_says_i():
    assert _agent("aku aja yang jemput", Role.COMMITMENT, speaker="Joko") == "Joko"
    assert _agent("tolong bawa tikar", Role.REQUEST, speaker="Joko") == "Marlina"


def test_ku_at_the_start_of_a_noun_is_not_i():
    assert _agent("kunjungan lapangan, Joko sanggup Jumat", Role.COMMITMENT) == "Joko"


def test_a_cell_that_holds_a_name_is_the_owner():
    row = Said("cat pagar | Bima | Senin", None, Role.ASSIGNMENT, ("cat pagar", "Bima", "Senin"))
    assert agents([row], WHO) == ["Bima"]


def test_lines_under_a_persons_heading_are_theirs():
    said = [
        Said("Joko:", None, Role.CONTEXT, heading=True),
        Said("pesan tenda", None, Role.ASSIGNMENT),
    ]
    assert agents(said, WHO)[1] == "Joko"


def test_a_clause_that_goes_on_keeps_its_subject():
    said = [
        Said("Tini akan pesan kue", None, Role.COMMITMENT),
        Said("dan bayar uang mukanya", None, Role.COMMITMENT),
    ]
    assert agents(said, WHO) == ["Tini", "Tini"]


def test_at_least_nineteen_in_twenty_owners_are_found():
    rows = [line.split("\t") for line in OWNERS.read_text(encoding="utf-8").splitlines()[1:]]
    right = sum(
        _agent(words, Role(role), None if speaker == "-" else speaker) == MEANT.get(meant, meant)
        for words, role, speaker, meant in rows
    )
    assert len(rows) >= 180
    assert right / len(rows) >= 0.95
