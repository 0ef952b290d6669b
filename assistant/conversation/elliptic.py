"""A question cut short: after "what did I promise Rina?" somebody asks "and to Tom?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.conversation.state import State, language_of
from assistant.conversation.whom import named_in
from assistant.language.lexicon import load_yaml

if TYPE_CHECKING:
    from assistant.memory.people import Person

LONGEST = 5
"""Words."""


def asked_about_another(state: State, message: str, people: Sequence[Person]) -> State | None:
    """The last question over the notes, asked about the person whom a few words name."""
    named = named_in(message, people)
    if state.job != "ask" or named is None or len(message.split()) > LONGEST:
        return None
    small: list[str] = load_yaml("assistant.conversation", "phrases")["and_of"]
    rest = set(re.findall(r"\w+", message.lower())) - set(named.words.lower().split())
    if rest - set(small):
        return None
    question = str(state.fields["question"])
    before = named_in(question, people)
    if before:
        question = question.replace(before.words, named.words).replace(
            before.words.lower(), named.words
        )
    fields = {"question": question, "person": named.words}
    return replace(state, answer=None, fields=fields, language=language_of(state))
