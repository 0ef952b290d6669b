"""The written bank of replies, and which line comes next."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from typing import cast

from assistant.jobs.capitals import capitals
from assistant.jobs.rehearsal.contract import Turn
from assistant.jobs.rehearsal.moves import OTHER, weightiest
from assistant.jobs.rehearsal.persona import Mood, Persona, State, mood
from assistant.language.lexicon import load_yaml
from assistant.texts import Language

Concerns = Callable[[], Sequence[str]]
QUESTION = "question"
"""The kind of turn that gets to hear what lies behind it."""
BESIDE = 2
"""Lines that fit any scenario and may come in place of it, so that sessions differ."""
TELLING: tuple[Mood, ...] = ("guarded", "open")
"""Moods in which it is said."""
HELLO, CHALLENGE, THANKS = "hello", "challenge", "thanks"
ANSWERED = ("question", "yes-no", "request")
"""Kinds of turns that get an answer even where a harder line follows it."""
NEXT_MOOD: dict[Mood, Mood] = {
    "hot": "guarded",
    "closed": "guarded",
    "open": "guarded",
    "pleasing": "guarded",
    "guarded": "open",
}
"""Where lines come from once those of a mood are used up."""


def reply(
    persona: Persona, state: State, scenario: str, turns: Sequence[Turn], concerns: Concerns
) -> str:
    """What the other says now; never what they have said before in this session."""
    said = {turn.text for turn in turns if turn.role == "other"}
    where = mood(state.stance, persona.temper)
    seed = zlib.crc32(f"{scenario}{len(turns)}{turns[-1].text if turns else ''}".encode())
    kind = weightiest(list(state.turns[-1])).kind.reply if state.turns else HELLO
    harder = _fresh(persona, where, CHALLENGE, said) if state.harder and kind != THANKS else ()
    if harder and kind not in ANSWERED:
        return harder[seed % len(harder)]
    lines = _fresh(persona, where, kind, said)
    if kind == QUESTION and where in TELLING:
        lines = [*_unsaid(concerns(), said), *lines[:BESIDE]]
    lines = lines or _fresh(persona, where, OTHER, said)
    lines = lines or _in_order(persona, where, OTHER)[0]
    answer = lines[seed % len(lines)]
    follows = harder and where in TELLING
    return f"{answer} {harder[seed % len(harder)]}" if follows else answer


def _fresh(persona: Persona, where: Mood, kind: str, said: Collection[str]) -> Sequence[str]:
    """Lines of a kind that have not been said, of the mood or else of the mood next to it."""
    for lines in _in_order(persona, where, kind):
        fresh = _unsaid(lines, said)
        if fresh:
            return fresh
    return ()


def _unsaid(lines: Sequence[str], said: Collection[str]) -> Sequence[str]:
    return [line for line in lines if not any(line in turn for turn in said)]


def _in_order(persona: Persona, where: Mood, kind: str) -> list[tuple[str, ...]]:
    """Lines of the mood, then of the mood next to it."""
    moods: Iterable[Mood] = (where, NEXT_MOOD[where])
    return [_lines(persona.language, kind, each, persona.me) for each in moods]


@cache
def _lines(language: Language, kind: str, where: Mood, me: str) -> tuple[str, ...]:
    bank = load_yaml("assistant.jobs.rehearsal", f"replies.{language}")[kind]
    return tuple(capitals(line.format(i=me)) for line in cast(list[str], bank[where]))
