"""How feedback listens: the ear's roles, weighed against a second hearing of each clause.

The ear hears thirty roles with the clauses around; `checks.barbs` hears only whether a clause
alone is about the person or their private life, and has heard many more ways of saying that.
Neither knows every one, so their log-odds are averaged, the second counting more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import exp, log

from assistant.checks.barbs import Barb, Barbs
from assistant.checks.softening import is_plain
from assistant.jobs.contract import Context
from assistant.jobs.feedback.doing import BLAME, blame_in
from assistant.jobs.feedback.signs import opens_with, shows
from assistant.language.clauses import Clause, Reading, Role, RoleGuess
from assistant.language.embedding import shared_encoder

PRIVATE_ROLES = (Role.PRIVATE_MATTER, Role.PRIVATE)
SHARE = 0.6
"""How much the second hearing counts; on fresh texts it tells blame apart better than the ear."""
LEAST = 0.03
"""No witness is surer than this of anything."""
SURE, MOSTLY, BEYOND_DOUBT = 0.5, 0.6, 0.9
CONTINUED = re.compile(
    r"(?:and|but|so|because|dan|tapi|jadi|karena|terus|soalnya)\b", re.IGNORECASE
)
SHORT = 5
"""Words up to which thanks, or a clause that goes on from another, tell little when heard alone."""


def heard(words: str, context: Context) -> Reading:
    """The clauses of talk, with what both witnesses make of them."""
    reading = context.ear.read(words, on=context.today, genre="talk")
    barbs = barbs_in([clause.text for clause in reading.clauses])
    clauses = [weighed(c, barb) for c, barb in zip(reading.clauses, barbs, strict=True)]
    return replace(reading, clauses=tuple(clauses))


def barbs_in(words: Sequence[str]) -> list[Barb]:
    """What the second hearing makes of each, alone."""
    return Barbs.load().heard(words, shared_encoder().encode(words))


def weighed(clause: Clause, barb: Barb) -> Clause:
    """The clause with blame and private matter as likely as both witnesses together hold them."""
    protected = clause.p(Role.PROTECTED_CORE) >= MOSTLY and barb.person < BEYOND_DOUBT
    if clause.p(Role.INSTRUCTION) >= SURE or protected:
        return clause
    if is_plain(clause.text) or shows("self_reproach", clause.text):
        return clause
    tied = CONTINUED.match(clause.text) or opens_with("thanks", clause.text)
    if tied and len(clause.text.split()) <= SHORT:
        return clause
    blame = _together(blame_in(clause), barb.person)
    private = _together(clause.p(*PRIVATE_ROLES), barb.private)
    rest = max(0.0, 1.0 - max(blame, private))
    guesses = [*_scaled(clause, BLAME, blame, Role.JUDGEMENT)]
    guesses += _scaled(clause, PRIVATE_ROLES, private, Role.PRIVATE_MATTER)
    others = [g for g in clause.roles if g.role not in (*BLAME, *PRIVATE_ROLES)]
    total = max(sum(g.p for g in others), 1.0 - max(blame_in(clause), clause.p(*PRIVATE_ROLES)))
    guesses += [RoleGuess(g.role, min(1.0, g.p * rest / max(total, LEAST))) for g in others]
    guesses = [g for g in guesses if g.p >= 0.05] or [RoleGuess(Role.CONTEXT, rest)]
    return replace(clause, roles=tuple(sorted(guesses, key=lambda g: -g.p)))


def _scaled(
    clause: Clause, roles: Sequence[Role], wanted: float, otherwise: Role
) -> list[RoleGuess]:
    own = [g for g in clause.roles if g.role in roles]
    total = sum(g.p for g in own)
    if total < LEAST:
        return [RoleGuess(otherwise, wanted)]
    return [RoleGuess(g.role, g.p * wanted / total) for g in own]


def _together(ear: float, barb: float) -> float:
    """The probability whose log-odds are the weighted mean of both."""
    return 1 / (1 + exp(-((1 - SHARE) * _odds(ear) + SHARE * _odds(barb))))


def _odds(p: float) -> float:
    p = min(max(p, LEAST), 1 - LEAST)
    return log(p / (1 - p))
