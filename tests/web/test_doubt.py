"""Where the limits had a doubt, those to turn to are one tap away."""

from __future__ import annotations

from assistant.assembly import House
from assistant.checks.verdict import Route
from assistant.conversation.state import State
from assistant.jobs.feedback.contract import FeedbackAnswer
from assistant.web.talk import TalkPage
from assistant.web.turns import Turns


def shown(house: House, certain: bool) -> str:
    """The page's talk with one answer about which the limits had something to say."""
    answer = FeedbackAnswer(message="Show me the bill.", route=Route.FRAUD, certain=certain)
    stored = State(job="feedback", answer=answer.model_dump(mode="json", by_alias=True)).as_json()
    memory = house.memory
    memory.conversations.append(memory.conversations.start().id, "coach", "…", stored)
    view = next(TalkPage(house, "en", Turns()).opening())
    return view.current or ""


def test_a_doubt_shows_whom_one_can_turn_to(settings) -> None:
    assert "Whom you can turn to" in shown(House(settings), certain=False)


def test_a_clear_case_has_named_them_already(settings) -> None:
    assert "Whom you can turn to" not in shown(House(settings), certain=True)
