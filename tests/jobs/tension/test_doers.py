"""Who acts in a clause: an owner is no doer."""

from __future__ import annotations

import pytest

from assistant.jobs.tension.doers import acts


@pytest.mark.parametrize(
    "clause",
    [
        "kemarin gue nunggu di gudang",
        "terus aku tutup pintunya",
        "jadwalnya saya geser",
        "pesanannya kubatalkan",
        "On Monday I closed his ticket",
    ],
)
def test_the_writer_acts_behind_a_time_a_connector_or_a_fronted_object(clause: str) -> None:
    assert acts(clause) == "mine"


@pytest.mark.parametrize(
    "clause",
    ["truk gue nunggu dua jam", "jam praktik saya berkurang", "my crew waited in the rain"],
)
def test_what_belongs_to_the_writer_does_not_act_for_them(clause: str) -> None:
    assert acts(clause) is None


def test_the_other_acts_by_name_by_pronoun_and_by_role() -> None:
    assert acts("Ludo shut the valve", "Ludo") == "theirs"
    assert acts("beliau mematikan mesin") == "theirs"
    assert acts("my supervisor shut the valve") == "theirs"
