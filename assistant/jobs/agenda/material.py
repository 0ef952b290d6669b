"""All that an agenda is made from, gathered once: request, history, voice, cards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.jobs.agenda.contract import AgendaRequest
from assistant.jobs.agenda.occasion import Occasion, occasion_of
from assistant.jobs.agenda.voice import Voice, voice_for
from assistant.jobs.contract import Context, Source
from assistant.memory.overview import Overview
from assistant.memory.sessions import Session
from assistant.retrieval.cards import Card, library_cards
from assistant.retrieval.terms import stems_of
from assistant.texts import Language

LEAST_SHARED = 2
HALF = 0.5


@dataclass(frozen=True)
class Material:
    """One session to prepare."""

    request: AgendaRequest
    overview: Overview
    language: Language
    today: date
    cards: dict[str, Card]

    @property
    def on(self) -> date:
        """The day of the session."""
        return self.request.date or self.today

    @property
    def name(self) -> str:
        """How the user calls the other."""
        return self.request.person.strip()

    @cached_property
    def occasion(self) -> Occasion:
        """The kind of session."""
        return occasion_of(self.request, self.overview)

    @cached_property
    def voice(self) -> Voice:
        """How lines to be said are worded."""
        person = self.overview.person
        relation = self.request.relation or (person.relation if person else None)
        return voice_for(person, relation, self.language)

    def card(self, slug: str) -> Source:
        """A practice card as a source; its first sentence is the quote."""
        card = self.cards[slug]
        quote = card.summary.split(". ")[0].strip()
        return Source(
            kind="card",
            id=card.id,
            slug=slug,
            title=card.title,
            language=card.language,
            quote=quote,
        )

    def line_about(self, words: str) -> tuple[Session, str] | None:
        """The line of the last notes that speaks most of `words`, with its session."""
        wanted = stems_of([words])
        best: tuple[int, Session, str] | None = None
        for session in self.overview.sessions:
            for line in _lines(session.notes):
                shared = len(wanted & stems_of([line]))
                if about(shared, len(wanted)) and (best is None or shared > best[0]):
                    best = (shared, session, line)
        return best[1:] if best else None


def gather(request: AgendaRequest, context: Context) -> Material:
    """Look once at memory and library. At most five reads."""
    overview = context.recall().overview(request.person)
    return Material(
        request=request,
        overview=overview,
        language=context.language,
        today=context.today,
        cards={
            card.slug: card
            for card in library_cards(context.organisation)
            if card.language == context.language
        },
    )


def about(shared: int, wanted: int) -> bool:
    """Whether so many shared words make two lines speak of the same thing."""
    return shared >= LEAST_SHARED or (shared >= 1 and shared >= HALF * wanted)


def same_matter(one: str, other: str) -> bool:
    """Whether two short texts name the same thing."""
    a, b = stems_of([one]), stems_of([other])
    return bool(a and b) and len(a & b) >= max(1, HALF * min(len(a), len(b)))


def _lines(notes: str) -> Iterable[str]:
    return (stripped for line in notes.splitlines() if (stripped := line.strip(" -*•\t")))
