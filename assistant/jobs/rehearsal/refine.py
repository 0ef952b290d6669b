"""A free reply by a model, under the same state: the mood and the stance are not the model's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from assistant.checks.findings import Finding
from assistant.engines.engine import Engine
from assistant.engines.prompts import render
from assistant.jobs.contract import Context, Receipt
from assistant.jobs.rehearsal.contract import RehearseAnswer, RehearseRequest, Turn
from assistant.jobs.rehearsal.moves import weightiest
from assistant.jobs.rehearsal.persona import mood, persona, played
from assistant.texts import Language, text

REMEMBERED = 6
"""Turns of the talk that the model sees."""
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"reply": {"type": "string", "maxLength": 240}},
    "required": ["reply"],
    "additionalProperties": False,
}
ME: dict[Language, str] = {"en": "me", "id": "aku"}
OTHER: dict[Language, str] = {"en": "co-worker", "id": "rekan"}


def refine(
    request: RehearseRequest,
    context: Context,
    draft: RehearseAnswer,
    engine: Engine,
    findings: Sequence[Finding] = (),
) -> Iterator[RehearseAnswer]:
    """The draft with the model's words for the reply. Raises EngineError."""
    if not draft.reply or not request.turns:
        yield draft
        return
    language = context.language
    other = persona(request.scenario, context)
    state = played(other, request.turns, context)
    prompt = render(
        "rehearse",
        language,
        scenario=request.scenario,
        mood=mood(state.stance, other.temper),
        asked=weightiest(list(state.turns[-1])).kind.name if state.turns else "hello",
        talk="\n".join(_line(turn, language) for turn in request.turns[-REMEMBERED:]),
        again=text("rehearsal.again", language) if findings else "",
    )
    said = engine.structured(prompt, SCHEMA)["reply"]
    receipt = Receipt(prompt_id=prompt.id, prompt_hash=prompt.hash)
    update = {
        "reply": " ".join(said.split()),
        "receipt": receipt,
        "warnings": [*draft.warnings, *prompt.notices],
    }
    yield draft.model_copy(update=update, deep=True)


def _line(turn: Turn, language: Language) -> str:
    speaker = ME[language] if turn.role == "me" else OTHER[language]
    return f"{speaker}: {turn.text}"
