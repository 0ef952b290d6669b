"""Words as the search compares them: spelling evened out, clitics off, stemmed per language.

What counts as slang, clitic or empty word stands in `data/terms.yaml`. A text is stemmed in its
own language; a query in both (`query_terms`), so that mixed sentences and the other language's
loan words are still met.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import snowballstemmer
import yaml

from assistant.texts import LANGUAGES, Language

_TOKEN = re.compile(r"[^\W_]+(?:['’:-][^\W_]+)*", re.UNICODE)
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_DOUBLED = re.compile(r"^([a-z]{2,})2(nya|an)?$")
_NASAL_BACK = {"ng": ("", "k"), "ny": ("s", "c"), "nge": ("",)}
_LEAST_ROOT = 4
_SNOWBALL: dict[Language, str] = {"id": "indonesian", "en": "english"}


@dataclass(frozen=True, slots=True)
class _Rules:
    spellings: dict[str, str]
    clitics: tuple[str, ...]
    empty: dict[Language, frozenset[str]]


@cache
def _rules() -> _Rules:
    raw = yaml.safe_load(
        files("assistant.retrieval").joinpath("data/terms.yaml").read_text(encoding="utf-8")
    )
    return _Rules(
        spellings={str(key): str(value) for key, value in raw["spellings"].items()},
        clitics=tuple(sorted(raw["clitics"], key=len, reverse=True)),
        empty={language: frozenset(raw["empty"][language]) for language in LANGUAGES},
    )


def words(text: str) -> Iterator[str]:
    """The words of `text` in lower case, with slang and stretched spellings evened out."""
    spellings = _rules().spellings
    for match in _TOKEN.finditer(plain(text)):
        yield from _even(match[0], spellings)


def plain(text: str) -> str:
    """Lower case, one form of each letter, straight apostrophes."""
    return unicodedata.normalize("NFKC", text).lower().replace("’", "'")


def terms(text: str, language: Language) -> list[str]:
    """The stems of the words of `text` that carry meaning, in order, repeats kept."""
    return [stem(word, language) for word in _meaningful(text)]


def query_terms(text: str) -> list[str]:
    """The distinct stems of a query in both languages, in order."""
    spoken = _meaningful(text)
    return list(dict.fromkeys(stem(word, language) for language in LANGUAGES for word in spoken))


def _meaningful(text: str) -> list[str]:
    empty = _rules().empty
    return [word for word in words(text) if not any(word in empty[x] for x in LANGUAGES)]


def word_stems(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Each meaningful word of `text` as typed there, with its stems in both languages."""
    for match in _TOKEN.finditer(text):
        stems = frozenset(query_terms(match[0]))
        if stems:
            yield match[0], stems


def stems_of(lines: Iterable[str]) -> frozenset[str]:
    """All stems, in both languages, that occur in some lines."""
    return frozenset().union(*(_line_stems(line) for line in lines))


@lru_cache(maxsize=10_000)
def _line_stems(line: str) -> frozenset[str]:
    return frozenset(query_terms(line))


@lru_cache(maxsize=50_000)
def stem(word: str, language: Language) -> str:
    """The stem of one word: Snowball's, after Indonesian clitics."""
    if language == "id":
        word = _without_clitic(word)
    return _stemmer(language).stemWord(word)


@cache
def _stemmer(language: Language) -> snowballstemmer.stemmer:  # pyright: ignore[reportGeneralTypeIssues]
    return snowballstemmer.stemmer(_SNOWBALL[language])


def _even(token: str, spellings: dict[str, str]) -> Iterator[str]:
    token = _STRETCHED.sub(r"\1", token)
    doubled = _DOUBLED.match(token)
    if token in spellings:
        yield from spellings[token].split()
    elif doubled:
        root = doubled[1]
        yield spellings.get(root, root)
    elif "-" in token:
        for part in dict.fromkeys(token.split("-")):
            yield spellings.get(part, part)
    else:
        bare = _without_clitic(token)
        yield spellings.get(bare, token) if bare != token else token


def _without_clitic(word: str) -> str:
    for clitic in _rules().clitics:
        if word.endswith(clitic) and len(word) - len(clitic) >= _LEAST_ROOT:
            return word[: -len(clitic)]
    return word
