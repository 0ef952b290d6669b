"""Which of the two languages a text or a clause speaks.

Mixed talk goes to the language of its function words: "gue udah merge PR-nya" is Indonesian.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.language.lexicon import load_data
from assistant.texts import Language

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def detect_language(text: str) -> Language:
    """The language of `text`; a text without a sign of either is taken for English."""
    return "id" if lean(text) > 0 else "en"


def clause_languages(clauses: Sequence[str]) -> list[Language]:
    """The language of each clause of one text; wordless ones follow the text as a whole."""
    whole = lean(" ".join(clauses))
    return ["id" if (lean(clause) or 0.25 * whole) > 0 else "en" for clause in clauses]


def lean(text: str) -> float:
    """Above zero: Indonesian, below: English, by how much."""
    indonesian, english = _function_words()
    words = [word.lower().replace("’", "'") for word in WORD.findall(text)]
    return float(sum((word in indonesian) - (word in english) for word in words))


@cache
def _function_words() -> tuple[frozenset[str], frozenset[str]]:
    words = load_data("languages")
    return frozenset(words["id"]), frozenset(words["en"])
