"""What comes out can do nothing."""

from __future__ import annotations

import re

import pytest

from assistant.web.sanitise import TAGS, escaped, to_html
from tests.e2e.hostile import HOSTILE


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_no_hostile_string_becomes_an_element_that_acts(words: str) -> None:
    names = {name.lower() for name in re.findall(r"<\s*/?([a-zA-Z0-9]+)", to_html(words))}
    assert names <= TAGS
    assert not re.search(r"<[^>]*\s(?:on\w+|style|href|src)=", to_html(words))


def test_the_words_of_a_link_stay_without_its_address() -> None:
    made = to_html("see [the plan](http://elsewhere.invalid/x)")
    assert "the plan" in made
    assert "elsewhere" not in made


def test_quotes_cannot_leave_an_attribute() -> None:
    assert '"' not in escaped('a" onclick="x')
