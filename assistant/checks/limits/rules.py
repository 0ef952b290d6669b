"""What a reader knows without learning: plain words, quiet hints, idioms, negation, quotation.

The lists are `data/signs.yaml` (words that raise an alarm, for each route) and `data/context.yaml`
(idioms, fiction, sport, rules, who is spoken of). A sign never stops coaching: it is one thing
among those that the heads weigh. Words inside an idiom are taken out first; a negated sign is its
own kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
import yaml

from assistant.checks.verdict import Route

if TYPE_CHECKING:
    from numpy.typing import NDArray

STRENGTHS = ("plain", "hint")
NEGATION_REACH = 24
"""Characters before a sign in which a word of negation still belongs to it."""
STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
BLANKS = re.compile(r"\s+")
QUOTED = re.compile(r"[\"“”«»][^\"“”«»]{3,}[\"“”«»]|(?<!\w)'(?!\s)[^\n]{8,}?(?<!\s)'(?!\w)")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One entry of a list; `example` is a sentence that it must find."""

    kind: str
    regex: re.Pattern[str]
    example: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern found at `start` to `end` of the levelled text."""

    kind: str
    start: int
    end: int


def level(text: str) -> str:
    """The text as the patterns see it: one case, plain marks, nothing stretched."""
    plain = text.lower().replace("’", "'").replace("‘", "'").replace("\u200b", "")
    return BLANKS.sub(" ", STRETCHED.sub(r"\1", plain))


def signs(text: str) -> list[Sign]:
    """All signs in `text`, idioms first; kinds as in `columns()`."""
    words = level(text)
    around = [s for pattern in _context() for s in _found(pattern, words)]
    bare = _masked(words, [s for s in around if s.kind.startswith("idiom")])
    serious = [s for pattern in _serious() for s in _found(pattern, bare)]
    marks = [Sign("quotation", m.start(), m.end()) for m in QUOTED.finditer(words)]
    return [*around, *(_weighed(s, bare) for s in serious), *marks]


def measure(text: str) -> NDArray[np.float32]:
    """How often each kind of sign stands in `text`, at most twice; shape (len(columns()),)."""
    places = {name: place for place, name in enumerate(columns())}
    counted = np.zeros(len(places), np.float32)
    for sign in signs(text):
        counted[places[sign.kind]] += 1
    return np.minimum(counted, 2)


@cache
def columns() -> tuple[str, ...]:
    """The kinds of sign, in the order of `measure`."""
    serious = [f"{route}/{strength}" for route in Route for strength in STRENGTHS]
    return (*serious, "negated", "quotation", *sorted({p.kind for p in _context()}))


def patterns() -> tuple[Pattern, ...]:
    """Every entry of both lists, for the lint."""
    return (*_serious(), *_context())


def _found(pattern: Pattern, words: str) -> Iterator[Sign]:
    for match in pattern.regex.finditer(words):
        yield Sign(pattern.kind, match.start(), match.end())


def _masked(words: str, covered: list[Sign]) -> str:
    for sign in covered:
        words = words[: sign.start] + "_" * (sign.end - sign.start) + words[sign.end :]
    return words


def _weighed(sign: Sign, words: str) -> Sign:
    negated = is_negated(words, sign.start)
    return Sign("negated", sign.start, sign.end) if negated else sign


def is_negated(words: str, start: int) -> bool:
    """Whether a word of negation belongs to what begins at `start` of levelled words."""
    before = words[max(0, start - NEGATION_REACH) : start]
    return _negation().search(before) is not None


@cache
def _serious() -> tuple[Pattern, ...]:
    listed: dict[str, dict[str, list[dict[str, str]]]] = loaded("signs")
    return tuple(
        _pattern(f"{route}/{strength}", entry)
        for route, strengths in listed.items()
        for strength, entries in strengths.items()
        for entry in entries
    )


@cache
def _context() -> tuple[Pattern, ...]:
    return tuple(pattern for pattern in listed("context") if pattern.kind != "negation")


def listed(name: str) -> tuple[Pattern, ...]:
    """The patterns of `data/{name}.yaml`, a file of kinds with their entries."""
    kinds: dict[str, list[dict[str, str]]] = loaded(name)
    return tuple(_pattern(kind, entry) for kind, entries in kinds.items() for entry in entries)


@cache
def _negation() -> re.Pattern[str]:
    entries: list[dict[str, str]] = loaded("context")["negation"]
    return re.compile("|".join(rf"(?:{bounded(e['words'])}[^.!?;]*$)" for e in entries))


def _pattern(kind: str, entry: dict[str, str]) -> Pattern:
    return Pattern(kind, re.compile(bounded(entry["words"])), entry["example"])


def bounded(words: str) -> str:
    """The expression `words` where it stands between word borders."""
    return rf"(?<!\w)(?:{words})(?!\w)"


@cache
def loaded(name: str) -> Any:
    """What `data/{name}.yaml` holds."""
    source = files("assistant.checks.limits").joinpath("data", f"{name}.yaml")
    return yaml.safe_load(source.read_text(encoding="utf-8"))
