"""How the other was last time is asked after by name, where it can be said back."""

from __future__ import annotations

import pytest

from assistant.jobs.agenda.lately import Worry, worry_in


@pytest.mark.parametrize(
    ("line", "worry"),
    [
        ("She is worried about the fire inspection.", Worry("the fire inspection", True)),
        ("Dia cemas soal ujian lisan", Worry("ujian lisan", True)),
        (
            "Katanya takut salah ngomong di depan klien.",
            Worry("takut salah ngomong di depan klien", False),
        ),
        (
            "He told me he was afraid that nobody reads it",
            Worry("afraid that nobody reads it", False),
        ),
        ("Close to tears when we got to the numbers.", None),
        ("Dia takut salah.", None),
    ],
)
def test_a_worry_is_named_where_it_can_be_said_back(line, worry) -> None:
    assert worry_in(line) == worry
