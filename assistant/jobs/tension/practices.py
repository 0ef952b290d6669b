"""Which cards an account calls for: asked as a whole, and for each side of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from assistant.jobs.contract import Finder, Source
from assistant.jobs.sources import card_source
from assistant.jobs.tension.account import Account
from assistant.jobs.tension.part import Part
from assistant.jobs.tension.situations import Situation
from assistant.retrieval.hits import Hit
from assistant.texts import Language

MOST = 5
DEPTH = 8
REPAIR = "apology-and-repair"
WHOLE, SIDE = 1.0, 0.6
THEME = 0.25
"""What the first card of the likeliest situation earns; the next ones half of it, and so on."""


def called(account: Account, parts: Sequence[Part], finder: Finder) -> dict[str, Hit]:
    """Hits by slug over several questions; their score is the weighted mean of all questions."""
    questions = [
        (WHOLE, account.reading.text),
        (SIDE, _together(piece.text for piece in account.of("fact"))),
        (SIDE, _together(piece.text for piece in account.of("story"))),
        (SIDE, _together(part.piece.text for part in parts)),
    ]
    asked = [(weight, question) for weight, question in questions if question]
    total = sum(weight for weight, _ in asked)
    score: defaultdict[str, float] = defaultdict(float)
    hits: dict[str, Hit] = {}
    for weight, question in asked:
        for hit in finder.practices(question, DEPTH, floor=False):
            if hit.slug:
                score[hit.slug] += weight * hit.score / total
                hits.setdefault(hit.slug, hit)
    return {slug: _rescored(hit, score[slug]) for slug, hit in hits.items()}


def chosen(
    hits: Mapping[str, Hit],
    found: Sequence[Situation],
    first: Sequence[str] = (),
    repairs: bool = False,
) -> list[str]:
    """At most five slugs: `first`, then by what the search and the situations say together.

    `repairs` where the writer has something to say sorry for.
    """
    score = defaultdict[str, float](float, {slug: hit.score for slug, hit in hits.items()})
    for place, situation in enumerate(found[:3]):
        for rank, slug in enumerate(situation.practices):
            score[slug] += THEME / (1 + place) / (1 + rank)
    if repairs:
        score[REPAIR] += THEME
    ranked = sorted(score, key=lambda slug: -score[slug])
    return list(dict.fromkeys((*first, *ranked)))[:MOST]


def sources(
    slugs: Iterable[str], hits: Mapping[str, Hit], finder: Finder, language: Language
) -> list[Source]:
    """The cards behind the slugs, as sources."""
    found = []
    for slug in slugs:
        hit = hits.get(slug) or _named(slug, finder, language)
        if hit:
            found.append(card_source(hit))
    return found


def _named(slug: str, finder: Finder, language: Language) -> Hit | None:
    hits = finder.practices(slug.replace("-", " "), DEPTH, language, floor=False)
    return next((hit for hit in hits if hit.slug == slug), None)


def _rescored(hit: Hit, score: float) -> Hit:
    from dataclasses import replace

    return replace(hit, score=score)


def _together(texts: Iterable[str]) -> str:
    return " ".join(texts).strip()
