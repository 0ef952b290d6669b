"""What speaks against a refined message: anything lost, added, blamed, softened or foreign."""

from __future__ import annotations

from rapidfuzz import fuzz

from assistant.checks.blame import blame_left
from assistant.checks.facts import facts_lost
from assistant.checks.findings import Finding
from assistant.checks.invention import invented
from assistant.checks.softening import is_plain, softened
from assistant.checks.tongue import foreign, strange_address
from assistant.jobs.feedback.contract import FeedbackAnswer, FeedbackRequest
from assistant.texts import Language

LONGEST = 1.5
"""How many times as long as the draft a refined message may be."""
SHORTEST = 0.5
OWN_WORDS = 55.0
"""Share, 0 to 100, of the refined words that has to be found in the draft."""


def objections(
    request: FeedbackRequest, language: Language, draft: FeedbackAnswer, refined: FeedbackAnswer
) -> list[Finding]:
    """Everything that the refined message did wrong."""
    message = refined.message
    flagged = [flag.span for flag in draft.flags]
    core = [words for words in draft.kept if is_plain(words)]
    return [
        *facts_lost([*draft.kept], message),
        *invented(message, [request.text, draft.message]),
        *_new_blame(message, draft.message, flagged),
        *softened(core, message),
        *foreign(message, language),
        *strange_address(draft.message, message),
        *_measure(draft.message, message),
        *_questions(draft.message, message),
    ]


def _new_blame(message: str, draft: str, flagged: list[str]) -> list[Finding]:
    """Stinging words that the draft does not hold."""
    own = {finding.span.lower() for finding in blame_left(draft)}
    found = blame_left(message, flagged)
    return [finding for finding in found if finding.span.lower() not in own]


def _measure(draft: str, message: str) -> list[Finding]:
    if not message:
        return [Finding("checks.empty")]
    if len(message) > LONGEST * len(draft):
        return [Finding("checks.too-long", message)]
    if len(message) < SHORTEST * len(draft):
        return [Finding("checks.too-short", message)]
    if fuzz.token_sort_ratio(message.lower(), draft.lower()) < OWN_WORDS:
        return [Finding("checks.other-words", message)]
    return []


def _questions(draft: str, message: str) -> list[Finding]:
    """A question of the draft that is gone."""
    if "?" in draft and "?" not in message:
        return [Finding("checks.no-question", draft)]
    return []
