"""Which of the two languages a text or a clause speaks.

Every word leans one way: function words by a list that anybody can correct, the others by their
letters (log-odds of character trigrams, `data/trigrams.json`). Mixed talk goes to the language
of its function words: "gue udah merge PR-nya" is Indonesian. A clause too short to tell leans
with its neighbours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from assistant.language.lexicon import from_words, load_data
from assistant.texts import Language

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
FUNCTION_WORD = 2.0
MOST_BY_LETTERS = 1.0
UNSURE = 1.5
"""Below this lean a clause listens to its neighbours."""
CLEAR, FEW_WORDS = 0.5, 2
"""Below this lean so few words ("ok", "Budi?") say nothing about their language."""
ENOUGH = 4_000
"""Characters that suffice to tell the language of a long text."""


def detect_language(text: str, otherwise: Language = "en") -> Language:
    """The language of `text`; a word or two without a clear sign of either speak `otherwise`."""
    leans = lean(text[:ENOUGH])
    if abs(leans) < CLEAR and len(words(text[:ENOUGH])) <= FEW_WORDS:
        return otherwise
    return "id" if leans > 0 else "en"


def clause_languages(clauses: Sequence[str]) -> list[Language]:
    """The language of each clause of one text, in order."""
    leans = [lean(clause) for clause in clauses]
    whole = sum(max(-UNSURE, min(UNSURE, value)) for value in leans) / max(len(leans), 1)
    return ["id" if _settled(leans, i, whole) > 0 else "en" for i in range(len(leans))]


def lean(text: str) -> float:
    """Above zero: Indonesian, below: English, by how much (log-odds, roughly)."""
    return sum(_word(word) for word in words(text))


def words(text: str) -> list[str]:
    """The words of `text` in small letters."""
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def trigrams(word: str) -> Iterator[str]:
    """The character trigrams of a word with its borders."""
    framed = f"<{word[:30]}>"
    return (framed[i : i + 3] for i in range(len(framed) - 2))


def _settled(leans: Sequence[float], i: int, whole: float) -> float:
    if abs(leans[i]) >= UNSURE:
        return leans[i]
    around = sum(leans[max(0, i - 1) : i + 2]) - leans[i]
    return leans[i] + 0.5 * whole + 0.1 * max(-UNSURE, min(UNSURE, around))


def function_words() -> frozenset[str]:
    """The function words of both languages, slang included."""
    return frozenset().union(*_function_words())


@from_words
def _word(word: str) -> float:
    indonesian, english = _function_words()
    if (word in indonesian) != (word in english):
        return FUNCTION_WORD if word in indonesian else -FUNCTION_WORD
    odds = _odds()
    value = sum(odds.get(gram, 0.0) for gram in trigrams(word))
    return max(-MOST_BY_LETTERS, min(MOST_BY_LETTERS, value))


@from_words
def _function_words() -> tuple[frozenset[str], frozenset[str]]:
    lists = load_data("languages")
    return frozenset(lists["id"]), frozenset(lists["en"])


@cache
def _odds() -> dict[str, float]:
    source = files("assistant.language").joinpath("data", "trigrams.json")
    return json.loads(source.read_text(encoding="utf-8"))
