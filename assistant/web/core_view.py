"""The core message, before and after: what happened, what it led to, the request, the days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.jobs.feedback.contract import FeedbackAnswer
from assistant.language.dates import find_dates
from assistant.texts import Language, text
from assistant.web.pieces import button, say
from assistant.web.replies import Reply
from assistant.web.sanitise import escaped

PARTS = ("situation", "behavior", "impact", "request")
ENOUGH = 0.34
"""Share of a part's words that a sentence of the message must hold to be shown beside it."""


def core(reply: Reply, handle: str, language: Language) -> str:
    """The table, open where softening lost something; what was lost can be put back.

    `handle` names the version of the message that is changed then; empty where none can be.
    """
    answer = reply.answer
    assert isinstance(answer, FeedbackAnswer)
    raw = str(reply.fields.get("text") or "")
    rows = [*_parts(answer, language), *_days(raw, answer.message, language)]
    rows += [_lost(words, handle, language) for words in answer.lost]
    if not rows:
        return ""
    heads = "".join(
        f'<th scope="col">{say(f"feedback.{name}", language)}</th>'
        for name in ("part.label", "before", "after")
    )
    outcome = "lost" if answer.lost else "nothing-lost"
    return (
        f"<details{' open' if answer.lost else ''}><summary>{say('feedback.core', language)}: "
        f"{say(f'feedback.{outcome}', language)}</summary>"
        f'<div class="em-table" tabindex="0" role="region"'
        f' aria-label="{say("feedback.core", language)}"><table class="em-core"><thead>'
        f"<tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div></details>"
    )


def _parts(answer: FeedbackAnswer, language: Language) -> Iterator[str]:
    for name in PARTS:
        if words := getattr(answer.parts, name):
            after = said_as(words, answer.message)
            yield _row(f"part.{name}", escaped(words), escaped(after), language)


def _days(raw: str, message: str, language: Language) -> Iterator[str]:
    """The days that were named, as far as they are; they are the first thing to get lost."""
    before, after = (
        dict.fromkeys(mention.text.strip() for mention in find_dates(words, date.today()))
        for words in (raw, message)
    )
    if before:
        yield _row("part.day", escaped(", ".join(before)), escaped(", ".join(after)), language)


def _row(name: str, before: str, after: str, language: Language, kind: str = "") -> str:
    return (
        f'<tr class="{kind}"><th scope="row">{say(f"feedback.{name}", language)}</th>'
        f'<td data-label="{say("feedback.before", language)}">{before}</td>'
        f'<td data-label="{say("feedback.after", language)}">{after or "–"}</td></tr>'
    )


def _lost(words: str, handle: str, language: Language) -> str:
    press = f"{handle}/{words}" if handle else ""
    back = button("put-back", text("web.feedback.put-back", language), press) if press else ""
    return _row("part.lost", f"✗ {escaped(words)}", back, language, "em-gone")


def said_as(words: str, message: str) -> str:
    """The sentences of the message that say these words."""
    wanted = _tokens(words)
    sentences = re.split(r"(?<=[.!?])\s+", message)
    near = [s for s in sentences if len(wanted & _tokens(s)) >= ENOUGH * len(wanted)]
    return " ".join(near)


def _tokens(words: str) -> set[str]:
    return set(re.findall(r"[\w'’]+", words.lower()))
