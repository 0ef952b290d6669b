"""A rehearsal as a mode of the talk: what is typed is said to the co-worker until it ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant.checks.verdict import CLEAR_ROAD
from assistant.conversation.state import State
from assistant.texts import Language, text

if TYPE_CHECKING:
    from assistant.coach import Coach
    from assistant.jobs.contract import Answer

JOB = "rehearse"
SCENES = {"tension": "text", "feedback": "text"}
"""Jobs whose material can be rehearsed at once, and the field that holds it."""


def rehearsing(state: State) -> bool:
    """Whether what is typed now is said to the co-worker."""
    return state.job == JOB and state.answer is not None


def scene(topic: State) -> str | None:
    """What the talk was about just now, as a scenario."""
    field = SCENES.get(topic.job or "")
    return str(topic.fields[field]) if field and topic.fields.get(field) else None


def said(state: State, words: str) -> State:
    """The rehearsal with the user's next sentence."""
    turns = [*state.fields.get("turns", []), {"role": "me", "text": words.strip()}]
    return replace(state.with_fields(turns=turns), drafted=None)


def replied(state: State, answer: Answer) -> State:
    """The rehearsal with the co-worker's reply."""
    reply = str(getattr(answer, "reply", ""))
    turns: list[Any] = list(state.fields.get("turns", []))
    return state.with_fields(turns=[*turns, {"role": "other", "text": reply}]) if reply else state


def rewound(state: State) -> State:
    """The rehearsal before the user's last sentence and the reply to it."""
    turns: list[Any] = list(state.fields.get("turns", []))
    mine = [i for i, turn in enumerate(turns) if turn["role"] == "me"]
    return state.with_fields(turns=turns[: mine[-1]] if mine else turns)


def debrief(state: State, coach: Coach, language: Language) -> str:
    """One thing to keep and one to change, in the user's own words."""
    from assistant.jobs.rehearsal.contract import RehearseRequest
    from assistant.jobs.rehearsal.observer import debrief
    from assistant.jobs.rehearsal.persona import persona, played

    request = RehearseRequest.model_validate(dict(state.fields))
    if not any(turn.role == "me" for turn in request.turns):
        return text("conversation.rehearsal.unsaid", language)
    context = coach.context(language, CLEAR_ROAD, coach.today())
    seen = debrief(played(persona(request.scenario, context), request.turns, context), language)
    lines = [_counsel(each.move, each.quote, each.note, language) for each in seen]
    return "\n\n".join([f"**{text('rehearsal.debrief', language)}**", *lines])


def _counsel(move: str, quote: str, note: str, language: Language) -> str:
    quoted = f'"{quote}" ' if quote else ""
    return f"**{text(f'rehearsal.{move}-word', language)}:** {quoted}{note}"
