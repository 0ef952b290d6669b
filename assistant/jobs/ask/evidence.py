"""Answers from the lines of the notes: the lines themselves, with their day."""

from __future__ import annotations

from assistant.jobs.ask.contract import AskAnswer
from assistant.jobs.contract import Context, Source
from assistant.memory.people import Person
from assistant.retrieval.hits import Hit
from assistant.retrieval.terms import query_terms, stems_of
from assistant.texts import text

LOOKED_AT = 8
MOST_CITED = 3
FLOOR = 0.45
"""A passage below this does not answer."""
NEAR = 0.75
"""Further passages are cited only within this share of the best score."""


def from_notes(question: str, person: Person | None, context: Context) -> AskAnswer | None:
    """The lines that answer best; None where none does."""
    hits = context.finder.notes(question, LOOKED_AT, person.name if person else None)
    good = [hit for hit in hits if hit.score >= FLOOR][:MOST_CITED]
    if not good:
        return None
    kept = [hit for hit in good if hit.score >= NEAR * good[0].score]
    cited = [_source(hit, question) for hit in kept]
    lines = [f'- {source.title}: "{source.quote}"' for source in cited]
    head = text("ask.found", context.language)
    return AskAnswer(
        language=context.language,
        answer="\n".join([head, *lines]),
        citations=cited,
        sources=cited,
    )


def _source(hit: Hit, question: str) -> Source:
    """The line of the passage that shares most with the question, word for word."""
    wanted = frozenset(query_terms(question))
    lines = [line.strip() for line in hit.quote.splitlines() if line.strip()]
    best = max(lines, key=lambda line: len(wanted & stems_of([line])), default=hit.quote)
    return Source(
        kind="note",
        id=hit.id,
        title=hit.title,
        language=hit.language,
        score=round(hit.score, 4),
        quote=best,
    )
