"""Where inside a sentence one clause ends and the next begins.

Possible cuts lie behind marks and before words that can open a clause. A logistic regression on
what stands around them decides; `data/boundaries.json` holds its weights by readable names.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from assistant.language.lexicon import from_words, load_data

TOKEN = re.compile(r"[^\s]+")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
MARK = re.compile(r"(?:[,;:)\]\"”…]|\.\.+|[–—-]|->|→|=>)$")
LIKELY_ENOUGH = 0.08
"""A doubtful cut is mended when the pieces do not turn out to be two things; see `merging`."""
SEMICOLON = 0.5
"""How likely a cut is at least behind a semicolon: it stays where the two sides do two things."""
FEWEST_WORDS = 3
WINDOW = 30
"""Words on each side that are looked at."""
BUCKETS = (1, 2, 3, 4, 6, 9, 14)


@dataclass(frozen=True, slots=True)
class Gap:
    """A place between two words where a cut may be made.

    `at` is where the next word begins; a cut there is at least as likely as `least`.
    """

    at: int
    features: tuple[str, ...]
    least: float


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str
    mark: str
    capital: bool


def cuts(sentence: str) -> list[tuple[int, float]]:
    """Positions in `sentence` at which a new clause may begin, in order, with probabilities."""
    judged = ((gap.at, max(probability(gap.features), gap.least)) for gap in gaps(sentence))
    return [(at, p) for at, p in judged if p >= LIKELY_ENOUGH]


def probability(features: Sequence[str]) -> float:
    """How likely a gap with these features divides two clauses."""
    weights = _weights()
    return 1 / (1 + exp(-weights["bias"] - sum(weights.get(name, 0.0) for name in features)))


def gaps(sentence: str) -> list[Gap]:
    """All possible cuts of one sentence with what speaks for and against each."""
    tokens = [_token(match) for match in TOKEN.finditer(sentence)]
    places = [i for i in range(1, len(tokens)) if _possible(tokens[i - 1], tokens[i])]
    marked = [i for i in places if tokens[i - 1].mark]
    return [Gap(tokens[i].start, _features(tokens, marked, i), _least(tokens, i)) for i in places]


def _token(match: re.Match[str]) -> _Token:
    said = match.group()
    word = WORD.search(said)
    mark = MARK.search(said)
    return _Token(
        match.start(),
        match.end(),
        word.group().lower().replace("’", "'") if word else "",
        mark.group() if mark else "",
        said[0].isupper(),
    )


def _possible(before: _Token, behind: _Token) -> bool:
    return bool(before.mark) or not behind.word or behind.word in _openers()


def _features(tokens: Sequence[_Token], marked: Sequence[int], at: int) -> tuple[str, ...]:
    """Readable names of what stands around a gap; `marked` are the gaps behind a mark."""
    here = bisect_left(marked, at)
    start = marked[here - 1] if here else 0
    behind = [i for i in marked[here : here + 2] if i > at]
    end = behind[0] if behind else len(tokens)
    left, right = tokens[max(start, at - WINDOW) : at], tokens[at : min(end, at + WINDOW)]
    mark, following = tokens[at - 1].mark, tokens[at].word
    second = tokens[at + 1].word if at + 1 < len(tokens) else "$"
    found = [
        f"mark {mark}",
        f"next {following}",
        f"mark {mark} next {following}",
        f"second {second}",
        f"next {following} {second}",
        f"last {tokens[at - 1].word}",
        f"first {tokens[start].word}",
        f"left {_bucket(at - start)}",
        f"right {_bucket(end - at)}",
        f"all before {_bucket(at)}",
        f"all behind {_bucket(len(tokens) - at)}",
        f"marks {min(len(marked), 4)}",
        f"stands {_stands(left)} {_stands(right)} {bool(mark)}",
        f"right stands {_stands(right)} {_bucket(end - at)}",
        f"left stands {_stands(left)} {_bucket(at - start)}",
    ]
    found.extend(f"in right {t.word}" for t in right[:4] if t.word in _predicates())
    return tuple(found)


def _least(tokens: Sequence[_Token], at: int) -> float:
    if tokens[at - 1].mark == ";":
        return SEMICOLON
    return LIKELY_ENOUGH if _tied(tokens, at) else 0.0


def _tied(tokens: Sequence[_Token], at: int) -> bool:
    """A connector, if need be with a subject behind it, between two pieces that can stand alone."""
    left, right = tokens[max(0, at - WINDOW) : at], tokens[at : at + WINDOW]
    if len(left) < FEWEST_WORDS or len(right) < FEWEST_WORDS:
        return False
    connectors = _connectors()
    somebody = right[1].capital or right[1].word in _subjects()
    opens = right[0].word in connectors["alone"] or (
        right[0].word in connectors["with_a_subject"] and somebody
    )
    return opens and _stands(left) and _stands(right[1:])


def _bucket(count: int) -> int:
    return next((limit for limit in BUCKETS if count <= limit), 99)


def _stands(tokens: Sequence[_Token]) -> bool:
    """Whether a piece carries something like a predicate."""
    return any(t.word in _predicates() or VERB.fullmatch(t.word) for t in tokens)


VERB = re.compile(
    r"(?:me[mnlrwy]|di|ber|ter|ku|nge)\w{3,}|\w{3,}(?:kan|in|ed|ing|n't|'ll|'ve|'re|'m|'s)"
)


@from_words
def _openers() -> frozenset[str]:
    words = load_data("splitting")
    return frozenset(words["openers"]) | _predicates()


@from_words
def _connectors() -> dict[str, frozenset[str]]:
    return {k: frozenset(words) for k, words in load_data("splitting")["connectors"].items()}


@from_words
def _subjects() -> frozenset[str]:
    return frozenset(load_data("splitting")["subjects"])


@from_words
def _predicates() -> frozenset[str]:
    words = load_data("splitting")["predicates"]
    return frozenset(words["id"]) | frozenset(words["en"])


@cache
def _weights() -> dict[str, float]:
    source = files("assistant.language").joinpath("data", "boundaries.json")
    return json.loads(source.read_text(encoding="utf-8"))
