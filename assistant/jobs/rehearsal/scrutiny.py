"""What speaks against a free reply: too long, invented, insulting, giving in, foreign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.blame import stings
from assistant.checks.findings import Finding
from assistant.checks.invention import invented
from assistant.checks.tongue import foreign
from assistant.jobs.contract import Context
from assistant.jobs.rehearsal.contract import RehearseAnswer, RehearseRequest
from assistant.jobs.rehearsal.persona import mood, persona
from assistant.language.lexicon import from_words, load_yaml

LONGEST = 45
"""Words of one turn."""
HURTFUL = frozenset({"insult", "profanity", "threat", "private-matter"})
YIELDING_MOODS = ("open", "pleasing")


def objections(
    request: RehearseRequest, context: Context, draft: RehearseAnswer, refined: RehearseAnswer
) -> list[Finding]:
    """Why the draft's written line should stay."""
    return list(_objections(request, context, draft, refined.reply))


def _objections(
    request: RehearseRequest, context: Context, draft: RehearseAnswer, said: str
) -> Iterator[Finding]:
    language = context.language
    if not said.strip():
        yield Finding("rehearsal.objection.empty")
    if len(said.split()) > LONGEST:
        yield Finding("rehearsal.objection.long", said)
    sources = [request.scenario, *(turn.text for turn in request.turns)]
    for new in invented(said, sources):
        yield Finding("rehearsal.objection.invention", new.span)
    for sting in stings(said):
        if sting.kind in HURTFUL:
            yield Finding("rehearsal.objection.sting", sting.span)
    if foreign(said, language):
        yield Finding("rehearsal.objection.language", said)
    temper = persona(request.scenario, context).temper
    given_in = _yields().search(said)
    if given_in and mood(draft.stance, temper) not in YIELDING_MOODS:
        yield Finding("rehearsal.objection.yields", given_in.group())


@from_words
def _yields() -> re.Pattern[str]:
    words = "|".join(load_yaml("assistant.jobs.rehearsal", "yields"))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
