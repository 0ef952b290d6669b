"""What must stay plain stays plain."""

from __future__ import annotations

from assistant.checks.softening import is_plain, softened


def test_danger_and_a_plain_no_are_plain_words() -> None:
    assert is_plain("Itu pelecehan.")
    assert is_plain("I won't sign it.")
    assert not is_plain("The report was late.")


def test_missing_core_words_are_found() -> None:
    assert softened(["This is fraud."], "This might be irregular.")
    assert not softened(["This is fraud."], "On 3 May I saw it. This is fraud.")
