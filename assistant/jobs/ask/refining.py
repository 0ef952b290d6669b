"""A model answers from the cited lines: each sentence names the line it rests on.

A sentence without a line, or one that says something its line does not say, is left out; where
none is left the draft stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel, Field

from assistant.checks.findings import Finding
from assistant.checks.invention import invented
from assistant.engines.engine import Engine
from assistant.engines.prompts import render
from assistant.jobs.ask.contract import AskAnswer, AskRequest
from assistant.jobs.ask.evidence import cited_lines
from assistant.jobs.contract import Context, Receipt, Source
from assistant.texts import text

MOST = 3
"""Sentences of an answer."""


class Sentence(BaseModel):
    """One sentence and the number of the line it rests on."""

    n: int
    text: str = Field(max_length=300)


def refine(
    request: AskRequest,
    context: Context,
    draft: AskAnswer,
    engine: Engine,
    findings: Sequence[Finding] = (),
) -> Iterator[AskAnswer]:
    """The draft with an answer in sentences before its lines. Raises EngineError."""
    lines = [source for source in draft.citations if source.kind == "note"]
    if draft.abstained or not lines:
        yield draft
        return
    prompt = render(
        "ask",
        context.language,
        question=request.question,
        lines="\n".join(f"{n} {source.quote}" for n, source in enumerate(lines, 1)),
        again=text("ask.again", context.language) if findings else "",
    )
    found = engine.structured(prompt, schema(len(lines)))
    told = [Sentence.model_validate(each) for each in found.get("sentences", [])]
    kept = [each for each in told if _rests(each, lines, request.question)][:MOST]
    receipt = Receipt(prompt_id=prompt.id, prompt_hash=prompt.hash)
    yield draft.model_copy(
        update={"answer": _with(kept, lines) or draft.answer, "receipt": receipt}
    )


def schema(lines: int) -> dict[str, Any]:
    """What the model may answer: sentences that name a line that exists."""
    sentence = {
        "type": "object",
        "properties": {
            "n": {"type": "integer", "minimum": 1, "maximum": lines},
            "text": {"type": "string", "maxLength": 240},
        },
        "required": ["n", "text"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"sentences": {"type": "array", "items": sentence, "maxItems": MOST}},
        "required": ["sentences"],
        "additionalProperties": False,
    }


def _rests(sentence: Sentence, lines: Sequence[Source], question: str) -> bool:
    """Whether the sentence names a line and says nothing that line and question do not say."""
    if not (1 <= sentence.n <= len(lines) and sentence.text.strip()):
        return False
    line = lines[sentence.n - 1]
    return not invented(sentence.text, [line.quote, line.title, question])


def _with(kept: Sequence[Sentence], lines: Sequence[Source]) -> str:
    """Sentences, then the lines they rest on, word for word."""
    if not kept:
        return ""
    words = " ".join(f"{each.text.strip()} [{each.n}]" for each in kept)
    return "\n\n".join([words, cited_lines(lines)])
