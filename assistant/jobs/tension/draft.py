"""The plan without a model: a fair witness first, then the plan built on it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.checks.limits.help import help_for
from assistant.jobs.contract import Context
from assistant.jobs.tension.account import Account, witness
from assistant.jobs.tension.contract import Interests, TensionAnswer, TensionRequest
from assistant.jobs.tension.opening import opening
from assistant.jobs.tension.other import Other, Voice, the_other, voice
from assistant.jobs.tension.part import named, own_parts, to_own_up_to, tries
from assistant.jobs.tension.plan import HOT, Planner
from assistant.jobs.tension.practices import called, chosen, sources
from assistant.jobs.tension.situations import Readings, Situation, readings, situations
from assistant.jobs.tension.wording import filled, pick, slots
from assistant.jobs.tension.words import data
from assistant.texts import text

MOST_UNKNOWN = 4
MOST_CONCEDED = 2


@dataclass(frozen=True)
class Heard:
    """The account with everything that was found in it."""

    account: Account
    other: Other
    voice: Voice
    found: tuple[Situation, ...]
    readings: tuple[Readings, ...]


def draft(request: TensionRequest, context: Context) -> TensionAnswer:
    """The whole answer. Pure but for what `context` reads."""
    account = witness(context.ear.read(request.text, on=_today(request, context), genre="talk"))
    other = the_other(account.reading, context.language)
    parts = own_parts(account, other.name)
    hits = called(account, parts, context.finder)
    found = situations(account, {slug: hit.score for slug, hit in hits.items()})
    stops = context.verdict.stops
    first = (
        data("first-cards")[str(context.verdict.route)][:1]
        if context.verdict.route and stops
        else []
    )
    slugs = chosen(hits, found, first)
    answer = TensionAnswer(
        facts=account.facts,
        stories=account.stories,
        topics=slugs,
        sources=sources(slugs, hits, context.finder, context.language),
    )
    return (
        _stopped(answer, context) if stops else _planned(answer, request, context, account, found)
    )


def _today(request: TensionRequest, context: Context):
    return request.date or context.today


def _stopped(answer: TensionAnswer, context: Context) -> TensionAnswer:
    """No plan: help, and what is worth noting down."""
    helped = help_for(context.verdict, context.language, context.organisation)
    answer.warnings = [helped.message]
    answer.unknowns = list(data(f"plan.{context.language}")["stop"]["unknown"])
    return answer


def _planned(
    answer: TensionAnswer,
    request: TensionRequest,
    context: Context,
    account: Account,
    found: list[Situation],
) -> TensionAnswer:
    language = context.language
    other = the_other(account.reading, language)
    manner = voice(account.reading, other, language, request.register_, request.relation)
    values = slots(other, manner)
    parts = own_parts(account, other.name)
    deed = to_own_up_to(parts)
    said = [readings(situation, language) for situation in found[:2]]
    main = said[0]
    planner = Planner(account, other, manner, deed, request.heat or 0, _today(request, context))
    texts = data(f"plan.{language}")

    answer.kindest = filled(pick(main.kindest, account), values)
    answer.my_part = _my_part(account, parts, texts, values, language)
    answer.concede = _conceded(parts, main, values, language)
    answer.unknowns = _unknowns(account, said, texts, values)
    answer.interests = Interests(
        mine=[filled(r.mine, values) for r in said],
        theirs=[filled(r.theirs, values) for r in said],
    )
    answer.opening = opening(account, other, manner, main, deed, request.want)
    answer.branches = planner.branches()
    answer.avoid = planner.avoid(main)
    answer.channel = planner.channel()
    answer.next_step = planner.next_step()
    answer.warnings = _warnings(request, context)
    return answer


def _my_part(account, parts, texts, values, language) -> str | None:
    if parts:
        return filled(texts["part"]["told"], values | {"part": named(parts, language)})
    if tries(account):
        return None
    return filled(texts["part"]["unsaid"], values)


def _conceded(parts, main, values, language) -> list[str]:
    deeds = [deed for part in parts for deed in part.deeds]
    lines = [deed.concede[language] for deed in deeds] + [main.concede]
    return [line.format(**values) for line in dict.fromkeys(lines)][:MOST_CONCEDED]


def _unknowns(account, said, texts, values) -> list[str]:
    lines = [filled(line, values) for line in said[0].ask]
    lines += [texts["ask"]["story"].replace("{story}", story) for story in account.stories[:1]]
    lines += [
        texts["ask"]["hearsay"].replace("{words}", piece.text.strip(" .,"))
        for piece in account.of("hearsay")[:1]
    ]
    return lines[:MOST_UNKNOWN]


def _warnings(request: TensionRequest, context: Context) -> list[str]:
    lines = []
    if context.verdict.doubtful:
        helped = help_for(context.verdict, context.language, context.organisation)
        lines.append(helped.question)
    if (request.heat or 0) >= HOT:
        lines.append(text("tension.hot", context.language))
    return lines
