"""The same words in another register: santai, netral, formal. What changes is data.

Quotes, numbers and names stay as they are; only listed words change, so nothing is invented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import get_args

from assistant.jobs.feedback.manner import HONOURED, Manner
from assistant.jobs.feedback.sentences import capitalised
from assistant.jobs.feedback.signs import feedback_data
from assistant.language.clauses import Register
from assistant.language.quoting import outside_quotes
from assistant.texts import Language

REGISTERS: tuple[Register, ...] = get_args(Register)
ROW_LENGTH = 3


@dataclass(frozen=True, slots=True)
class _Rule:
    """Whole words `spelt` become `wanted`, but only where `place` allows it."""

    spelt: str
    wanted: str
    place: str = ""


def in_register(message: str, manner: Manner, register: Register) -> str:
    """`message`, spoken in `manner`, in another register."""
    if register == manner.register:
        return message
    words = outside_quotes(message, lambda part: _reworded(part, manner.language, register))
    if manner.language == "id":
        words = outside_quotes(words, lambda part: _with_pronouns(part, manner, register))
    return _starts_capital(words)


def manner_in(manner: Manner, register: Register) -> Manner:
    """How the same writer calls themselves and the other in `register`."""
    if manner.language == "en" or register == manner.register:
        return Manner(manner.language, register, manner.me, manner.you)
    return Manner("id", register, _me(manner, register), _you(manner, register))


def _reworded(part: str, language: Language, register: Register) -> str:
    for rule in _rules(language, register):
        part = _place(rule).sub(lambda m, wanted=rule.wanted: _as_spelt(m.group(), wanted), part)
    if register != "santai":
        part = re.sub(r"(?<!\w)([a-z]{3,})2(?!\w)", r"\1-\1", part)
        particles = "|".join(feedback_data("registers")[language]["particles"])
        part = re.sub(rf",?\s+(?:{particles})(?=[\s,.!?]|$)", "", part, flags=re.IGNORECASE)
    if register == "formal" and language == "id":
        part = re.sub(r",?\s+ya(?=[.!?,]|$)", "", part)
        part = re.sub(r"\s+ya,?(?= (?:pak|bu|bapak|ibu|mas|mbak|kak)\b)", ",", part, flags=re.I)
    return part


def _with_pronouns(part: str, manner: Manner, register: Register) -> str:
    table = feedback_data("registers")["id"]["pronouns"]
    me, you = _me(manner, register), _you(manner, register)
    part = _swapped(part, table["me_spelt"], me)
    part = _swapped(part, [*table["you_spelt"], *(_titles_of(manner))], you)
    if register != "santai":
        part = _without_suffix(part, "ku", me, table["roots"])
        part = _with_prefix(part, table["no_verbs"])
    if register == "formal":
        part = _without_suffix(part, "mu", you, table["roots"])
    return part


def _titles_of(manner: Manner) -> list[str]:
    return [manner.you] if manner.you not in ("kamu", "lo", "Anda", "kalian") else []


def _me(manner: Manner, register: Register) -> str:
    wanted = feedback_data("registers")["id"]["pronouns"]["me"][register]
    if register == "santai" and manner.you in HONOURED:
        return "saya"
    return manner.me if register == "santai" and manner.me != "saya" else wanted


def _you(manner: Manner, register: Register) -> str:
    table = feedback_data("registers")["id"]["pronouns"]
    if manner.you in (*HONOURED, "kalian"):
        return manner.you
    if manner.you in table["titled"]:
        return table["titled"][manner.you] if register == "formal" else manner.you
    return table["you"][register]


def _swapped(part: str, spelt: list[str], wanted: str) -> str:
    words = "|".join(re.escape(word) for word in spelt)
    pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-]|\s(?-i:[A-Z]))", re.IGNORECASE)
    return pattern.sub(lambda match: _as_spelt(match.group(), wanted), part)


def _without_suffix(part: str, suffix: str, pronoun: str, roots: list[str]) -> str:
    def loosened(match: re.Match[str]) -> str:
        word = match.group()
        if word.lower() in roots:
            return word
        return f"{word.removesuffix(suffix)} {pronoun}"

    return re.sub(rf"(?<!\w)[a-zA-Z-]{{3,}}{suffix}(?!\w)", loosened, part)


def _with_prefix(part: str, no_verbs: list[str]) -> str:
    """ngurus -> mengurus, nyimpen -> menyimpen: spoken verbs with their whole prefix."""

    def whole(match: re.Match[str]) -> str:
        word = match.group()
        return word if word in no_verbs else f"me{word}"

    return re.sub(r"(?<![\w-])(?:ng|ny)[aeiou][a-z]{2,}(?![\w-])", whole, part)


def _as_spelt(found: str, wanted: str) -> str:
    return capitalised(wanted) if found[:1].isupper() and found.upper() != found else wanted


def _starts_capital(text: str) -> str:
    """With a capital where a sentence begins; "6 p.m. on Thursday" goes on."""
    begins = r"(\A|(?<!\b[ap]\.m)(?<!\b[ei]\.[ge])[.!?]\s+|\n+)([a-z])"
    return re.sub(begins, lambda match: match[1] + match[2].upper(), text)


@cache
def _rules(language: Language, register: Register) -> tuple[_Rule, ...]:
    """Long entries first, so that they are not torn by short ones."""
    table = feedback_data("registers")[language]
    if register == "santai":
        rules = [_Rule(*row) for row in table["down"]]
    else:
        rules = [_rule(row, REGISTERS.index(register)) for row in table["up"]]
    return tuple(sorted((r for r in rules if r.spelt != r.wanted), key=lambda r: -len(r.spelt)))


def _rule(row: list[str], target: int) -> _Rule:
    return _Rule(row[0], row[target], row[ROW_LENGTH] if len(row) > ROW_LENGTH else "")


@cache
def _place(rule: _Rule) -> re.Pattern[str]:
    words = rf"(?<![\w'’-]){re.escape(rule.spelt)}(?![\w'’-])"
    before, after = feedback_data("registers")["places"].get(rule.place, ("", ""))
    return re.compile(f"{before}{words}{after}", re.IGNORECASE)
