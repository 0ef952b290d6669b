"""Roles read off the cues alone, for where no learned head speaks."""

from __future__ import annotations

from assistant.language.clauses import Role, RoleGuess

BY_CUE: tuple[tuple[str, Role, float], ...] = (
    ("machine", Role.INSTRUCTION, 0.9),
    ("private", Role.PRIVATE, 0.8),
    ("cancelled", Role.CANCELLATION, 0.7),
    ("polite-no", Role.POLITE_NO, 0.7),
    ("hearsay", Role.HEARSAY, 0.7),
    ("sorry", Role.APOLOGY, 0.7),
    ("thanks", Role.APPRECIATION, 0.6),
    ("proposal", Role.PROPOSAL, 0.6),
    ("request", Role.REQUEST, 0.7),
    ("question", Role.OPEN_QUESTION, 0.6),
    ("absolute", Role.ABSOLUTE, 0.6),
    ("conditional", Role.CONDITION, 0.6),
    ("habitual", Role.DUTY, 0.5),
    ("decision", Role.DECISION, 0.6),
    ("done", Role.DONE, 0.6),
    ("feeling", Role.FEELING, 0.7),
    ("planned", Role.COMMITMENT, 0.6),
    ("ongoing", Role.STATUS, 0.6),
)


def guess(cues: frozenset[str], genre: str) -> tuple[RoleGuess, ...]:
    """The roles that the cues speak for, likeliest first; a plain fact where there is none."""
    found = [RoleGuess(role, p) for cue, role, p in BY_CUE if cue in cues]
    plain = Role.OBSERVATION if genre == "talk" else Role.STATUS
    return tuple(found[:3]) or (RoleGuess(plain, 0.5),)
