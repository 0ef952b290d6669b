from __future__ import annotations

import pytest

from assistant.language.detect import clause_languages, detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("besok kita rapat jam sembilan", "id"),
        ("gue udah merge PR-nya, tinggal deploy", "id"),
        ("kopi tumpah di keyboard", "id"),
        ("the pump broke again", "en"),
        ("invoices arrived late", "en"),
        ("let's talk soon", "en"),
        ("hi", "en"),
        ("stop dulu", "id"),
        ("oke", "id"),
        ("no", "en"),
    ],
)
def test_a_text_goes_to_the_language_of_its_function_words(text: str, language: str):
    assert detect_language(text) == language


def test_a_wordless_clause_follows_its_neighbours():
    assert clause_languages(["aku setuju banget", "👍", "lanjut besok ya"]) == ["id"] * 3
    assert clause_languages(["we could not agree", "10:30", "so it waits"]) == ["en"] * 3


def test_nothing_at_all_is_english():
    assert detect_language("") == "en"
    assert clause_languages([]) == []


def test_a_word_of_both_languages_speaks_the_one_spoken_so_far():
    assert detect_language("ok", otherwise="id") == "id"
    assert detect_language("ok", otherwise="en") == "en"
    assert detect_language("hello", otherwise="id") == "en"
