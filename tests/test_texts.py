"""The words of the interface are complete in both languages."""

from __future__ import annotations

from string import Formatter

import pytest

from assistant.texts import LANGUAGES, catalogue, text


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def test_both_languages_have_the_same_keys() -> None:
    assert set(catalogue("id")) == set(catalogue("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language) -> None:
    assert not [key for key, words in catalogue(language).items() if not words.strip()]


def test_both_languages_fill_the_same_placeholders() -> None:
    """But for the form of address, which Indonesian says where English has one word for all."""
    english, indonesian = catalogue("en"), catalogue("id")
    different = {
        key: (placeholders(english[key]), placeholders(indonesian[key]))
        for key in english
        if (placeholders(english[key]) ^ placeholders(indonesian[key])) - {"you"}
    }
    assert different == {}


def test_an_unknown_key_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        text("no.such-key", "en")
