"""What a clause is about, and whether two clauses are about the same thing.

Words are stemmed in both languages; function words, names, days and numbers of days say nothing
about the matter and are left out. A word that many clauses share weighs little.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from snowballstemmer import stemmer

from assistant.jobs.recap.words import load, spotter
from assistant.language.lexicon import load_data

CLITIC = re.compile(r"(?:'s|-(?:nya|ku|mu|an))$")
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

Topic = frozenset[str]


class Topics:
    """The topics of all clauses of one note."""

    def __init__(self, clauses: Sequence[str], names: Sequence[str] = ()) -> None:
        self._known: dict[str, Topic] = {}
        parts = {part.lower() for name in names for part in name.split()}
        self._empty = _empty_words() | parts
        self.of_clause: tuple[Topic, ...] = tuple(self.of(text) for text in clauses)
        self._share = Counter(stem for topic in self.of_clause for stem in topic)

    def of(self, text: str) -> Topic:
        """The stems that say what `text` is about."""
        if text not in self._known:
            words = (_bare(word) for word in WORD.findall(text))
            self._known[text] = frozenset(
                _stem(w) for w in words if w not in self._empty and not ORDINAL.fullmatch(w)
            )
        return self._known[text]

    def says(self, text: str) -> int:
        """How many words of `text` say something: its matter and what is done, days left out."""
        words = {_bare(word) for word in WORD.findall(text)}
        acts = words & frozenset(load("topics")["acts"])
        return len({stem for stem in self.of(text) if not stem.isdigit()}) + len(acts)

    def words(self, text: str) -> list[str]:
        """The words that say what `text` is about, as they stand there, names left out."""
        return [word for word in WORD.findall(text) if self.of(word) and not word.isdigit()]

    def weight(self, topic: Topic) -> float:
        """How much `topic` says: each word counts less the more clauses share it."""
        return sum(1 / max(self._share[stem], 1) for stem in topic)

    def likeness(self, one: Topic, two: Topic) -> float:
        """The share of the lighter topic's weight that both have in common, 0 to 1."""
        shared = one & two
        if not shared:
            return 0.0
        return self.weight(shared) / min(self.weight(one), self.weight(two))


def says_nothing(topic: Topic) -> bool:
    """Whether a clause with this topic leans on what was said before it."""
    return all(stem.isdigit() for stem in topic)


def is_no_name(word: str) -> bool:
    """Whether a word in capitals is one of lists and corrections: "Agreed", "Ralat", "Selesai"."""
    return word.lower() in _empty_words() or any(
        spotter(name).fullmatch(word) for name in ("correction", "no_name", "asides")
    )


def _bare(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    word = CLITIC.sub("", word)
    indonesian = _stemmers()[0].stemWord(word)
    return indonesian if indonesian != word else _stemmers()[1].stemWord(word)


@cache
def _stemmers() -> tuple[Any, Any]:
    return stemmer("indonesian"), stemmer("english")


@cache
def _empty_words() -> frozenset[str]:
    languages, days, people = load_data("languages"), load_data("dates"), load_data("people")
    words = set(languages["id"]) | set(languages["en"])
    words |= {
        name for table in ("weekdays", "months") for ns in days[table].values() for name in ns
    }
    words |= {word for kind in people["pronouns"].values() for word in kind}
    words |= set(people["titles"])
    words |= set(load("topics")["empty"])
    return frozenset(str(word).lower() for word in words) - frozenset(load("topics")["full"])
