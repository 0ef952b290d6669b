"""Feedback, worded: the message, other registers, what was left out of the original and why."""

from __future__ import annotations

import re

from assistant.jobs.feedback.contract import FeedbackAnswer, Flag
from assistant.texts import Language, catalogue
from assistant.web.core_view import core
from assistant.web.pieces import copy_button, listed, say, warnings
from assistant.web.replies import Reply
from assistant.web.sanitise import escaped

MIDDLE, LEVELS = 3, range(1, 6)
"""Directness where none was asked for, and all of it: gentle to plain."""


def feedback_html(reply: Reply, language: Language) -> str:
    """The whole view; `reply.answer` is a FeedbackAnswer."""
    answer = reply.answer
    assert isinstance(answer, FeedbackAnswer)
    original = str(reply.fields.get("text") or "")
    return "".join(
        (
            warnings(answer) if answer.route else "",
            _message(answer, language),
            _dial(reply, answer, language),
            _boundary(answer, language),
            _questions(answer, language),
            _registers(answer, language),
            _original(original, answer.flags, language),
            core(reply, handle(reply), language),
            "" if answer.route else warnings(answer),
        )
    )


def _message(answer: FeedbackAnswer, language: Language) -> str:
    title = say("feedback.message", language)
    return f'<h3>{title}</h3><blockquote class="em-say">{_lines(answer.message)}</blockquote>'


def _boundary(answer: FeedbackAnswer, language: Language) -> str:
    return f'<p class="em-warning">{escaped(answer.boundary)}</p>' if answer.boundary else ""


def _questions(answer: FeedbackAnswer, language: Language) -> str:
    """What only the writer can add."""
    if not answer.questions:
        return ""
    asked = listed(escaped(question) for question in answer.questions)
    return f"<h3>{say('feedback.questions', language)}</h3>{asked}"


def _dial(reply: Reply, answer: FeedbackAnswer, language: Language) -> str:
    """Five steps from gentle to plain; nothing where the words must stay or were kept already."""
    named = handle(reply)
    if not named or len(answer.variants) < 2:
        return ""
    now = int(reply.fields.get("directness") or MIDDLE)
    steps = "".join(
        f'<button type="button" data-do="dial" data-id="{escaped(f"{named}/{level}")}"'
        f' aria-pressed="{"true" if level == now else "false"}">{level}</button>'
        for level in LEVELS
    )
    return (
        f'<div class="em-dial" role="group" aria-label="{say("feedback.dial", language)}">'
        f"<span>{say('feedback.gentle', language)}</span>{steps}"
        f"<span>{say('feedback.plain', language)}</span></div>"
    )


def handle(reply: Reply) -> str:
    """What a press that rewords the message names; empty where it may not be reworded."""
    answer = reply.answer
    if reply.id is None or reply.saved or not isinstance(answer, FeedbackAnswer):
        return ""
    return f"{reply.id}/{'draft' if answer.engine == 'draft' else 'refined'}"


def _registers(answer: FeedbackAnswer, language: Language) -> str:
    """The three registers side by side; the one that stands above is marked."""
    if all(variant.message == answer.message for variant in answer.variants):
        return ""
    shown = "".join(
        f'<section class="em-variant"><h4>{say(f"register.{variant.register_}", language)}'
        f"{_chosen(variant.message == answer.message, language)}</h4>"
        f"<p>{_lines(variant.message)}</p>{copy_button(variant.message, language)}</section>"
        for variant in answer.variants
    )
    title = say("feedback.variants", language)
    return f'<details><summary>{title}</summary><div class="em-variants">{shown}</div></details>'


def _chosen(here: bool, language: Language) -> str:
    return f' <span class="em-chip">{say("feedback.above", language)}</span>' if here else ""


def _original(original: str, flags: list[Flag], language: Language) -> str:
    """The writer's own words with the spans that stayed out, and why."""
    if not original or not flags:
        return ""
    lines = (f"<b>{escaped(flag.span)}</b> · {escaped(flag.why)}" for flag in flags)
    reasons = listed(lines, "em-list em-reasons")
    return (
        f"<details open><summary>{say('feedback.original', language)}</summary>"
        f'<p class="em-original">{marked(original, flags, language)}</p>{reasons}</details>'
    )


def marked(original: str, flags: list[Flag], language: Language) -> str:
    """The words as HTML; each flagged span can be pointed at, or reached by the tab key.

    Where spans overlap the first wins.
    """
    reasons = {flag.span: flag for flag in flags if flag.span.strip()}
    if not reasons:
        return _lines(original)
    longest = sorted(reasons, key=len, reverse=True)
    pieces = re.split("(" + "|".join(re.escape(span) for span in longest) + ")", original)
    return "".join(
        _flagged(reasons[piece], language) if n % 2 else _lines(piece)
        for n, piece in enumerate(pieces)
    )


def _flagged(flag: Flag, language: Language) -> str:
    """A span with what kind it is, why it stays out, and a better way, where one points at it."""
    kinds = catalogue(language)
    kind = kinds.get(f"web.flag.{flag.kind}") or kinds["web.flag.other"]
    return (
        f'<span class="em-flagged" tabindex="0"><mark class="em-flag">{_lines(flag.span)}</mark>'
        f'<span class="em-why"><b>{escaped(kind)}.</b> {escaped(flag.why)}</span></span>'
    )


def _lines(words: str) -> str:
    return escaped(words).replace("\n", "<br>")
