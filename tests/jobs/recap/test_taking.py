"""What the frame of a clause says of who takes work on."""

from __future__ import annotations

import pytest

from assistant.jobs.recap.taking import framed, least, taker, takings
from assistant.language.people import mentions, party

TWO = party("Lia", "Oki")


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Rosalind from payroll told us she'd mend the list", "Rosalind"),
        ("leave that to me", "Lia"),
        ("Mr Baptiste (stores) has been asked to count the crates", "Baptiste"),
        ("Oki wants the figures from me", "Lia"),
        ("poster → Oki", "Oki"),
        ("kursi sewaan: tadinya aku, jadinya Oki aja", "Oki"),
        ("beliau minta saya bikin denah", "Lia"),
        ("Pak Warno udah nyanggupi", "Warno"),
        ("brosur aku yang cetak", "Lia"),
    ],
)
def test_a_frame_names_who_does_it(said: str, who: str) -> None:
    found = taker(takings(said, mentions(said, TWO)))
    assert found is not None
    assert found.who == who


@pytest.mark.parametrize(
    "said",
    [
        "if the grant comes Oki will paint it",
        "apparently Oki will move",
        "Oki atau aku yang kirim",
        "is Oki going to paint it?",
    ],
)
def test_what_is_open_or_hearsay_takes_nothing_on(said: str) -> None:
    assert least(said, takings(said, mentions(said, TWO))) == 0


def test_people_become_marks_and_their_brackets_go() -> None:
    said = "Mrs Lund (our nurse) said she'll call"
    assert framed(said, mentions(said, TWO)).startswith("‹n0› said ‹p1› will call")
