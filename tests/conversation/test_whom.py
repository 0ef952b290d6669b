"""Whom a message names: titles, nicknames, and two people of one name."""

from __future__ import annotations

from assistant.conversation.whom import named_in, one_of_them
from assistant.memory.people import Person

PUTRI = Person("1", "Rina Putri")
SARI = Person("2", "Rina Sari")
DIMAS = Person("3", "Dimas", aliases=("Dim",))
PEOPLE = (PUTRI, SARI, DIMAS)


def test_a_first_name_that_two_people_share_means_both() -> None:
    named = named_in("besok 1:1 sama rina", PEOPLE)
    assert named is not None
    assert (named.words, set(named.people)) == ("Rina", {PUTRI, SARI})


def test_a_whole_name_means_one() -> None:
    named = named_in("besok 1:1 sama Rina Sari", PEOPLE)
    assert named is not None
    assert named.people == (SARI,)


def test_the_title_stays_with_the_name() -> None:
    named = named_in("kapan terakhir ketemu mas dimas?", PEOPLE)
    assert named is not None
    assert named.words == "Mas Dimas"


def test_a_short_nickname_needs_its_capital() -> None:
    assert named_in("the light is dim", PEOPLE) is None
    assert named_in("sama Dim besok", PEOPLE) is not None


def test_a_reply_picks_one_by_any_word_of_the_name() -> None:
    assert one_of_them("yang Putri", PEOPLE) == PUTRI
    assert one_of_them("Rina Sari dong", PEOPLE) == SARI
    assert one_of_them("Rina", PEOPLE) is None
