"""The simulated co-worker: who they are in the account, their temper, and where they stand.

The stance is a state: trust, heat and openness, 0 to 10, moved by what the user says. It is worked
out anew from all turns, so that a shorter list of turns is a pause or a rewind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from assistant.jobs.contract import Context
from assistant.jobs.rehearsal.contract import Stance, Turn
from assistant.jobs.rehearsal.moves import Move, moves_in
from assistant.jobs.tension.naming import name_of_the_other
from assistant.language.lexicon import load_yaml, whole_words
from assistant.language.register import address_of
from assistant.texts import Language

Mood = Literal["hot", "closed", "guarded", "open", "pleasing"]
Temper = Literal["hot", "closed", "pleasing", "plain"]
TEMPERS: tuple[Temper, ...] = get_args(Temper)
PACKAGE = "assistant.jobs.rehearsal"
HOT, CLOSED, TRUSTING, OPEN = 7, 3, 6, 7
STREAK = 3
"""Good turns in a row after which it gets harder."""
SLOW = 1
"""What a good turn still moves once it has got harder."""


@dataclass(frozen=True, slots=True)
class Persona:
    """The other of the scenario. `me` is how they say I; `name` as the scenario has it."""

    temper: Temper
    start: Stance
    language: Language
    me: str
    name: str | None


@dataclass(frozen=True, slots=True)
class State:
    """Where the other stands after the user's turns, and what each of them did.

    `streak` counts the good turns in a row up to now.
    """

    stance: Stance
    turns: tuple[tuple[Move, ...], ...]
    streak: int

    @property
    def harder(self) -> bool:
        """Whether the user has done so well that the other asks more of them."""
        return self.streak > 0 and self.streak % STREAK == 0


def persona(scenario: str, context: Context) -> Persona:
    """The other as the scenario paints them: the first temper whose signs it shows."""
    temper = _temper(scenario)
    trust, heat, openness = load_yaml(PACKAGE, "tempers")[temper]["start"]
    senior = (
        address_of(scenario) in ("Bapak", "Ibu")
        or re.search(r"\bsaya\b", scenario, re.IGNORECASE) is not None
    )
    me = "I" if context.language == "en" else ("saya" if senior else "aku")
    start = Stance(trust=trust, heat=heat, openness=openness)
    return Persona(temper, start, context.language, me, name_of_the_other(scenario))


def _temper(scenario: str) -> Temper:
    """The first temper with a sign in the scenario."""
    for name in TEMPERS:
        signs = load_yaml(PACKAGE, "tempers")[name]["signs"]
        if signs and whole_words(tuple(re.escape(sign) for sign in signs)).search(scenario):
            return name
    return "plain"


def played(persona: Persona, turns: Sequence[Turn], context: Context) -> State:
    """The state after all turns of the user's."""
    stance, streak = persona.start, 0
    heard: list[tuple[Move, ...]] = []
    for turn in turns:
        if turn.role != "me" or not turn.text.strip():
            continue
        moves = moves_in(turn.text, context.ear)
        heard.append(tuple(moves))
        streak = streak + 1 if all(move.kind.good for move in moves) else 0
        stance = moved(stance, moves, slow=streak > STREAK)
    return State(stance, tuple(heard), streak)


def moved(stance: Stance, moves: Sequence[Move], slow: bool = False) -> Stance:
    """The stance after one turn: at most two steps each way, one where it has got harder."""
    shifts = [sum(move.kind.shift[axis] for move in moves) for axis in range(3)]
    hurt = any(not move.kind.good for move in moves)
    most = SLOW if slow and not hurt else 2
    if hurt:
        shifts = [min(0, shifts[0]), max(0, shifts[1]), min(0, shifts[2])]
    trust, heat, openness = (max(-most, min(most, shift)) for shift in shifts)
    return Stance(
        trust=_kept(stance.trust + trust),
        heat=_kept(stance.heat + heat),
        openness=_kept(stance.openness + openness),
    )


def mood(stance: Stance, temper: Temper) -> Mood:
    """How the other comes across."""
    if stance.heat >= HOT:
        return "hot"
    if stance.openness >= OPEN and stance.trust >= TRUSTING:
        return "open"
    if temper == "pleasing":
        return "pleasing"
    return "closed" if stance.openness <= CLOSED else "guarded"


def _kept(value: int) -> int:
    return max(0, min(10, value))
