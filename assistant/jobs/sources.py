"""What was found as what an answer rests on."""

from __future__ import annotations

from assistant.jobs.contract import Source
from assistant.retrieval.hits import Hit


def card_source(hit: Hit) -> Source:
    """A card that was found, as a source."""
    return Source(
        kind="card",
        id=hit.id,
        slug=hit.slug,
        title=hit.title,
        language=hit.language,
        score=round(hit.score, 4),
        quote=hit.quote,
    )
