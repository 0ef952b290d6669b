"""Feedback worded anew where it stands: the dial of directness, and words that are put back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.conversation.state import State, language_of
from assistant.errors import UnknownName
from assistant.jobs import load_job
from assistant.jobs.feedback.contract import FeedbackAnswer, FeedbackRequest
from assistant.rendering import render
from assistant.web.acting import Deed

if TYPE_CHECKING:
    from assistant.assembly import House

JOB = "feedback"


def reword(house: House, deed: Deed) -> None:
    """Change the message that the deed names, in memory. Raises UnknownName or StorageError."""
    identity, version, told = deed.id.split("/", 2)
    state = State.from_json(house.memory.conversations.message(identity).answer)
    if state.job != JOB or state.answer is None:
        raise UnknownName(name=identity)
    if deed.do == "dial":
        _keep(house, identity, _dialled(house, state, int(told)))
    else:
        _keep(house, identity, _with_words_back(state, version, told))


def _dialled(house: House, state: State, directness: int) -> State:
    """The same request in other words: a draft, so that the dial answers at once."""
    fields = {**state.fields, "directness": directness}
    request = FeedbackRequest.model_validate(fields)
    steps = house.coach.steps(
        load_job(JOB),
        request,
        engine="draft",
        language=state.language or language_of(state),
        dismissed=state.cleared,
    )
    *_, last = steps
    answer = last.answer.model_dump(mode="json", by_alias=True)
    return replace(state, fields=fields, answer=answer, drafted=None)


def _with_words_back(state: State, version: str, words: str) -> State:
    name = "drafted" if version == "draft" and state.drafted else "answer"
    answer = FeedbackAnswer.model_validate(getattr(state, name))
    if words not in answer.lost:
        return state
    back = answer.model_copy(
        update={
            "message": ending_with(answer.message, words),
            "variants": [
                each.model_copy(update={"message": ending_with(each.message, words)})
                for each in answer.variants
            ],
            "kept": [*answer.kept, words],
            "lost": [line for line in answer.lost if line != words],
        }
    )
    return replace(state, **{name: back.model_dump(mode="json", by_alias=True)})


def ending_with(message: str, words: str) -> str:
    """The message with a further sentence in front of its closing question, if it has one."""
    sentence = words.strip(" ,;")
    sentence = sentence[:1].upper() + sentence[1:]
    sentence += "" if sentence.endswith((".", "!", "?")) else "."
    before, stop, question = message.rstrip().rpartition(". ")
    if stop and question.endswith("?"):
        return f"{before}. {sentence} {question}"
    return f"{message.rstrip()} {sentence}"


def _keep(house: House, identity: str, state: State) -> None:
    answer = FeedbackAnswer.model_validate(state.answer)
    shown = render(JOB, answer)
    if state.notice:
        shown = f"{state.notice}\n\n---\n\n{shown}"
    house.memory.conversations.replace(identity, shown, state.as_json())
