"""A model's reply stays under the state: it neither invents, insults nor gives in."""

from __future__ import annotations

import pytest

from assistant.engines.scripted import Scripted
from assistant.jobs.rehearsal import Rehearse
from assistant.jobs.rehearsal.contract import RehearseRequest

SCENARIO = "Anselm moved my training day without asking. We meet at noon."


def tried(context, reply: str) -> tuple[str, list[str]]:
    job, world = Rehearse(), context(SCENARIO)
    turns = [{"role": "me", "text": "How was that week on your side?"}]
    request = RehearseRequest.model_validate({"scenario": SCENARIO, "turns": turns})
    draft = job.draft(request, world)
    (*_, refined) = job.refine(request, world, draft, Scripted([{"reply": reply}]))
    assert refined.stance == draft.stance
    assert refined.observations == draft.observations
    return refined.reply, [found.why("id") for found in job.check(request, world, draft, refined)]


def test_a_free_reply_in_the_mood_is_taken(context) -> None:
    said = "It was tight. I moved what I could and forgot to call."
    assert tried(context, said) == (said, [])


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "Ask Gertrude, she moved eleven of them.",
        "You idiot, what did you expect?",
        "You're right, it's all my fault.",
        "Waktu itu aku juga bingung dan nggak tahu harus bilang ke siapa.",
        "I do so. " * 17,
    ],
)
def test_what_does_not_belong_in_a_rehearsal_is_set_aside(context, reply) -> None:
    _, objections = tried(context, reply)
    assert objections


def test_the_model_is_told_mood_move_and_talk(context) -> None:
    job, world, engine = Rehearse(), context(SCENARIO), Scripted([{"reply": "Hm."}])
    request = RehearseRequest.model_validate(
        {"scenario": SCENARIO, "turns": [{"role": "me", "text": "You never ask."}]}
    )
    list(job.refine(request, world, job.draft(request, world), engine))
    asked = engine.prompts[0].messages[-1].content
    assert "blame" in asked
    assert "me: You never ask." in asked


@pytest.mark.slow
@pytest.mark.weights
def test_the_embedded_model_answers_in_one_turn(context, weights, allow_models) -> None:
    from assistant.engines.embedded import Embedded

    engine = Embedded(weights, seconds=300)
    job, world = Rehearse(), context(SCENARIO)
    request = RehearseRequest.model_validate(
        {"scenario": SCENARIO, "turns": [{"role": "me", "text": "How was it for you?"}]}
    )
    try:
        (*_, refined) = job.refine(request, world, job.draft(request, world), engine)
    finally:
        engine.close()
    assert refined.reply
    assert refined.receipt.prompt_id == "rehearse.en"
