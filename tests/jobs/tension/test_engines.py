"""The plan behind a real door: an endpoint over HTTP."""

from __future__ import annotations

import json

import pytest

from assistant.jobs.tension.contract import TensionAnswer, TensionRequest
from tests.doubles.openai_server import Reply
from tests.jobs.doors import MISBEHAVING, answered

TEXT = (
    "On Thursday Ilse cancelled our shift plan without a word. I wrote to her twice. "
    "She thinks the night team does not count. We talk tomorrow."
)
GOOD = {
    "kindest": "Ilse may have had to act fast and wanted to tell everybody later.",
    "asks": ["What did Ilse see in the plan?", "Did she read both mails?"],
    "opening": "Ilse, on Thursday you cancelled our shift plan without a word. I'd like us to "
    "talk first next time. What did you see in it?",
}


@pytest.fixture
def ask_remote(context, remote, openai_server):
    def tried(reply: Reply) -> TensionAnswer:
        openai_server.will(reply)
        return answered("tension", TensionRequest(text=TEXT), remote, lambda: context(TEXT))

    return tried


def test_a_fair_wording_takes_the_drafts_place(ask_remote, plan) -> None:
    answer = ask_remote(Reply(json.dumps(GOOD)))
    assert (answer.engine, answer.receipt.prompt_id) == ("remote", "tension.en")
    assert (answer.opening, answer.kindest) == (GOOD["opening"], GOOD["kindest"])
    assert (answer.facts, answer.stories) == (plan(TEXT).facts, plan(TEXT).stories)


@pytest.mark.parametrize(
    "lie",
    [
        {"opening": "Ilse, on Thursday you cancelled 14 plans. What happened?"},
        {"kindest": "Ilse may be a narcissist."},
    ],
)
def test_an_endpoint_that_lies_or_blames_leaves_the_draft_and_says_why(
    ask_remote, plan, lie
) -> None:
    answer = ask_remote(Reply(json.dumps({**GOOD, **lie})))
    assert (answer.engine, answer.opening) == ("draft", plan(TEXT).opening)
    assert len(answer.warnings) == len(plan(TEXT).warnings) + 1


@pytest.mark.parametrize("reply", MISBEHAVING)
def test_an_endpoint_that_misbehaves_leaves_the_draft_and_says_why(ask_remote, plan, reply) -> None:
    answer = ask_remote(reply)
    assert (answer.engine, answer.opening) == ("draft", plan(TEXT).opening)
    assert len(answer.warnings) == len(plan(TEXT).warnings) + 1
