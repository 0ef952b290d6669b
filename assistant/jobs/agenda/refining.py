"""A model looks over the draft: questions that fit their points better, a better order between.

It sees numbers, purposes, titles and questions of what may be shared, never the hidden points and
never the notes. Minutes, titles, sources and what the user owes are the program's own; the opening
stays first, the closing last, and theirs before mine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, Field

from assistant.checks.findings import Finding
from assistant.engines.engine import Engine
from assistant.engines.prompts import render
from assistant.jobs.agenda.contract import AgendaAnswer, AgendaItem
from assistant.jobs.agenda.copies import Copies
from assistant.jobs.contract import Context, Receipt
from assistant.texts import Language, text

QUOTED = "“"
"""A line with the user's own words in it is never reworded."""


class Proposed(BaseModel):
    """A question in the model's words for one point."""

    n: int
    question: str = Field(max_length=240)


def refine(
    context: Context, draft: AgendaAnswer, engine: Engine, findings: Sequence[Finding] = ()
) -> Iterator[AgendaAnswer]:
    """The draft with better questions and order. Raises EngineError."""
    seen = open_to_change(draft)
    if not seen:
        yield draft
        return
    language = context.language
    prompt = render(
        "agenda",
        language,
        points="\n".join(_line(i, draft.items[i], language) for i in seen),
        again=text("agenda.again", language) if findings else "",
    )
    found = engine.structured(prompt, schema(seen))
    refined = _ordered(_asked(draft, seen, found), seen, found)
    refined.receipt = Receipt(prompt_id=prompt.id, prompt_hash=prompt.hash)
    yield refined


def open_to_change(draft: AgendaAnswer) -> list[int]:
    """Places of the points between opening and closing that may be shown and have a question."""
    shown = Copies.of(draft).shown
    hidden = text("agenda.set-aside", draft.language)
    return [
        i
        for i in range(1, len(draft.items) - 1)
        if shown[i] != hidden and free_question(draft.items[i]) is not None
    ]


def free_question(item: AgendaItem) -> int | None:
    """The place of the question that may be reworded: one without the user's own words.

    What the user owes is never reworded.
    """
    if item.purpose == "inform" and item.source.kind == "promise":
        return None
    free = (i for i, line in enumerate(item.questions) if line.endswith("?") and QUOTED not in line)
    return next(free, None)


def schema(seen: Sequence[int]) -> dict[str, Any]:
    """What the model may answer: only the points it was shown."""
    numbers = {"type": "integer", "enum": [i + 1 for i in seen]}
    question = {
        "type": "object",
        "properties": {"n": numbers, "question": {"type": "string", "maxLength": 200}},
        "required": ["n", "question"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {
            "order": {"type": "array", "items": numbers, "maxItems": len(seen)},
            "questions": {"type": "array", "items": question, "maxItems": len(seen)},
        },
        "required": ["order", "questions"],
        "additionalProperties": False,
    }


def _line(i: int, item: AgendaItem, language: Language) -> str:
    place = free_question(item)
    assert place is not None
    purpose = text(f"agenda.purpose.{item.purpose}", language)
    return f"{i + 1} {purpose} | {item.title} | {item.questions[place]}"


def _asked(draft: AgendaAnswer, seen: Sequence[int], found: Mapping[str, Any]) -> AgendaAnswer:
    """The draft with the model's questions in their places."""
    items = list(draft.items)
    for told in found.get("questions", []):
        proposal = Proposed.model_validate(told)
        i = proposal.n - 1
        place = free_question(items[i]) if i in seen else None
        if place is not None and proposal.question.strip():
            lines = list(items[i].questions)
            lines[place] = proposal.question.strip()
            items[i] = items[i].model_copy(update={"questions": lines})
    return draft.model_copy(update={"items": items}, deep=True)


def _ordered(answer: AgendaAnswer, seen: Sequence[int], found: Mapping[str, Any]) -> AgendaAnswer:
    """The points the model saw in its order, within the stretch they stand in together."""
    wanted = [n - 1 for n in dict.fromkeys(found.get("order", [])) if n - 1 in seen]
    order = list(range(len(answer.items)))
    sides = [answer.items[i].source.kind == "wish" for i in seen]
    same_sides = [answer.items[i].source.kind == "wish" for i in wanted] == sides
    if sorted(wanted) == list(seen) and _adjoin(seen) and same_sides:
        order[seen[0] : seen[-1] + 1] = wanted
    copies = Copies.of(answer).reordered(order)
    items = [answer.items[i] for i in order]
    return answer.model_copy(
        update={
            "items": items,
            "shareable": copies.shareable(items),
            "private": copies.private(items, answer.language),
        }
    )


def _adjoin(seen: Sequence[int]) -> bool:
    return list(seen) == list(range(seen[0], seen[-1] + 1))
