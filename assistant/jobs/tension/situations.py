"""Which kind of event an account tells of: by words in it and by the meaning of its clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.jobs.tension.account import Account
from assistant.jobs.tension.doers import acts, by_doer
from assistant.jobs.tension.heads import events
from assistant.jobs.tension.sides import Piece, bare_of
from assistant.jobs.tension.words import data
from assistant.language.clauses import Role
from assistant.language.lexicon import from_words, whole_words
from assistant.texts import Language

OWN_SHARE = 0.5
"""What the writer's own doing counts beside the other's."""
NOBODYS_SHARE = 0.4
"""What a clause counts that does not say who acts."""
STORY_SHARE = 0.6
"""What a story counts beside a fact."""
SIGN_SHARE, MOST_HITS = 0.2, 2
"""What a listed sign counts beside an event that is heard with certainty, and how many count."""
SHARPENED = 1.5
"""Power to which a probability is raised, so that one clear clause outweighs several vague ones."""
HEAVIER = 0.5
"""Power of what a kind weighs: with 1 what is heavy drowns the rest, with 0 an hour hides it."""
LEAST = 0.1
BESIDE = 0.6
"""Share of the likeliest kind's score from which another one counts beside it."""
CLEAR = 0.8
"""Up to this share of the likeliest kind's score the next one leaves no doubt."""


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
    account: Account, own: float = OWN_SHARE, name: str | None = None
) -> list[Situation]:
    """The kinds of event, the likeliest first.

    `own` is what the writer's own doing counts beside the other's, `name` what the other is called.
    What the other did first is mostly what the account is about; what follows counts less.
    """
    told = [p for p in by_doer(account.pieces) if p.side in ("fact", "story", "hearsay")]
    scores = _scores(told, [*_weights(told, own, name)])
    best = max(scores.values())
    if best < LEAST:
        return [GENERAL]
    ranked = sorted(_known(), key=lambda known: -scores[known[0].name])
    return [kind for kind, _ in ranked if scores[kind.name] >= BESIDE * best]


def clearest(account: Account, name: str | None = None) -> Situation:
    """What the other did, where one kind is clearly the likeliest; else the general one."""
    told = [p for p in by_doer(account.pieces) if p.side in ("fact", "story", "hearsay")]
    scores = _scores(told, [*_weights(told, 0.0, name)])
    first, second = sorted(scores, key=lambda kind: -scores[kind])[:2]
    clear = scores[first] >= LEAST and scores[second] <= CLEAR * scores[first]
    return next(kind for kind, _ in _known() if kind.name == first) if clear else GENERAL


def readings(name: str, language: Language) -> Readings:
    """What to say about the situation of that name."""
    return Readings(name, **data(f"readings.{language}")[name])


def gravity(name: str) -> float:
    """What an event of that name weighs beside others."""
    return next((known.gravity for known, _ in _known() if known.name == name), 1.0)


def _weights(told: Sequence[Piece], own: float, name: str | None) -> Iterator[float]:
    """By who acts, and how much was told before."""
    before = 0
    for piece in told:
        whose = acts(piece.text, name)
        share = own if whose == "mine" else 1.0 if whose == "theirs" else NOBODYS_SHARE
        yield share * (1.0 if piece.side == "fact" else STORY_SHARE) / (1 + before / 2)
        before += whose != "mine" and piece.side == "fact"


def _scores(told: Sequence[Piece], weights: Sequence[float]) -> dict[str, float]:
    """Of every kind: what is heard in each piece, where something happens, and its signs."""
    scores = {kind.name: 0.0 for kind, _ in _known()}
    heard = events([bare_of(piece.text) for piece in told])
    for piece, weight, likely in zip(told, weights, heard, strict=True):
        happens = 1.0 - piece.clause.p(Role.CONTEXT)
        for kind, signs in _known():
            tells = happens * likely.get(kind.name, 0.0) ** SHARPENED
            shown = SIGN_SHARE * _count(signs, piece.text)
            scores[kind.name] += weight * kind.gravity**HEAVIER * (tells + shown)
    return scores


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
