"""A serious line in imported notes is shown to its owner, and only to them."""

from __future__ import annotations

import datetime

import pytest

from assistant.assembly import House
from assistant.checks.verdict import Route, Verdict
from assistant.memory.notes import Note
from assistant.rendering.quiet import MOST, quiet_word
from assistant.texts import LANGUAGES, Language

NOW = datetime.datetime(2026, 11, 24, 9, tzinfo=datetime.UTC)
LINE = "He grabbed her by the wrist again."


def note(words: str) -> Note:
    return Note("n1", None, NOW.date(), "1:1 Sari", words, "/notes/sari.md", NOW, NOW)


def found(verdict: Verdict):
    return lambda words: [(words.index(LINE), words.index(LINE) + len(LINE), verdict)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_passage_stands_there_word_for_word_with_whom_to_turn_to(language: Language):
    sure = Verdict(route=Route.HARASSMENT, about="colleague", p=0.95)
    said = quiet_word([note(f"- rota done\n- {LINE}")], found(sure), language)
    assert said.passages == (("1:1 Sari", LINE),)
    assert said.people
    assert any(LINE in line for line in said.lines(language))


def test_a_mere_doubt_about_notes_is_kept_silent():
    doubt = Verdict(route=Route.FRAUD, certain=False, p=0.5)
    said = quiet_word([note(LINE)], found(doubt), "en")
    assert said.lines("en") == []


def test_a_long_list_is_cut():
    sure = Verdict(route=Route.VIOLENCE, p=0.9)
    assert len(quiet_word([note(LINE)] * 20, found(sure), "en").passages) == MOST


def test_only_what_was_taken_in_just_now_is_looked_at(house: House):
    serious = "Selasa Pak Rudi meraba paha saya di ruang arsip. Sudah saya bilang stop."
    house.memory.notes.add(serious, title="lama", source="/notes/lama.md")
    since = datetime.datetime.now(datetime.UTC)
    house.memory.notes.add("Stok karton dihitung ulang Jumat.", title="baru")
    assert house.quiet_word(since, "id").passages == ()
    house.memory.notes.add(serious + " Besok lapor.", title="baru juga")
    assert [title for title, _ in house.quiet_word(since, "id").passages] == ["baru juga"]
