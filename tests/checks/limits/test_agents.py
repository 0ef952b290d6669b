"""Whom a message concerns, as far as its words tell."""

import numpy as np
import pytest

from assistant.checks.limits.agents import agent_patterns, agents, kinds
from assistant.checks.limits.rules import Pattern, level


@pytest.mark.parametrize("pattern", agent_patterns(), ids=lambda pattern: pattern.example)
def test_every_pattern_finds_its_own_example(pattern: Pattern):
    assert pattern.regex.search(level(pattern.example))


@pytest.mark.parametrize(
    ("message", "alone"),
    [
        ("I was told to sign it.", "mine"),
        ("Gaji saya dipotong.", "mine"),
        ("She was told to sign it.", "theirs"),
        ("Dia dipukul.", "theirs"),
        ("Fire exit chained shut.", "nobody's"),
    ],
)
def test_who_is_alone_in_a_message_is_told(message: str, alone: str):
    said = agents(message)[len(kinds()) :][:3]
    assert ["mine", "theirs", "nobody's"][int(np.argmax(said))] == alone
    assert said.sum() == 1


def test_a_count_has_a_place_for_every_kind_and_is_capped():
    assert len(agents("")) == len(kinds()) + 5
    assert agents("me " * 50 + "she " * 50).max() <= 3
