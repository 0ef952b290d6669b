"""A model words the kindest reading, the open questions and the opening closer to the account.

Facts, stories, the writer's part, branches and dates stay the program's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from assistant.checks.findings import Finding
from assistant.engines.engine import Engine
from assistant.engines.prompts import render
from assistant.jobs.contract import Context, Receipt
from assistant.jobs.tension.contract import TensionAnswer, TensionRequest
from assistant.texts import text

ASKS = 2
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "kindest": {"type": "string", "maxLength": 280},
        "asks": {
            "type": "array",
            "items": {"type": "string", "maxLength": 160},
            "minItems": ASKS,
            "maxItems": ASKS,
        },
        "opening": {"type": "string", "maxLength": 420},
    },
    "required": ["kindest", "asks", "opening"],
    "additionalProperties": False,
}


class Worded(BaseModel):
    """What the model says."""

    kindest: str
    asks: list[str]
    opening: str


def refine(
    request: TensionRequest,
    context: Context,
    draft: TensionAnswer,
    engine: Engine,
    findings: Sequence[Finding] = (),
) -> Iterator[TensionAnswer]:
    """The draft with the model's three wordings. Raises EngineError."""
    if not draft.opening:
        yield draft
        return
    why = "; ".join(dict.fromkeys(finding.why(context.language) for finding in findings))
    prompt = render(
        "tension",
        context.language,
        account=request.text,
        draft=draft.opening,
        again=text("tension.again", context.language, why=why) if findings else "",
    )
    said = Worded.model_validate(engine.structured(prompt, SCHEMA))
    yield draft.model_copy(
        deep=True,
        update={
            "kindest": said.kindest.strip(),
            "unknowns": [*(ask.strip() for ask in said.asks), *draft.unknowns[ASKS:]],
            "opening": said.opening.strip(),
            "warnings": [*draft.warnings, *prompt.notices],
            "receipt": Receipt(prompt_id=prompt.id, prompt_hash=prompt.hash),
        },
    )
