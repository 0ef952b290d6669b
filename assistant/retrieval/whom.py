"""Whom a question is about, where it says so: "a colleague", "atasan saya"."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from assistant.retrieval.terms import plain


@cache
def _words() -> dict[str, re.Pattern[str]]:
    source = files("assistant.retrieval").joinpath("data/whom.yaml")
    raw = yaml.safe_load(source.read_text(encoding="utf-8"))
    return {
        relation: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?:ku|mu|nya)?\b")
        for relation, words in raw.items()
    }


def relation_named(question: str) -> str | None:
    """The one relation that a question names; None where it names none, or several."""
    asked = plain(question)
    named = [relation for relation, words in _words().items() if words.search(asked)]
    return named[0] if len(named) == 1 else None


def without_whom(question: str) -> str:
    """The question in plain spelling, without the words that say whom it is about."""
    asked = plain(question)
    for words in _words().values():
        asked = words.sub(" ", asked)
    return " ".join(asked.split())
