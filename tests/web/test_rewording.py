"""Feedback that is put in other words where it stands."""

from __future__ import annotations

import pytest

from assistant.assembly import House
from assistant.conversation.state import State
from assistant.jobs.feedback.contract import FeedbackAnswer, Variant
from assistant.web.acting import Deed
from assistant.web.core_view import said_as
from assistant.web.messages import reply_html
from assistant.web.replies import remembered
from assistant.web.rewording import dialled, ending_with, put_back

MESSAGE = "On Tuesday the list was wrong. How did you see it?"
GONE = "nine customers rang me"
TEXT = "You idiot. On Tuesday the list was wrong and nine customers rang me. Check it first."


@pytest.fixture
def house(settings) -> House:
    return House(settings)


def feedback(house: House) -> str:
    """A message of the coach with worded feedback that lost a line."""
    answer = FeedbackAnswer(
        message=MESSAGE,
        variants=[
            Variant(register_="netral", message=MESSAGE),
            Variant(register_="formal", message="On Tuesday the list was incorrect."),
        ],
        kept=["On Tuesday the list was wrong"],
        lost=[GONE],
    )
    state = State(
        job="feedback",
        fields={"text": TEXT},
        language="en",
        answer=answer.model_dump(mode="json", by_alias=True),
    )
    memory = house.memory
    return memory.conversations.append(
        memory.conversations.start().id, "coach", MESSAGE, state.as_json()
    ).id


def answer_of(house: House, message: str) -> FeedbackAnswer:
    answer = remembered(house.memory.conversations.message(message)).answer
    assert isinstance(answer, FeedbackAnswer)
    return answer


def test_what_was_lost_is_shown_and_can_be_put_back(house: House) -> None:
    message = feedback(house)
    shown = reply_html(remembered(house.memory.conversations.message(message)), "en")
    assert f'data-do="put-back" data-id="{message}/draft/{GONE}"' in shown
    put_back(house, Deed("put-back", f"{message}/draft/{GONE}"))
    after = answer_of(house, message)
    assert after.message == (
        "On Tuesday the list was wrong. Nine customers rang me. How did you see it?"
    )
    assert after.variants[1].message.endswith("Nine customers rang me.")
    assert after.lost == []
    assert GONE in after.kept


def test_only_what_was_lost_can_be_put_back(house: House) -> None:
    message = feedback(house)
    put_back(house, Deed("put-back", f"{message}/draft/<b>anything</b>"))
    assert answer_of(house, message).message == MESSAGE


def test_the_dial_changes_the_words_and_remembers_where_it_stands(house: House) -> None:
    message = feedback(house)
    said = set()
    for level in range(1, 6):
        list(dialled(house, Deed("dial", f"{message}/draft/{level}"), "draft"))
        said.add(answer_of(house, message).message)
    assert len(said) >= 4
    assert all("nine customers" in words for words in said)
    shown = reply_html(remembered(house.memory.conversations.message(message)), "en")
    assert f'data-id="{message}/draft/5" aria-pressed="true"' in shown


def test_a_sentence_put_back_stands_before_the_closing_question() -> None:
    assert ending_with("It was late.", "and I waited,") == "It was late. And I waited."
    assert ending_with("It was late. Why?", "I waited") == "It was late. I waited. Why?"


def test_a_part_is_shown_beside_the_sentence_that_says_it() -> None:
    message = "On Monday you changed the form. Next time, please ask me first."
    assert said_as("Next time ask me first!", message) == "Next time, please ask me first."
    assert said_as("nothing of the kind", message) == ""
