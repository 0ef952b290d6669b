"""The writer's language and form of address stay theirs."""

from __future__ import annotations

from assistant.checks.tongue import foreign, strange_address


def test_the_other_language_is_found() -> None:
    assert foreign("Kemarin kamu tidak menutup pintu dan kami harus menunggu.", "en")
    assert not foreign("Kemarin kamu tidak menutup pintu.", "id")


def test_mixed_office_talk_is_not_foreign() -> None:
    assert not foreign("Deck-nya lo share jam 11, gue harus redo 8 slides.", "id")


def test_another_form_of_address_is_found() -> None:
    assert strange_address("Kemarin lo telat", "Kemarin Anda terlambat")
    assert not strange_address("Kemarin lo telat", "Kemarin lo telat")
