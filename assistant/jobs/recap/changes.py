"""What a follow-up does to a recap: an owner, a day or an item corrected, a copy to send.

Nothing is read again: the items stand with their proof, and only what the user said changes. The
copy to share follows the items. How corrections are put stands in `data/corrections.yaml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.jobs.change import Asked, Change
from assistant.jobs.recap.contract import ActionItem, RecapAnswer, RecapRequest
from assistant.jobs.recap.correction import Correction, corrections
from assistant.jobs.recap.sharing import shareable
from assistant.texts import text


def changed(asked: Asked) -> Change | None:
    """The recap with the correction in it, a question where it is not clear which item is meant."""
    answer = asked.answer
    assert isinstance(answer, RecapAnswer)
    if asked.kind == "share":
        nothing = text("recap.change.nothing", asked.language)
        return Change(said=answer.shareable or nothing)
    correction = corrections(asked, answer.actions)
    if correction is None:
        return None
    if correction.place is None:
        return Change(said=_which(answer.actions, asked))
    actions = _corrected(answer.actions, correction, correction.place)
    return Change(answer=_with(answer, actions, asked))


def _corrected(actions: Sequence[ActionItem], told: Correction, place: int) -> list[ActionItem]:
    if told.drop:
        return [action for i, action in enumerate(actions) if i != place]
    update: dict[str, Any] = {}
    if told.owner is not None:
        update["owner"] = told.owner
    if told.due is not None:
        update |= {"due": told.due, "due_text": told.due_text}
    return [
        action.model_copy(update=update) if i == place else action
        for i, action in enumerate(actions)
    ]


def _with(answer: RecapAnswer, actions: list[ActionItem], asked: Asked) -> RecapAnswer:
    """The recap with these items; the copy to share says the same."""
    request = RecapRequest.model_validate(asked.fields)
    copy = shareable(
        request,
        actions,
        answer.decisions,
        answer.open_questions,
        answer.private,
        answer.language,
    )
    return answer.model_copy(update={"actions": actions, "shareable": copy}, deep=True)


def _which(actions: Sequence[ActionItem], asked: Asked) -> str:
    lines = "\n".join(f"{n}. {action.task}" for n, action in enumerate(actions, 1))
    return f"{text('recap.change.which', asked.language)}\n\n{lines}"
