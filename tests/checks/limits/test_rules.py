import re

import pytest

from assistant.checks.limits.rules import Pattern, columns, level, measure, patterns, signs


@pytest.mark.parametrize("pattern", patterns(), ids=lambda p: f"{p.kind}: {p.example[:30]}")
def test_every_pattern_finds_its_own_example(pattern: Pattern):
    assert pattern.regex.search(level(pattern.example))


def kinds(text: str) -> set[str]:
    return {sign.kind for sign in signs(text)}


def test_capitals_stretched_letters_and_lines_change_nothing():
    assert kinds("DIA DITAMPAAAAR\nSUAMINYA") >= {"violence/plain"}


def test_an_idiom_takes_its_words_out():
    assert "self-harm/plain" not in kinds("Mundur sekarang itu bunuh diri karier.")
    assert "idiom" in kinds("Mundur sekarang itu bunuh diri karier.")


def test_an_idiom_does_not_hide_what_stands_beside_it():
    found = kinds("Deadlines are killing me, and he punched me in the face.")
    assert {"idiom", "violence/plain"} <= found


def test_a_negated_sign_is_its_own_kind():
    assert "negated" in kinds("Tenang, bukan mau bunuh diri.")
    assert "self-harm/plain" not in kinds("Tenang, bukan mau bunuh diri.")


def test_negation_ends_with_its_sentence():
    assert "violence/plain" in kinds("Aku tidak heran. Dia ditampar di gudang.")


def test_a_measure_has_a_place_for_every_kind():
    assert measure("").shape == (len(columns()),)
    assert not measure("").any()


def test_no_pattern_matches_the_empty_text():
    assert not any(re.fullmatch(p.regex, "") for p in patterns())
