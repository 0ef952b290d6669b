"""The written bank of replies, and which line comes next."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from typing import cast

from assistant.jobs.capitals import capitals
from assistant.jobs.rehearsal.contract import Turn
from assistant.jobs.rehearsal.moves import OTHER, weightiest
from assistant.jobs.rehearsal.persona import Mood, Persona, State, mood
from assistant.language.lexicon import load_yaml
from assistant.texts import Language

HELLO, CHALLENGE = "hello", "challenge"
NEXT_MOOD: dict[Mood, Mood] = {
    "hot": "guarded",
    "closed": "guarded",
    "open": "guarded",
    "pleasing": "guarded",
    "guarded": "open",
}
"""Where lines come from once those of a mood are used up."""


def reply(persona: Persona, state: State, scenario: str, turns: Sequence[Turn]) -> str:
    """What the other says now; never what they have said before in this session."""
    said = {turn.text for turn in turns if turn.role == "other"}
    where = mood(state.stance, persona.temper)
    seed = zlib.crc32(f"{scenario}{len(turns)}{turns[-1].text if turns else ''}".encode())
    kinds = _kinds(state)
    for kind in kinds:
        for lines in _in_order(persona, where, kind):
            fresh = [line for line in lines if line not in said]
            if fresh:
                return fresh[seed % len(fresh)]
    return _in_order(persona, where, kinds[-1])[0][seed % 2]


def _kinds(state: State) -> list[str]:
    """Which parts of the bank fit, the best first."""
    if not state.turns:
        return [HELLO, OTHER]
    answers = weightiest(list(state.turns[-1])).kind.reply
    return [CHALLENGE, answers, OTHER] if state.harder else [answers, OTHER]


def _in_order(persona: Persona, where: Mood, kind: str) -> list[tuple[str, ...]]:
    """Lines of the mood, then of the mood next to it."""
    moods: Iterable[Mood] = (where, NEXT_MOOD[where])
    return [_lines(persona.language, kind, each, persona.me) for each in moods]


@cache
def _lines(language: Language, kind: str, where: Mood, me: str) -> tuple[str, ...]:
    bank = load_yaml("assistant.jobs.rehearsal", f"replies.{language}")[kind]
    return tuple(capitals(line.format(i=me)) for line in cast(list[str], bank[where]))
