"""Which kind of event an account tells of: by words in it and by the cards it calls for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.jobs.tension.account import Account
from assistant.jobs.tension.part import acts
from assistant.jobs.tension.words import data
from assistant.language.lexicon import from_words, whole_words
from assistant.texts import Language

MOST_HITS = 3
OWN_SHARE = 0.5
"""What a sign in the writer's own doing counts beside one in the other's."""
CARD_SHARE = 4.0
"""What a card that the account calls for with certainty counts beside a sign."""
LEAST = 1.0
BESIDE = 0.6
"""Share of the likeliest kind's score from which another one counts beside it."""


@dataclass(frozen=True, slots=True)
class Situation:
    """A kind of event; `practices` are the slugs that help, the closest first."""

    name: str
    practices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Readings:
    """The texts of a situation in one language, with open slots."""

    topic: str
    goal: str
    kindest: list[str]
    ask: list[str]
    mine: str
    theirs: str
    concede: str
    avoid: str


GENERAL = Situation("general", ("facts-and-stories", "opening-line", "three-conversations"))


def situations(account: Account, cards: Mapping[str, float]) -> list[Situation]:
    """The kinds of event, the likeliest first; `cards` are slugs with how much they are called."""
    told = [piece for piece in account.pieces if piece.side in ("fact", "story", "hearsay")]
    theirs = " \n".join(piece.text for piece in told if acts(piece.text) != "mine")
    mine = " \n".join(piece.text for piece in told if acts(piece.text) == "mine")
    scored = [
        (_score(situation, signs, theirs, mine, cards), -place, situation)
        for place, (situation, signs) in enumerate(_known())
    ]
    best = sorted((s for s in scored if s[0] >= LEAST), key=lambda s: s[:2], reverse=True)
    return [s for score, _, s in best if score >= BESIDE * best[0][0]] or [GENERAL]


def readings(situation: Situation, language: Language) -> Readings:
    """What to say about it."""
    return Readings(**data(f"readings.{language}")[situation.name])


def _score(
    situation: Situation,
    signs: re.Pattern[str],
    theirs: str,
    mine: str,
    cards: Mapping[str, float],
) -> float:
    hits = _count(signs, theirs) + OWN_SHARE * _count(signs, mine)
    called = sum(
        cards.get(slug, 0.0) / (place + 1) for place, slug in enumerate(situation.practices)
    )
    return hits + CARD_SHARE * called


def _count(signs: re.Pattern[str], text: str) -> int:
    return min(MOST_HITS, len({match.group().lower() for match in signs.finditer(text)}))


@from_words
def _known() -> tuple[tuple[Situation, re.Pattern[str]], ...]:
    return tuple(
        (Situation(e["name"], tuple(e["practices"])), whole_words(tuple(e["signs"])))
        for e in data("situations")
    )
