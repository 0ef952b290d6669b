"""Feedback worded anew where it stands: the dial of directness, and words that are put back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant.conversation.state import State, language_of
from assistant.conversation.updates import Update
from assistant.errors import UnknownName
from assistant.jobs import load_job
from assistant.jobs.contract import Answer
from assistant.jobs.feedback.contract import FeedbackAnswer, FeedbackRequest
from assistant.rendering import render
from assistant.settings import EngineChoice
from assistant.web.acting import Deed

if TYPE_CHECKING:
    from assistant.assembly import House

JOB = "feedback"


def dialled(house: House, deed: Deed, engine: EngineChoice) -> Iterator[Update]:
    """The same request with another directness: the draft at once, then what a model makes of it.

    Each is kept in place of the message that the deed names before it is shown. Raises UnknownName
    or StorageError.
    """
    identity, _version, level = deed.id.split("/", 2)
    before = _worded(house, identity)
    fields = {**before.fields, "directness": int(level)}
    state = replace(before, fields=fields, drafted=None)
    steps = house.coach.steps(
        load_job(JOB),
        FeedbackRequest.model_validate(fields),
        engine=engine,
        language=state.language or language_of(state),
        dismissed=state.cleared,
    )
    for step in steps:
        answer = step.answer
        if step.stage != "refining":
            refined = step.stage == "final" and answer.engine != "draft"
            state = replace(
                state, answer=_as_json(answer), drafted=state.answer if refined else None
            )
            _keep(house, identity, state)
        yield Update(step.stage, _shown(state, answer), JOB, answer, fields, state.notice)


def put_back(house: House, deed: Deed) -> None:
    """Say again what softening lost. Raises UnknownName or StorageError."""
    identity, version, words = deed.id.split("/", 2)
    _keep(house, identity, _with_words_back(_worded(house, identity), version, words))


def _worded(house: House, identity: str) -> State:
    state = State.from_json(house.memory.conversations.message(identity).answer)
    if state.job != JOB or state.answer is None:
        raise UnknownName(name=identity)
    return state


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
    return replace(state, **{name: _as_json(back)})


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
    house.memory.conversations.replace(identity, _shown(state, answer), state.as_json())


def _shown(state: State, answer: Answer) -> str:
    shown = render(JOB, answer)
    return f"{state.notice}\n\n---\n\n{shown}" if state.notice else shown


def _as_json(answer: Answer) -> dict[str, Any]:
    return answer.model_dump(mode="json", by_alias=True)
