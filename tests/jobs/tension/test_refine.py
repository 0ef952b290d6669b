"""A model may word the plan; what it invents, blames, diagnoses or flatters is set aside."""

from __future__ import annotations

import pytest

from assistant.engines.scripted import Scripted
from assistant.jobs.tension import Tension
from assistant.jobs.tension.contract import TensionAnswer, TensionRequest

TEXT = (
    "On Monday Petros closed my three tickets without a comment. I wrote to him twice. "
    "He thinks support is beneath him. We talk tomorrow."
)
GOOD = {
    "kindest": "Petros may have taken the tickets for duplicates and wanted to help.",
    "asks": ["What did Petros see in the tickets?", "Did he read both mails?"],
    "opening": "Petros, on Monday you closed three of my tickets without a comment. I'd like us "
    "to find a way to talk first. What did you see in them?",
}


@pytest.fixture
def tried(plan, context):
    """The draft, the refined plan and the objections for what a model says."""

    def refine(said: dict[str, object]) -> tuple[TensionAnswer, TensionAnswer, list[str]]:
        job, request, world = Tension(), TensionRequest(text=TEXT), context(TEXT)
        draft = plan(TEXT)
        (*_, refined) = job.refine(request, world, draft, Scripted([{**said}]))
        return draft, refined, [f.why("en") for f in job.check(request, world, draft, refined)]

    return refine


def test_a_fair_wording_takes_the_drafts_place(tried) -> None:
    draft, refined, objections = tried(GOOD)
    assert objections == []
    assert refined.opening == GOOD["opening"]
    assert refined.kindest == GOOD["kindest"]
    assert refined.facts == draft.facts
    assert refined.stories == draft.stories
    assert refined.receipt.prompt_id == "tension.en"


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("opening", "Petros, on Monday you closed 14 tickets. What happened?"),
        ("opening", "Petros, Gudrun told me about the tickets. What happened?"),
        ("opening", "Petros, you think support is beneath you, he thinks support is beneath him."),
        ("opening", "Petros, you are lazy and arrogant. What happened?"),
        ("kindest", "Petros wanted to save time."),
        ("kindest", "Petros may be a narcissist."),
        ("kindest", "Petros may have been busy, but you did nothing wrong."),
        ("kindest", "Mungkin dia sedang sibuk dan tidak sempat menulis apa-apa di sana."),
    ],
)
def test_a_wording_that_is_not_fair_is_set_aside(tried, field, words) -> None:
    _, _, objections = tried({**GOOD, field: words})
    assert objections


def test_a_second_try_is_told_why_the_first_was_set_aside(plan, context) -> None:
    job, request, engine = Tension(), TensionRequest(text=TEXT), Scripted([GOOD])
    draft = plan(TEXT)
    bad = draft.model_copy(update={"kindest": "Petros wanted to save time."})
    findings = job.check(request, context(TEXT), draft, bad)
    list(job.refine(request, context(TEXT), draft, engine, findings))
    assert findings[0].why("en") in engine.prompts[0].messages[-1].content


@pytest.mark.slow
@pytest.mark.weights
def test_the_embedded_model_words_a_plan_in_the_form_asked_for(
    plan, context, weights, allow_models
) -> None:
    from assistant.engines.embedded import Embedded

    engine = Embedded(weights, seconds=300)
    job, request = Tension(), TensionRequest(text=TEXT)
    draft = plan(TEXT)
    try:
        (*_, refined) = job.refine(request, context(TEXT), draft, engine)
    finally:
        engine.close()
    assert refined.opening
    assert refined.kindest
    assert refined.facts == draft.facts
