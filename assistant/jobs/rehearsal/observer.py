"""The observer: what each of the user's sentences did, in their own words, and a short debrief."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.jobs.rehearsal.contract import Observation
from assistant.jobs.rehearsal.moves import Move
from assistant.jobs.rehearsal.persona import State
from assistant.texts import Language, text

DEBRIEF_AFTER = 6
"""Turns of the user's after which the session is looked back on, and every six after that."""
KEEP, CHANGE = "keep", "change"
BEST = (
    "apology",
    "acknowledgement",
    "concession",
    "interest",
    "question",
    "request",
    "agreement",
    "fact",
)
WORST = ("threat", "blame", "power", "right")


def observations(state: State, language: Language) -> list[Observation]:
    """What the last turn did; after six turns also one thing to keep and one to change."""
    if not state.turns:
        return []
    found = [_observed(move, language) for move in state.turns[-1]]
    if len(state.turns) % DEBRIEF_AFTER == 0:
        found += debrief(state, language)
    return found


def debrief(state: State, language: Language) -> list[Observation]:
    """One thing to keep and one to change, over all turns."""
    every = [move for moves in state.turns for move in moves]
    best, worst = _first(every, BEST), _first(every, WORST)
    kept = [_looked_back(KEEP, best, language)] if best else []
    changed = _looked_back(CHANGE, worst, language) if worst else _missing(every, language)
    return [*kept, changed]


def _observed(move: Move, language: Language) -> Observation:
    note = text(f"rehearsal.move.{move.kind.name}", language)
    return Observation(move=move.kind.name, quote=move.quote, note=note)


def _looked_back(what: str, move: Move, language: Language) -> Observation:
    note = text(f"rehearsal.{what}.{move.kind.name}", language)
    return Observation(move=what, quote=move.quote, note=note)


def _missing(every: Sequence[Move], language: Language) -> Observation:
    """Where nothing hurt: the first helpful move that was not made."""
    made = {move.kind.name for move in every}
    name = next(
        (n for n in ("question", "interest", "acknowledgement") if n not in made), "request"
    )
    return Observation(move=CHANGE, quote="", note=text(f"rehearsal.try.{name}", language))


def _first(every: Sequence[Move], names: Sequence[str]) -> Move | None:
    """The first move of the earliest kind in `names`."""
    return next((m for name in names for m in every if m.kind.name == name), None)
