"""Which practice a question calls for.

The heads weigh the slugs they know; a card that joined later (an organisation's own) takes the
place that its nearest ways to ask earn among all others. The floor (`floor.py`) says whether the
question belongs here at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from textwrap import shorten
from typing import TYPE_CHECKING

import numpy as np

from assistant.language.detect import detect_language
from assistant.language.embedding import Encoder
from assistant.retrieval.floor import Evidence
from assistant.retrieval.heads import log_softmax
from assistant.retrieval.hits import Hit
from assistant.retrieval.index import DenseIndex
from assistant.retrieval.library import Library
from assistant.retrieval.nearness import FAR, Nearness
from assistant.retrieval.terms import stems_of, word_stems
from assistant.retrieval.whom import relation_named, without_whom
from assistant.texts import LANGUAGES, Language, text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

NEAREST_WAYS = 2
"""Few, so that a new card with a handful of ways is not at a disadvantage."""
MOST_NAMING = 3
NAMED = 0.9
"""Words of a question that may be a topic's name, and the score of the topic that they name."""
UNFITTING = -1.0
"""Added to the log-probability of a card that is not for the relation a question names."""
SHOWN_WORDS = 4
SHOWN_WAY = 90
"""Characters of a way to ask that are shown."""
LONGEST = 2_000
"""Characters of a question that are looked at; what a person asks stands well within."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the search sees it; `near` has the cosine of each line of the library, FAR
    for those that lie far off.
    """

    text: str
    language: Language
    vector: Floats
    near: Floats
    words: tuple[tuple[str, frozenset[str]], ...]
    """Its meaningful words, with their stems."""


class PracticeSearch:
    """Search over one library."""

    def __init__(self, library: Library, encoder: Encoder, index: DenseIndex) -> None:
        self.library = library
        self._nearness = Nearness(library, index)
        self._encoder = encoder
        self._rows: dict[tuple[str, Language], NDArray[np.intp]] = _rows_by_card(library)

    def find(
        self, query: str, k: int, language: Language | None = None, floor: bool = True
    ) -> list[Hit]:
        """The best cards, one hit a slug; none where the question lies below the floor."""
        question = self._question(query)
        if question is None:
            return []
        logs = self._logs(question)
        belongs = self._belonging(question, logs)
        named = self._named(question)
        if floor and not named.any() and belongs < self.library.floor.threshold:
            return []
        chances = self._chances(logs + self._unfitting(question)) * belongs
        chances = np.where(named, np.float32(NAMED), chances)
        hits: list[Hit] = []
        for number in np.lexsort((-logs, -chances)):
            hit = self._hit(question, self.library.slugs[number], float(chances[number]), language)
            if hit is not None:
                hits.append(hit)
            if len(hits) == k:
                break
        return hits

    def refresh(self) -> None:
        """Bring the index up to the library."""
        self._nearness.refresh()

    def _question(self, query: str) -> Question | None:
        asked = query.strip()[:LONGEST]
        if not any(sign.isalnum() for sign in asked):
            return None
        vector = self._encoder.query(asked)
        return Question(
            asked,
            detect_language(asked),
            vector,
            self._nearness.of(vector),
            tuple(word_stems(asked)),
        )

    def _logs(self, question: Question) -> Floats:
        """Log-probability of each slug of the library, in its order."""
        library = self.library
        logs = library.heads.log_probabilities(question.text, question.vector)[library.known]
        joined = len(library.slugs) - len(logs)
        if joined:
            near = self._nearest_ways(question)
            logs = np.concatenate([logs, _by_rank(near[-joined:], near[:-joined], logs)])
        return logs

    def _chances(self, logs: Floats) -> Floats:
        return np.exp(log_softmax(logs * self.library.floor.sharpness))

    def _unfitting(self, question: Question) -> Floats:
        """What cards lose that are not for the relation which the question names."""
        relation = relation_named(question.text)
        fits = [relation is None or relation in self._relations[s] for s in self.library.slugs]
        return np.where(fits, np.float32(0), np.float32(UNFITTING))

    @cached_property
    def _relations(self) -> dict[str, frozenset[str]]:
        """The relations that each topic is for."""
        found: dict[str, frozenset[str]] = {}
        for card in self.library.cards.values():
            found[card.slug] = found.get(card.slug, frozenset()) | frozenset(card.relations)
        return found

    def _belonging(self, question: Question, logs: Floats) -> float:
        ways = question.near[self._ways]
        return self.library.floor.probability(Evidence.of(question.vector, ways, logs))

    def _named(self, question: Question) -> NDArray[np.bool_]:
        """Which slugs a question of a few words calls by name: "sungkan", "anak buah burnout"."""
        matter = without_whom(question.text) or question.text
        asked = [stems for _, stems in word_stems(matter)]
        if not asked or len(matter.split()) > MOST_NAMING:
            return np.zeros(len(self.library.slugs), bool)
        return np.array(
            [all(stems & self._names[slug] for stems in asked) for slug in self.library.slugs]
        )

    @cached_property
    def _names(self) -> dict[str, frozenset[str]]:
        """The stems of each topic's slug and titles."""
        lines: dict[str, list[str]] = {
            slug: [slug.replace("-", " ")] for slug in self.library.slugs
        }
        for card in self.library.cards.values():
            lines[card.slug].append(card.title)
        return {slug: stems_of(words) for slug, words in lines.items()}

    def _nearest_ways(self, question: Question) -> Floats:
        """Mean cosine of the nearest ways of each slug; FAR where none is near."""
        ways = question.near[self._ways]
        table = np.full((len(self.library.slugs), int(self._places.max()) + 1), np.nan, np.float32)
        table[self._owners, self._places] = np.where(ways == FAR, np.nan, ways)
        best = -np.sort(-table, axis=1)[:, :NEAREST_WAYS]
        best[np.isnan(best[:, 0])] = FAR
        return np.nanmean(best, axis=1)

    @cached_property
    def _ways(self) -> NDArray[np.intp]:
        return np.array([n for n, c in enumerate(self.library.chunks) if c.part == "ways"])

    @cached_property
    def _owners(self) -> NDArray[np.intp]:
        number = {slug: n for n, slug in enumerate(self.library.slugs)}
        return np.array([number[self.library.chunks[way].slug] for way in self._ways])

    @cached_property
    def _places(self) -> NDArray[np.intp]:
        """The how-manieth way of its slug each way is."""
        seen = [0] * len(self.library.slugs)
        places = []
        for owner in self._owners:
            places.append(seen[owner])
            seen[owner] += 1
        return np.array(places)

    def _hit(
        self, question: Question, slug: str, score: float, language: Language | None
    ) -> Hit | None:
        spoken = self._spoken(slug, language or question.language, strict=language is not None)
        if spoken is None:
            return None
        rows = self._rows[slug, spoken]
        card = self.library.cards[self.library.chunks[rows[0]].card]
        quote = self._best(rows, question, ways=False)
        return Hit(
            kind="card",
            id=card.id,
            slug=slug,
            language=spoken,
            title=card.title,
            score=score,
            quote=self.library.chunks[quote].text,
            why=self._why(question, slug, quote),
        )

    def _spoken(self, slug: str, wanted: Language, strict: bool) -> Language | None:
        other: Language = "en" if wanted == "id" else "id"
        order = (wanted,) if strict else (wanted, other)
        return next((language for language in order if (slug, language) in self._rows), None)

    def _best(self, rows: Sequence[int] | NDArray[np.intp], question: Question, ways: bool) -> int:
        parts = [row for row in rows if (self.library.chunks[row].part == "ways") == ways]
        content = [row for row in parts if self.library.chunks[row].part != "title"] or list(rows)
        return self._nearness.best(content, question.near, question.vector)

    def _why(self, question: Question, slug: str, quote: int) -> str:
        """The nearest way in either language, and words in common with it or the quote."""
        rows = [row for language in LANGUAGES for row in self._rows.get((slug, language), ())]
        nearest = self._best(rows, question, ways=True)
        way = self.library.chunks[nearest].text
        stems = stems_of(self.library.chunks[row].text for row in (nearest, quote))
        shared = [word for word, found in question.words if found & stems]
        shown = ", ".join(list(dict.fromkeys(shared))[:SHOWN_WORDS])
        return text(
            "search.why" if shared else "search.why-meaning",
            question.language,
            way=shorten(way, SHOWN_WAY, placeholder=" …"),
            words=shown,
        )


def _rows_by_card(library: Library) -> dict[tuple[str, Language], NDArray[np.intp]]:
    rows: dict[tuple[str, Language], list[int]] = {}
    for number, chunk in enumerate(library.chunks):
        rows.setdefault((chunk.slug, chunk.language), []).append(number)
    return {key: np.array(found) for key, found in rows.items()}


def _by_rank(joined: Floats, known: Floats, logs: Floats) -> Floats:
    """Log-probabilities for newcomers: what a known slug of the same nearness rank has."""
    ranks = (known[None, :] > joined[:, None]).sum(axis=1)
    ordered = -np.sort(-logs)
    return ordered[np.minimum(ranks, len(ordered) - 1)]
