"""How formal a text is, how its writer calls the other, and how the writer says I.

A register is judged by all words together and by the habits of writing (capitals, full stops,
contractions, long words); the weights are in `data/registers.json`. Forms of address and
pronouns are lists in `data/register.yaml`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import get_args

from assistant.language.clauses import Register
from assistant.language.detect import words
from assistant.language.lexicon import from_words, load_data

REGISTERS: tuple[Register, ...] = get_args(Register)
SENTENCE = re.compile(r"\n|(?<=[.!?])\s")
CONTRACTION = re.compile(r"\w['’](?:s|t|ll|re|ve|d|m)\b")
PLAYFUL = re.compile(r"[!?]{2,}|\.\.|[\U0001F300-\U0001FAFF]|\b(?:ha){2,}|\bwk(?:wk)+")
SMALL_I = re.compile(r"(?<!\w)i(?!\w)")
WORD_WEIGHT, HABIT_WEIGHT = 3.0, 2.0
CONTEXT_SHARE = 0.7
"""How much a clause is judged by the text around it."""


def register_of(text: str) -> Register:
    """The register of a whole text."""
    return _loudest(scores(text))


def clause_registers(clauses: list[str], text: str) -> list[Register]:
    """The register of each clause of `text`; a clause that tells little has that of the text."""
    whole = scores(text)
    return [_loudest(_mixed(whole, scores(clause))) for clause in clauses]


def address_of(text: str) -> str | None:
    """The form of address used most, as its headword (kamu, lo, Bapak, ...)."""
    return _most(text, "address")


def self_of(text: str) -> str | None:
    """The writer's own pronoun used most (aku, saya, gue, I)."""
    return _most(text, "self")


def scores(text: str) -> tuple[float, ...]:
    """Scores of REGISTERS, in their order; the highest one is the register."""
    weights = _weights()
    totals = list(weights["bias"])
    for name, value in features(text).items():
        for place, weight in enumerate(weights.get(name, ())):
            totals[place] += value * weight
    return tuple(totals)


def features(text: str) -> dict[str, float]:
    """What a register is judged by: words, and habits of writing whose names begin with #."""
    counts = Counter(words(text))
    share = WORD_WEIGHT / sqrt(max(counts.total(), 1))
    return dict.fromkeys(counts, share) | _habits(text, list(counts.elements()))


def _habits(text: str, said: list[str]) -> dict[str, float]:
    sentences = [s for part in SENTENCE.split(text) if (s := re.sub(r"^\W+", "", part).rstrip())]
    count = max(len(sentences), 1)
    habits = {
        "#capital": sum(s[0].isupper() for s in sentences) / count,
        "#stop": sum(s.endswith(".") for s in sentences) / count,
        "#long": min(sum(len(s.split()) for s in sentences) / count, 25) / 25,
        "#contraction": min(len(CONTRACTION.findall(text)) / count, 1),
        "#playful": min(len(PLAYFUL.findall(text)), 3) / 3,
        "#letters": min(sum(map(len, said)) / max(len(said), 1), 9) / 9,
        "#brief": min(12 / max(len(said), 1), 1),
        "#small i": min(len(SMALL_I.findall(text)), 3) / 3,
    }
    return {name: HABIT_WEIGHT * value for name, value in habits.items()}


def _mixed(whole: tuple[float, ...], own: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(
        CONTEXT_SHARE * a + (1 - CONTEXT_SHARE) * b for a, b in zip(whole, own, strict=True)
    )


def _loudest(totals: tuple[float, ...]) -> Register:
    return REGISTERS[max(range(len(REGISTERS)), key=totals.__getitem__)]


def _most(text: str, table: str) -> str | None:
    names = _names(table)
    counts = Counter(names[word] for word in words(text) if word in names)
    return counts.most_common(1)[0][0] if counts else None


@from_words
def _names(table: str) -> dict[str, str]:
    entries = load_data("register")[table]
    return {spelling: name for name, spellings in entries.items() for spelling in spellings}


@cache
def _weights() -> dict[str, list[float]]:
    source = files("assistant.language").joinpath("data", "registers.json")
    return json.loads(source.read_text(encoding="utf-8"))
