"""Every error speaks both languages and says what to do next."""

from __future__ import annotations

import inspect
from string import Formatter

import pytest

from assistant import errors
from assistant.texts import LANGUAGES, catalogue

KINDS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.EmpatMataError)
]


def filled(kind: type[errors.EmpatMataError]) -> errors.EmpatMataError:
    template = catalogue("en")[f"error.{kind.code}"]
    names = [name for _, name, _, _ in Formatter().parse(template) if name]
    return kind(**{name: f"<{name}>" for name in names})


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_has_a_message_in_the_users_language(kind, language) -> None:
    message = filled(kind).message(language)
    assert message
    assert "{" not in message


def test_the_tree_at_the_top_of_the_module_names_every_error() -> None:
    drawn = errors.__doc__ or ""
    assert [kind.__name__ for kind in KINDS if kind.__name__ not in drawn] == []


def test_codes_are_unique() -> None:
    codes = [kind.code for kind in KINDS]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("kind", "code"),
    [(errors.EmptyInput, 2), (errors.NothingFound, 3), (errors.StreamCut, 4), (errors.DiskFull, 4)],
)
def test_exit_codes_follow_the_contract(kind, code) -> None:
    assert kind.exit_code == code


def test_a_refused_field_names_what_was_expected_in_both_languages() -> None:
    refused = errors.InvalidRequest.first_of(
        [{"loc": ("directness",), "type": "less_than_equal", "ctx": {"le": 5}}]
    )
    assert refused.message("en") == "The field 'directness' does not fit: 5 is the most."
    assert refused.message("id") == "Isian 'directness' belum pas: paling besar 5."
