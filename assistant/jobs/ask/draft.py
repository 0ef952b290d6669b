"""The answer without a model: from the ledger, the calendar or the very lines of the notes."""

from __future__ import annotations

from assistant.jobs.ask.aims import Aim, aim_of, person_in
from assistant.jobs.ask.contract import AskAnswer, AskRequest
from assistant.jobs.ask.evidence import from_notes
from assistant.jobs.ask.ledger import from_promises, from_series, from_sessions
from assistant.jobs.ask.period import period_in
from assistant.jobs.contract import Context
from assistant.memory.people import Person
from assistant.texts import text


def draft(request: AskRequest, context: Context) -> AskAnswer:
    """Cited, or an abstention that says what was looked at."""
    memory = context.recall()
    person = memory.people.find(request.person) if request.person else None
    person = person or person_in(request.question, memory.people.all())
    aim = aim_of(request.question, person)
    answer = None
    if aim == "late":
        return from_series(memory, context)
    period = period_in(request.question, context.today)
    if aim in ("due", "mine", "theirs", "both"):
        answer = from_promises(aim, request.question, person, memory, context, period)
    elif aim in ("last", "next") and person:
        answer = from_sessions(aim, person, memory, context)
    answer = answer or from_notes(request.question, person, memory, context, period)
    return answer or _nothing(aim, person, context)


def _nothing(aim: Aim, person: Person | None, context: Context) -> AskAnswer:
    """Nothing fits: say so, and where it was looked for."""
    key = "promises" if aim in ("due", "mine", "theirs", "both") else "notes"
    name = person.name if person else ""
    where = text(f"ask.nothing.{key}{'-about' if person else ''}", context.language, name=name)
    return AskAnswer(language=context.language, answer=where, abstained=True)
