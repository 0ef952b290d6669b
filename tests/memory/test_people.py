from __future__ import annotations

import pytest

from assistant.errors import EmptyInput, InvalidRequest, UnknownName
from assistant.memory.store import Memory


@pytest.mark.parametrize(
    "name", ["Larasati", "larasati", "Bu Larasati", "LARAS", "Mbak laras", "Larasatti"]
)
def test_a_person_is_found_by_case_title_and_nickname(memory: Memory, name: str) -> None:
    memory.people.save("Larasati Dewi")
    found = memory.people.find(name)
    assert found is not None
    assert found.name == "Larasati Dewi"


def test_a_name_that_could_mean_two_people_means_neither(memory: Memory) -> None:
    memory.people.save("Andi Saputra")
    memory.people.save("Andi Wijaya")
    assert memory.people.find("Andi") is None
    assert memory.people.find("andi w") is not None


def test_an_exact_name_wins_over_longer_ones(memory: Memory) -> None:
    memory.people.save("Andi")
    memory.people.save("Andini")
    found = memory.people.find("andi")
    assert found is not None
    assert found.name == "Andi"


def test_writing_about_a_nickname_never_guesses(memory: Memory) -> None:
    memory.people.save("Andini")
    memory.notes.add("Bertemu di lobi.", person="Andi")
    assert [person.name for person in memory.people.all()] == ["Andi", "Andini"]


def test_saving_again_changes_only_what_is_given(memory: Memory) -> None:
    memory.people.save("Bowo", relation="peer", matters="punctual")
    again = memory.people.save("pak bowo", careful="his knee")
    assert (again.relation, again.matters, again.careful) == ("peer", "punctual", "his knee")


def test_a_renamed_person_is_still_found_by_the_old_name(memory: Memory) -> None:
    memory.people.save("Nita")
    memory.people.rename("Nita", "Anita Sari")
    found = memory.people.find("nita")
    assert found is not None
    assert found.name == "Anita Sari"


def test_a_name_of_somebody_else_is_refused(memory: Memory) -> None:
    memory.people.save("Nita")
    memory.people.save("Bowo")
    with pytest.raises(InvalidRequest):
        memory.people.rename("Nita", "Bowo")


def test_a_blank_name_and_an_unknown_one_are_told(memory: Memory) -> None:
    with pytest.raises(EmptyInput):
        memory.people.save("  ")
    with pytest.raises(UnknownName):
        memory.people.rename("Nobody", "Somebody")
