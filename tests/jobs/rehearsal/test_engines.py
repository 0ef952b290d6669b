"""A rehearsal behind a real door: an endpoint over HTTP."""

from __future__ import annotations

import json

import pytest

from assistant.jobs.rehearsal import Rehearse
from assistant.jobs.rehearsal.contract import RehearseAnswer, RehearseRequest, Turn
from tests.doubles.openai_server import Reply
from tests.jobs.doors import MISBEHAVING, answered

SCENARIO = "Tomasz gave my desk away without asking. We meet at three."
REQUEST = RehearseRequest(
    scenario=SCENARIO, turns=[Turn(role="me", text="How was that week on your side?")]
)
GOOD = "It was tight. I gave away what I could and forgot to call."


@pytest.fixture
def draft(context) -> RehearseAnswer:
    return Rehearse().draft(REQUEST, context(SCENARIO))


@pytest.fixture
def ask_remote(context, remote, openai_server):
    def tried(reply: Reply) -> RehearseAnswer:
        openai_server.will(reply)
        return answered("rehearse", REQUEST, remote, lambda: context(SCENARIO))

    return tried


def test_a_reply_in_the_mood_takes_the_drafts_place(ask_remote, draft) -> None:
    answer = ask_remote(Reply(json.dumps({"reply": GOOD})))
    assert (answer.engine, answer.reply) == ("remote", GOOD)
    assert answer.receipt.prompt_id == "rehearse.en"
    assert (answer.stance, answer.observations) == (draft.stance, draft.observations)


@pytest.mark.parametrize("lie", ["Ask Gertrude, she took eleven of them.", "You idiot, so what?"])
def test_an_endpoint_that_invents_or_insults_leaves_the_draft_and_says_why(
    ask_remote, draft, lie
) -> None:
    answer = ask_remote(Reply(json.dumps({"reply": lie})))
    assert (answer.engine, answer.reply) == ("draft", draft.reply)
    assert len(answer.warnings) == len(draft.warnings) + 1


@pytest.mark.parametrize("reply", MISBEHAVING)
def test_an_endpoint_that_misbehaves_leaves_the_draft_and_says_why(
    ask_remote, draft, reply
) -> None:
    answer = ask_remote(reply)
    assert (answer.engine, answer.reply) == ("draft", draft.reply)
    assert len(answer.warnings) == len(draft.warnings) + 1
