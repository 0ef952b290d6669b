"""All that an agenda is made from, gathered once: request, history, voice, cards."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.checks.verdict import CLEAR_ROAD, Verdict
from assistant.jobs.agenda.contract import AgendaRequest
from assistant.jobs.agenda.occasion import Occasion, frame_titles, occasion_of
from assistant.jobs.agenda.voice import Voice, voice_for
from assistant.jobs.contract import Context, Listener, Relation, Source
from assistant.language.lexicon import load_yaml
from assistant.memory.overview import Overview
from assistant.memory.promises import Promise
from assistant.memory.sessions import Session
from assistant.retrieval.cards import Card, library_cards
from assistant.retrieval.terms import stems_of, word_stems
from assistant.texts import Language

TITLES = {"Bapak": "Pak", "Ibu": "Bu"}
"""What stands before the name of somebody who is called so."""
HALF, MOST_OF = 0.5, 0.55
"""Shares of the words of a short text that make a line speak of it, or two texts the same."""


@dataclass(frozen=True)
class Material:
    """One session to prepare."""

    request: AgendaRequest
    overview: Overview
    language: Language
    today: date
    cards: dict[str, Card]
    verdict: Verdict = CLEAR_ROAD
    ear: Listener | None = None
    unavailable: str = ""

    @cached_property
    def on(self) -> date:
        """The day of the session: as asked, as planned, as the series has it, else today."""
        view, settled = self.overview, self.overview.series and self.overview.series.next_on
        known = [session.on for session in view.planned]
        known += [settled.astimezone().date()] if settled else []
        return self.request.date or next((day for day in known if day >= self.today), self.today)

    @cached_property
    def minutes(self) -> int:
        """How long it takes: as asked, else as the series has it."""
        series = self.overview.series
        asked = "minutes" in self.request.model_fields_set
        return self.request.minutes if asked or series is None else series.minutes

    @cached_property
    def occasion(self) -> Occasion:
        """The kind of session."""
        return occasion_of(self.request, self.overview)

    @cached_property
    def voice(self) -> Voice:
        """How lines to be said are worded."""
        return voice_for(self.overview.person, self.relation, self.language, self.name)

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of the other's names: they say nothing about what a line is about."""
        return stems_of(self.called)

    @cached_property
    def called(self) -> tuple[str, ...]:
        """Every name the other goes by."""
        person = self.overview.person
        return (self.name, *((person.name, *person.aliases) if person else ()))

    @cached_property
    def left_over(self) -> tuple[str, ...]:
        """Points that were planned and not covered, without those that every session has."""
        return tuple(p for p in self.overview.left_over if p not in frame_titles())

    @property
    def name(self) -> str:
        """How the user speaks of the other: Bapak and Ibu are never without their title."""
        said, person = self.request.person.strip(), self.overview.person
        title = TITLES.get(person.address or "") if person and person.language != "en" else None
        bare = person is not None and said.lower() in {person.name.lower(), *self._nicknames}
        return f"{title} {said}" if title and bare and " " not in said else said

    @property
    def _nicknames(self) -> tuple[str, ...]:
        person = self.overview.person
        return tuple(alias.lower() for alias in person.aliases) if person else ()

    @property
    def relation(self) -> Relation | None:
        """How the other stands to the user."""
        person = self.overview.person
        return self.request.relation or (person.relation if person else None)

    @property
    def subject(self) -> str:
        """The user's own words, as the limits judged them."""
        return subject(self.request)

    def card(self, slug: str) -> Source:
        """A practice card as a source; its first sentence is the quote."""
        card = self.cards[slug]
        return Source(
            kind="card",
            id=card.id,
            slug=slug,
            title=card.title,
            language=card.language,
            quote=card.summary.split(". ")[0].strip(),
        )

    @cached_property
    def tired(self) -> tuple[Session, str] | None:
        """The line of the last notes that tells of a heavy load of the other."""
        last = self.overview.last
        signs: list[str] = load_yaml("assistant.jobs.agenda", "signs")["tired"]
        found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, signs))})", re.IGNORECASE)
        lines = note_lines(last) if last else []
        line = next((line for line in lines if found.search(line)), None)
        return (last, line) if last and line else None

    def thing(self, promise: Promise) -> str:
        """What was promised, without saying to whom: the other is in the room."""
        names = "|".join(re.escape(name) for name in sorted(self.called, key=len, reverse=True))
        return re.sub(rf"\s+(?:ke|kepada|buat|untuk|to|for)\s+(?:{names})\s*$", "", promise.task)

    def line_about(self, words: str) -> tuple[Session, str] | None:
        """The line of the last notes that speaks most of `words`, with its session."""
        best: tuple[float, Session, str] | None = None
        for session in self.overview.sessions:
            for line in note_lines(session):
                shared = share_of(words, line, self.names)
                if shared >= HALF and (best is None or shared > best[0]):
                    best = (shared, session, line)
        return best[1:] if best else None

    def times_put_off(self, point: str) -> int:
        """In how many of the last sessions it was planned and not covered."""
        return sum(
            any(same_matter(point, planned, self.names) for planned in session.left_over)
            for session in self.overview.sessions
        )


def gather(request: AgendaRequest, context: Context) -> Material:
    """Look once at memory and library. At most five reads."""
    return Material(
        request=request,
        overview=context.recall().overview(request.person),
        language=context.language,
        today=context.today,
        cards={
            card.slug: card
            for card in library_cards(context.organisation)
            if card.language == context.language
        },
        verdict=context.verdict,
        ear=context.ear,
        unavailable=context.unavailable,
    )


def subject(request: AgendaRequest) -> str:
    """The user's own words in a request; where there are none, that it is about this person.

    A name alone tells neither a language nor anything about limits.
    """
    own = "\n".join(w for w in (request.focus, request.theirs, *request.wishes) if w)
    return own or f"1:1 {request.person}"


def share_of(words: str, line: str, names: frozenset[str] = frozenset()) -> float:
    """Which share of the meaningful words of `words` stands in `line`, names left out."""
    wanted = [stems for _, stems in word_stems(words) if not stems & names]
    there = stems_of([line])
    return sum(bool(stems & there) for stems in wanted) / max(1, len(wanted))


def same_matter(one: str, other: str, names: frozenset[str] = frozenset()) -> bool:
    """Whether two short texts name the same thing: most of the shorter stands in the longer."""
    return max(share_of(one, other, names), share_of(other, one, names)) >= MOST_OF


def note_lines(session: Session) -> list[str]:
    """The lines of a session's notes, without bullets; each stands verbatim in them."""
    stripped = (line.strip(" -*•\t") for line in session.notes.splitlines())
    return [line for line in stripped if line]
