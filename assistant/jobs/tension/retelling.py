"""The writer's own words told back to them: "I rang him" as "you rang him"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.jobs.capitals import small
from assistant.jobs.tension.doers import acts
from assistant.jobs.tension.part import Part
from assistant.jobs.tension.sides import bare_of
from assistant.jobs.tension.words import data
from assistant.language.quoting import outside_quotes
from assistant.texts import Language

LEADING = 6
"""Words in which a clause says who acts."""
MOST = 2
"""Parts named at once."""


def named(parts: Sequence[Part], language: Language) -> str:
    """The weightiest parts, said to the writer, in the order of the account."""
    chosen = sorted(parts, key=lambda part: -part.weight)[:MOST]
    first, *more = (_restated(part.piece.text, language) for part in parts if part in chosen)
    return "; ".join([first, *map(small, more)])


def _restated(text: str, language: Language) -> str:
    """Turned to "you"; verbatim in quotes where the clause leaves open who acts."""
    whose = acts(" ".join(text.split()[:LEADING]))
    if whose == "theirs" or (whose is None and text[:1].islower()):
        return f'"{_clean(text)}"'
    return to_writer(_clean(text), language)


def to_writer(text: str, language: Language) -> str:
    """The writer's "I" as the coach's "you", outside quotation marks."""
    return outside_quotes(text, lambda words: _turned(words, language))


def _clean(text: str) -> str:
    return bare_of(text.strip())


def _turned(text: str, language: Language) -> str:
    forms = dict(tuple(pair) for pair in data("person")[language]["phrases"])
    low = {spelt.lower(): said for spelt, said in forms.items()}
    words = "|".join(re.escape(w) for w in sorted(forms, key=len, reverse=True))
    straight = text.replace("’", "'")

    def said(match: re.Match[str]) -> str:
        word = low[match.group().lower()]
        return (
            word[0].upper() + word[1:]
            if match.start() == 0 and match.group()[0].isupper()
            else word
        )

    turned = re.sub(rf"(?<![\w'])(?:{words})(?![\w'])", said, straight, flags=re.IGNORECASE)
    return _clitics(turned) if language == "id" else turned


def _clitics(text: str) -> str:
    table = data("person")["id"]

    def behind(match: re.Match[str]) -> str:
        word = match.group()
        return word if word.lower() in table["no_ku"] else f"{word[:-2]}mu"

    def before(match: re.Match[str]) -> str:
        word = match.group()
        known = any(word.lower().startswith(each) for each in table["no_ku_in_front"])
        return word if known else f"kamu {word[2:]}"

    text = re.sub(r"\b\w{2,}ku\b", behind, text)
    return re.sub(r"\b[Kk]u\w{4,}\b", before, text)
