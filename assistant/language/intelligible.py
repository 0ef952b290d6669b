"""Whether a text is one that can be read here: words, in Indonesian or English.

The product's own function words decide first, since they know slang and mixed talk. Only a text
that has few of them is put to a general language identifier (py3langid), and only a clear verdict
of another language counts: to refuse a mixed sentence would be worse than to read a foreign one.
"""

from __future__ import annotations

import unicodedata

from assistant.errors import ForeignLanguage, NoWords
from assistant.language.detect import ENOUGH, function_words, words

KINDRED = frozenset({"id", "ms", "jv", "su", "min", "ban", "ace", "bjn", "en", "sco"})
"""Indonesian and English, and the neighbours that slang and regional words are taken for."""

HOME_SHARE = 0.3
"""From this share of our own function words on, a text speaks Indonesian or English."""

FEW_WORDS = 4
"""Fewer words than this may be names."""

MARGIN = 30.0
"""Log-likelihood by which another language must win. No text of the labelled sets reaches 10; a
sentence of eight words in French, German, Dutch, Spanish or Tagalog has 60 and more."""


def demand_intelligible(text: str) -> None:
    """Raise NoWords or ForeignLanguage where `text` cannot be understood here."""
    letters = [character for character in text[:ENOUGH] if character.isalpha()]
    if not letters:
        raise NoWords
    if _mostly_another_script(letters) or _another_language(text[:ENOUGH]):
        raise ForeignLanguage


def _mostly_another_script(letters: list[str]) -> bool:
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return latin < len(letters) / 2


def _another_language(text: str) -> bool:
    found = words(text)
    if len(found) < FEW_WORDS:
        return False
    ours = function_words()
    share = sum(word in ours for word in found) / len(found)
    return share < HOME_SHARE and _foreign_by_identifier(text)


def _foreign_by_identifier(text: str) -> bool:
    import py3langid

    ranked: list[tuple[str, float]] = py3langid.rank(text)
    best, likelihood = ranked[0]
    nearest_of_ours = max(value for language, value in ranked if language in KINDRED)
    return best not in KINDRED and likelihood - nearest_of_ours > MARGIN
