"""Which kind of event an account tells of: by words in it and by the cards it calls for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.jobs.tension.account import Account, Piece, bare_of
from assistant.jobs.tension.heads import events
from assistant.jobs.tension.part import acts
from assistant.jobs.tension.words import data
from assistant.language.clauses import Role
from assistant.language.lexicon import from_words, whole_words
from assistant.texts import Language

MOST_HITS = 3
OWN_SHARE = 0.5
"""What a sign in the writer's own doing counts beside one in the other's."""
CARD_SHARE = 4.0
"""What a card that the account calls for with certainty counts beside a sign."""
SIGN_SHARE = 0.6
"""What a listed sign counts."""
HEARD_SHARE = 2.0
"""What a clause counts that tells an event with certainty."""
GUESSED = 0.2
"""Up to this probability an event is only guessed."""
LEAST = 0.6
BESIDE = 0.6
"""Share of the likeliest kind's score from which another one counts beside it."""


@dataclass(frozen=True, slots=True)
class Situation:
    """A kind of event; `practices` are the slugs that help, the closest first.

    `gravity` is what it weighs beside other kinds.
    """

    name: str
    practices: tuple[str, ...]
    gravity: float = 1.0


@dataclass(frozen=True, slots=True)
class Readings:
    """The texts of the situation `name` in one language, with open slots."""

    name: str
    topic: str
    goal: str
    kindest: list[str]
    ask: list[str]
    mine: str
    theirs: str
    concede: str
    avoid: str


GENERAL = Situation("general", ("facts-and-stories", "opening-line", "three-conversations"))


def situations(
    account: Account, cards: Mapping[str, float], own: float = OWN_SHARE
) -> list[Situation]:
    """The kinds of event, the likeliest first; `cards` are slugs with how much they are called.

    `own` is what the writer's own doing counts beside the other's.
    """
    told = [piece for piece in account.pieces if piece.side in ("fact", "story", "hearsay")]
    weights = [own if acts(piece.text) == "mine" else 1.0 for piece in told]
    tell = [*zip(weights, _heard(told), strict=True)]
    theirs = " \n".join(p.text for p, weight in zip(told, weights, strict=True) if weight == 1.0)
    mine = " \n".join(p.text for p, weight in zip(told, weights, strict=True) if weight != 1.0)
    scored = [
        (
            situation.gravity
            * (
                SIGN_SHARE * (_count(signs, theirs) + own * _count(signs, mine))
                + CARD_SHARE * _called(situation, cards)
                + HEARD_SHARE * sum(w * p.get(situation.name, 0.0) for w, p in tell)
            ),
            -place,
            situation,
        )
        for place, (situation, signs) in enumerate(_known())
    ]
    best = sorted((s for s in scored if s[0] >= LEAST), key=lambda s: s[:2], reverse=True)
    return [s for score, _, s in best if score >= BESIDE * best[0][0]] or [GENERAL]


def readings(name: str, language: Language) -> Readings:
    """What to say about the situation of that name."""
    return Readings(name, **data(f"readings.{language}")[name])


def gravity(name: str) -> float:
    """What an event of that name weighs beside others."""
    return next((known.gravity for known, _ in _known() if known.name == name), 1.0)


def _heard(told: Sequence[Piece]) -> Iterator[Mapping[str, float]]:
    """What each piece tells beyond a guess; who somebody is tells no event."""
    for piece, likely in zip(told, events([bare_of(piece.text) for piece in told]), strict=True):
        happens = 1.0 - piece.clause.p(Role.CONTEXT)
        yield {name: happens * max(0.0, p - GUESSED) for name, p in likely.items()}


def _called(situation: Situation, cards: Mapping[str, float]) -> float:
    practices = enumerate(situation.practices)
    return sum(cards.get(slug, 0.0) / (place + 1) for place, slug in practices)


def _count(signs: re.Pattern[str], text: str) -> int:
    return min(MOST_HITS, len({match.group().lower() for match in signs.finditer(text)}))


@from_words
def _known() -> tuple[tuple[Situation, re.Pattern[str]], ...]:
    return tuple(
        (
            Situation(e["name"], tuple(e["practices"]), e.get("gravity", 1.0)),
            whole_words(tuple(e["signs"])),
        )
        for e in data("situations")
    )
