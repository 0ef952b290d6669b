"""All that an agenda is made from, gathered once: request, history, voice, cards."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property

from assistant.checks.verdict import CLEAR_ROAD, Verdict
from assistant.jobs.addressing import mentioned, said_to
from assistant.jobs.agenda.contract import AgendaRequest
from assistant.jobs.agenda.lately import told_lately
from assistant.jobs.agenda.occasion import Occasion, frame_titles, occasion_of
from assistant.jobs.agenda.record import (
    Told,
    coming_day,
    is_settled,
    kept_line,
    same_matter,
    told_of,
)
from assistant.jobs.agenda.titles import spoken_task
from assistant.jobs.agenda.voice import Voice, voice_for
from assistant.jobs.capitals import small
from assistant.jobs.contract import Context, Listener, Relation, Source
from assistant.language.lexicon import load_yaml
from assistant.memory.matters import Matter
from assistant.memory.overview import SESSIONS, Overview
from assistant.memory.promises import BOTH, ME, THEM, Promise
from assistant.retrieval.cards import Card, library_cards
from assistant.retrieval.terms import stems_of
from assistant.texts import Language, text
from assistant.texts.days import say_day

TITLES = {"Bapak": "Pak", "Ibu": "Bu"}
"""What stands before the name of somebody who is called so."""


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
    def at(self) -> time | None:
        """When it begins: as asked, else as the series has it for that day."""
        settled = self.overview.series and self.overview.series.next_on
        that_day = settled is not None and settled.astimezone().date() == self.on
        return self.request.at or (self.usual_at if that_day else None)

    @cached_property
    def usual_at(self) -> time | None:
        """When it would begin: as asked, else as the series has it on other days."""
        settled = self.overview.series and self.overview.series.next_on
        return self.request.at or (settled.astimezone().time() if settled else None)

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

    @cached_property
    def _strangers(self) -> frozenset[str]:
        """Words that the notes write with a capital where no sentence begins: names, mostly."""
        notes = "\n".join(session.notes for session in self.overview.sessions)
        return frozenset(re.findall(r"(?<=[a-z,] )[A-Z][a-z]+", notes))

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
    def tired(self) -> Told | None:
        """The line of the last notes that tells of a heavy load of the other."""
        return told_lately("tired", self.overview.last)

    @cached_property
    def worried(self) -> Told | None:
        """The line of the last notes that tells of a worry of the other."""
        return told_lately("worried", self.overview.last)

    @cached_property
    def kept(self) -> dict[str, Told]:
        """Open promises that the notes tell as kept, by id, with the sentence that does."""
        view = self.overview
        found = ((p.id, kept_line(p, view.sessions, self.names)) for p in view.promises)
        return {identity: line for identity, line in found if line}

    def thing(self, promise: Promise) -> str:
        """What was promised, without saying to whom: the other is in the room."""
        names = "|".join(re.escape(name) for name in sorted(self.called, key=len, reverse=True))
        return re.sub(rf"\s+(?:ke|kepada|buat|untuk|to|for)\s+(?:{names})\s*$", "", promise.task)

    def third(self, promise: Promise) -> bool:
        """Whether somebody else has promised it, neither of the two."""
        owner = promise.owner.lower()
        ours = {part.lower() for name in self.called for part in (name, *name.split())}
        return owner not in (ME, THEM, BOTH) and not {owner, *owner.split()} & ours

    def line_about(self, words: str) -> Told | None:
        """What the notes say most about `words`."""
        return told_of(words, self.overview.sessions, self.names)

    def said(self, words: str) -> str:
        """Words about the other as they are said to them: "Rina's review" is "your review"."""
        (turned,) = said_to([words], self.language, self.voice.you, None)
        for name in sorted(self.called, key=len, reverse=True):
            turned = mentioned(turned, name, self.language, self.voice.you)
        return turned[:1].upper() + turned[1:]

    def owed(self, promise: Promise) -> str:
        """A promise of the user's as it is said to the other: "her access" is "your access".

        A pronoun behind the name of somebody else may be theirs and stays.
        """
        thing = self.thing(promise)
        said = spoken_task(thing, "en") if self.language == "en" else small(thing)
        return self.to_them(said)

    def to_them(self, task: str) -> str:
        """A task as the other hears it, up to the name of somebody else."""
        ours = self._until_another(task)
        rest, task = task[len(ours) :], ours
        if not task.strip():
            return rest
        if self.language == "id":
            own = "|".join(load_yaml("assistant.jobs.agenda", "signs")["owned"])
            yours = r"\1mu" if self.voice.you == "kamu" else rf"\1 {self.voice.you}"
            task = re.sub(rf"(?<!\w)({own})nya(?!\w)", yours, task)
        said = self.said(task)
        return (said if task[0].isupper() else small(said)) + rest

    def _until_another(self, task: str) -> str:
        """What stands before a word in capitals that is neither theirs nor an abbreviation."""
        own = {part.lower() for name in self.called for part in name.split()}
        found = re.finditer(r"(?<=\s)[A-Z][a-z]+", task)
        start = next((each.start() for each in found if each[0].lower() not in own), len(task))
        return task[:start]

    def settled(self, matter: Matter) -> bool:
        """Whether the other has said sorry for it, or it is at peace, by the notes."""
        return is_settled(matter.text, matter.on, self.overview.sessions, self.names)

    def coming_day(self, words: str, told: Told | None) -> date | None:
        """The nearest day ahead that a matter or the notes about it name."""
        return coming_day(words, told, self.on)

    def say_day(self, day: date) -> str:
        """A day as it is said in the session: "hari ini" where it is that one."""
        if day == self.on:
            return text("agenda.ago.today", self.language)
        return say_day(day, self.language)

    def topic(self, words: str, *, task: bool = False) -> str:
        """A matter in the middle of a sentence said to the other: no name, "your" for "her"."""
        names = "|".join(re.escape(name) for name in sorted(self.called, key=len, reverse=True))
        titles = "|".join(load_yaml("assistant.jobs.agenda", "signs")["titles"])
        whom = rf"(?:(?:{titles})\s+)?(?:{names})"
        bare = re.sub(rf"(?i)\s+(?:{whom})\s*$|^(?:{whom})['’]s\s+|^(?:soal|about)\s+", "", words)
        first, _, rest = bare.partition(" ")
        named = first in self._strangers or re.match(r"(?:and|dan|&) [A-Z]", rest)
        spoken = spoken_task(bare, self.language) if task else bare.strip(" .")
        spoken = spoken if named else small(spoken)
        (said,) = said_to([spoken], self.language, self.voice.you, None)
        return said

    def times(self, count: int) -> str:
        """How often, in words."""
        return text(f"agenda.times.{min(count, SESSIONS)}", self.language) if count > 1 else ""

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
