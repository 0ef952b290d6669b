"""The plan without a model: a fair witness first, then the plan built on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from assistant.checks.limits.help import help_for
from assistant.checks.verdict import Route
from assistant.jobs.contract import Context
from assistant.jobs.tension.account import Account, witness
from assistant.jobs.tension.contract import Interests, TensionAnswer, TensionRequest
from assistant.jobs.tension.opening import opening
from assistant.jobs.tension.other import Other, Voice, the_other, voice
from assistant.jobs.tension.part import (
    Deed,
    Part,
    answers,
    in_public,
    own_parts,
    to_own_up_to,
    tries,
)
from assistant.jobs.tension.plan import HOT, Planner
from assistant.jobs.tension.practices import called, chosen, sources
from assistant.jobs.tension.retelling import named
from assistant.jobs.tension.situations import GENERAL, Readings, clearest, readings, situations
from assistant.jobs.tension.wish import as_need, wished
from assistant.jobs.tension.wording import filled, pick, slots
from assistant.jobs.tension.words import data
from assistant.texts import Language, text

MOST_ASKED, MOST_CONCEDED, MOST_NEEDS = 2, 2, 2
UNSAFE = frozenset({Route.HARASSMENT, Route.VIOLENCE, Route.RETALIATION})
"""Where one of these is doubted, nobody is sent into a room alone."""


@dataclass(frozen=True)
class Heard:
    """An account with everything that was found in it.

    `of_them` is what to say about the other's doing.
    """

    account: Account
    other: Other
    voice: Voice
    parts: tuple[Part, ...]
    of_them: Readings

    @property
    def language(self) -> Language:
        """The language of the plan."""
        return self.voice.language

    @property
    def texts(self) -> dict[str, Any]:
        """The words around the account's own."""
        return data(f"plan.{self.language}")

    @cached_property
    def owned(self) -> list[tuple[Part, Deed]]:
        """What the talk should begin with, where the writer has something to repair."""
        return to_own_up_to(self.parts)

    @cached_property
    def answering(self) -> bool:
        """Whether what the writer did only followed something the other did."""
        return answers(self.account, self.owned, self.other.name)

    @property
    def repairs(self) -> bool:
        """Whether the talk is first of all about what the writer did."""
        return bool(self.owned) and not self.answering

    @cached_property
    def values(self) -> dict[str, str]:
        """What templates may name."""
        values = slots(self.other, self.voice)
        if self.owned:
            values["felt"] = self.owned[0][1].felt[self.language].format(**values)
        return values

    def said(self, template: str, **more: str) -> str:
        """A template filled."""
        return filled(template, self.values | more)


def draft(request: TensionRequest, context: Context) -> TensionAnswer:
    """The whole answer. Pure but for what `context` reads."""
    on = request.date or context.today
    account = witness(context.ear.read(request.text, on=on, genre="talk"))
    other = the_other(account.reading, context.language, request.relation)
    parts = own_parts(account, other.name)
    hits = called(account, parts, context.finder)
    found = situations(account, name=other.name)
    slugs = chosen(hits, found, _first_cards(context), bool(to_own_up_to(parts)))
    answer = TensionAnswer(
        facts=account.facts,
        stories=account.stories,
        topics=slugs,
        sources=sources(slugs, hits, context.finder, context.language),
    )
    if context.verdict.stops:
        return _stopped(answer, context)
    manner = voice(account.reading, other, context.language, request.register_, request.relation)
    of_them = readings(clearest(account, other.name).name, context.language)
    heard = Heard(account, other, manner, tuple(parts), of_them)
    if heard.repairs:
        # What fits the other's doing says nothing about the writer's own, which the talk is about.
        heard = replace(heard, of_them=readings(GENERAL.name, context.language))
    return _planned(answer, request, context, heard)


def _first_cards(context: Context) -> list[str]:
    """The card of the limit that was reached."""
    route = context.verdict.route
    return data("first-cards")[str(route)][:1] if route and context.verdict.stops else []


def _stopped(answer: TensionAnswer, context: Context) -> TensionAnswer:
    """No plan: help, and what is worth noting down."""
    answer.warnings = help_for(context.verdict, context.language, context.organisation).lines()
    answer.unknowns = list(data(f"plan.{context.language}")["stop"]["unknown"])
    return answer


def _planned(
    answer: TensionAnswer, request: TensionRequest, context: Context, heard: Heard
) -> TensionAnswer:
    """The witness's account of both sides, then the plan."""
    account = heard.account
    main = heard.of_them
    planner = Planner(
        account,
        heard.other,
        heard.voice,
        heard.repairs,
        request.heat or 0,
        request.date or context.today,
        guarded=context.verdict.route in UNSAFE,
    )
    kindest = heard.texts["after"]["kindest"] if heard.repairs else heard.of_them.kindest
    answer.kindest = heard.said(pick(kindest, account))
    answer.my_part = _my_part(heard)
    answer.concede = _conceded(heard)
    answer.unknowns = _unknowns(heard)
    answer.interests = _interests(heard)
    answer.opening = opening(
        account, heard.other, heard.voice, main, heard.owned, request.want, heard.answering
    )
    answer.branches = planner.branches()
    answer.avoid = planner.avoid(main)
    answer.channel = planner.channel()
    answer.next_step = planner.next_step()
    if in_public(heard.owned):
        answer.next_step += f" {heard.said(heard.texts['amends']['step'])}"
    answer.warnings = _warnings(request, context)
    return answer


def _my_part(heard: Heard) -> str | None:
    texts = heard.texts["part"]
    if heard.parts:
        return heard.said(texts["told"], part=named(heard.parts, heard.language))
    return None if tries(heard.account) else heard.said(texts["unsaid"])


def _conceded(heard: Heard) -> list[str]:
    deeds = [deed.concede[heard.language] for _, deed in heard.owned]
    lines = dict.fromkeys((*deeds, heard.of_them.concede))
    return [line.format(**heard.values) for line in lines][:MOST_CONCEDED]


def _interests(heard: Heard) -> Interests:
    """Guesses for both; what the writer's own doing calls for comes first."""
    told = [heard.of_them]
    theirs = [heard.of_them.theirs]
    if heard.owned:
        theirs = [heard.owned[0][1].needs[heard.language], *theirs]
    wish = wished(heard.account)
    stated = [as_need(wish, heard.language)] if wish else []
    return Interests(
        mine=[*stated, *(reading.mine.format(**heard.values) for reading in told)][:MOST_NEEDS],
        theirs=[line.format(**heard.values) for line in theirs],
    )


def _unknowns(heard: Heard) -> list[str]:
    asks = heard.texts["ask"]
    lines = [heard.texts["after"]["ask"]] if heard.repairs else []
    lines += heard.of_them.ask
    filled_in = [heard.said(line) for line in lines[:MOST_ASKED]]
    story = heard.account.surest_story
    filled_in += [asks["story"].replace("{story}", story)] if story else []
    hearsay = [piece.text.strip(" .,") for piece in heard.account.of("hearsay")[:1]]
    return filled_in + [asks["hearsay"].replace("{words}", words) for words in hearsay]


def _warnings(request: TensionRequest, context: Context) -> list[str]:
    lines = []
    if context.verdict.doubtful:
        lines += help_for(context.verdict, context.language, context.organisation).lines()
    if (request.heat or 0) >= HOT:
        lines.append(text("tension.hot", context.language))
    return lines
