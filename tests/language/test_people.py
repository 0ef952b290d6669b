from __future__ import annotations

from assistant.language.people import mentions, party, untitled


def test_titles_are_taken_off_but_a_name_always_stays():
    assert untitled("Pak Bu Hendra Wijaya") == "Hendra Wijaya"
    assert untitled("dr. Laras") == "Laras"
    assert untitled("Bu") == "Bu"


def test_short_names_mean_the_people_of_the_talk():
    who = party("Marlina", "Joko Susilo")
    assert who.resolve("Jo") == "Joko Susilo"
    assert who.resolve("joko") == "Joko Susilo"
    assert who.resolve("Marl") == "Marlina"
    assert who.resolve("Tini") is None


def test_everyday_words_are_not_taken_for_names():
    who = party("Will", "Dian")
    assert who.resolve("will") is None
    assert who.resolve("di") is None


def test_i_and_you_turn_with_the_speaker():
    who = party("Marlina", "Joko")
    mine = [m.who for m in mentions("aku kabari kamu", who)]
    theirs = [m.who for m in mentions("aku kabari kamu", who, speaker="Joko")]
    assert mine == ["Marlina", "Joko"]
    assert theirs == ["Joko", "Marlina"]


def test_an_unknown_name_counts_in_the_middle_of_a_sentence():
    assert [m.who for m in mentions("kuncinya dibawa Tini kemarin", party("A", "B"))] == ["Tini"]
    assert mentions("Anggaran naik terus", party("Sari", "Bima")) == []


def test_a_handle_and_the_end_of_a_name_mean_the_people_of_the_talk():
    who = party("Niamh", "Suryanto")
    assert who.writer("niamh.o") == "Niamh"
    assert who.resolve("Yanto") == "Suryanto"
