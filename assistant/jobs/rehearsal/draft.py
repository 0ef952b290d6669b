"""One turn of the rehearsal without a model: the state, a written reply, what the turn did."""

from __future__ import annotations

from functools import partial

from assistant.checks.limits.help import help_for
from assistant.jobs.contract import Context
from assistant.jobs.rehearsal.concerns import concerns
from assistant.jobs.rehearsal.contract import RehearseAnswer, RehearseRequest
from assistant.jobs.rehearsal.observer import observations
from assistant.jobs.rehearsal.persona import Persona, State, persona, played
from assistant.jobs.rehearsal.replies import reply


def draft(request: RehearseRequest, context: Context) -> RehearseAnswer:
    """The reply. Where coaching stops nothing is played; help stands in the warnings."""
    if context.verdict.stops:
        helped = help_for(context.verdict, context.language, context.organisation)
        return RehearseAnswer(warnings=helped.lines())
    other = persona(request.scenario, context)
    state = played(other, request.turns, context)
    mine_is_last = not request.turns or request.turns[-1].role == "me"
    return RehearseAnswer(
        reply=_reply(request, context, other, state) if mine_is_last else "",
        stance=state.stance.model_copy(update={"who": other.name}),
        observations=observations(state, context.language) if mine_is_last else [],
    )


def _reply(request: RehearseRequest, context: Context, other: Persona, state: State) -> str:
    behind = partial(concerns, other, request.scenario, context)
    return reply(other, state, request.scenario, request.turns, behind)
