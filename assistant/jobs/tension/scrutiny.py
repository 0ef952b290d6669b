"""What speaks against a model's wording of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.affirmation import affirmations
from assistant.checks.anchoring import strayed
from assistant.checks.blame import stings
from assistant.checks.findings import Finding
from assistant.checks.invention import invented
from assistant.checks.tongue import foreign
from assistant.jobs.contract import Context
from assistant.jobs.tension.contract import TensionAnswer, TensionRequest
from assistant.jobs.tension.words import data, sign
from assistant.language.lexicon import from_words, whole_words
from assistant.language.quoting import unquoted
from assistant.texts import Language

LONGEST_OPENING = 70
"""Words that can be said before the other has to answer."""


def objections(
    request: TensionRequest, context: Context, draft: TensionAnswer, refined: TensionAnswer
) -> list[Finding]:
    """Why the draft should stand."""
    if not draft.opening:
        return []
    language = context.language
    whole = "\n".join((refined.kindest, *refined.unknowns, refined.opening))
    return [
        *_invented(whole, request, draft, refined),
        *_opening(refined, draft),
        *_kindest(refined.kindest),
        *(Finding("tension.objection.affirmation", found.span) for found in affirmations(whole)),
        *(Finding("tension.objection.diagnosis", m.group()) for m in _diagnoses().finditer(whole)),
        *_wholeness(refined, language),
    ]


def _invented(
    whole: str,
    request: TensionRequest,
    draft: TensionAnswer,
    refined: TensionAnswer,
) -> Iterator[Finding]:
    sources = [request.text, draft.opening, draft.kindest, *draft.unknowns]
    for new in invented(whole, sources):
        yield Finding("tension.objection.invention", new.span)
    for part in (refined.opening, *refined.unknowns):
        for new in strayed(part, sources):
            yield Finding("tension.objection.invention", new.span)


def _opening(refined: TensionAnswer, draft: TensionAnswer) -> Iterator[Finding]:
    """No story, label or sting, not too long, and an apology where the draft has one."""
    said = refined.opening
    bare = unquoted(said)
    for sting in stings(bare):
        yield Finding("tension.objection.blame", sting.span)
    for name in ("motive", "label"):
        for match in sign(name).finditer(bare):
            yield Finding("tension.objection.blame", match.group())
    for story in refined.stories:
        if story.lower() in said.lower():
            yield Finding("tension.objection.blame", story)
    if not said or len(said.split()) > LONGEST_OPENING:
        yield Finding("tension.objection.long", said)
    if _sorry().search(draft.opening) and not _sorry().search(said):
        yield Finding("tension.objection.repair")


def _kindest(said: str) -> Iterator[Finding]:
    if not _possibly().search(said):
        yield Finding("tension.objection.certain", said)


def _wholeness(refined: TensionAnswer, language: Language) -> Iterator[Finding]:
    """Both sides there, and every part in the writer's language."""
    if any(foreign(part, language) for part in (refined.kindest, refined.opening)):
        yield Finding("tension.objection.language")
    if not _both_sides(refined):
        yield Finding("tension.objection.sides")


def _both_sides(refined: TensionAnswer) -> bool:
    return bool(refined.interests.mine and refined.interests.theirs and refined.kindest)


@from_words
def _possibly() -> re.Pattern[str]:
    return whole_words(tuple(data("scrutiny")["possibly"]))


@from_words
def _sorry() -> re.Pattern[str]:
    return whole_words(tuple(data("scrutiny")["sorry"]))


@from_words
def _diagnoses() -> re.Pattern[str]:
    return whole_words(tuple(data("scrutiny")["diagnoses"]))
