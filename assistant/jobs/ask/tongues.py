"""A question's words in the other language, by a small glossary of working life.

The embedding alone does not tell an answer across languages from a line that merely mentions the
same person (`docs/log.md`); words that are translated do.
"""

from __future__ import annotations

import re

from assistant.language.lexicon import from_words, load_yaml
from assistant.texts import Language

FEWEST = 2
"""Words of a question that have to be in the glossary."""
MOST = 2
"""Counterparts of a word that are looked for."""


def in_the_other(question: str, language: Language) -> str:
    """The words of a question that the glossary has, in the other language; names stay.

    Empty where it has fewer than two of them: one word is too little to look for.
    """
    said = re.findall(r"[\w-]+", question.lower())
    heads = _words(language)
    found = [heads[word] for word in said if word in heads]
    names = [word for word in re.findall(r"[\w-]+", question)[1:] if word[:1].isupper()]
    kept = [name for name in names if name.lower() not in heads]
    return " ".join([*dict.fromkeys(found), *kept]) if len(found) >= FEWEST else ""


@from_words
def _words(language: Language) -> dict[str, str]:
    """From each word of `language` to its first counterparts in the other."""
    pairs: list[tuple[list[str], list[str]]] = load_yaml("assistant.jobs.ask", "glossary")
    found: dict[str, str] = {}
    for english, indonesian in pairs:
        here, there = (english, indonesian) if language == "en" else (indonesian, english)
        for word in (part for phrase in here for part in phrase.lower().split()):
            found[word] = " ".join([*found.get(word, "").split(), *there[:MOST]])
    return found
