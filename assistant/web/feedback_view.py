"""Feedback, worded: the message, other registers, what was left out of the original and why."""

from __future__ import annotations

import re
from itertools import chain

from assistant.jobs.feedback.contract import FeedbackAnswer, Flag
from assistant.texts import Language, text
from assistant.web.pieces import copy_button, listed, say, warnings
from assistant.web.replies import Reply
from assistant.web.sanitise import escaped


def feedback_html(reply: Reply, language: Language) -> str:
    """The whole view; `reply.answer` is a FeedbackAnswer."""
    answer = reply.answer
    assert isinstance(answer, FeedbackAnswer)
    original = str(reply.fields.get("text") or "")
    return "".join(
        (
            warnings(answer) if answer.route else "",
            _message(answer, language),
            _boundary(answer, language),
            _questions(answer, language),
            _other_registers(answer, language),
            _original(original, answer.flags, language),
            _core(answer, language),
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


def _other_registers(answer: FeedbackAnswer, language: Language) -> str:
    others = [variant for variant in answer.variants if variant.message != answer.message]
    if not others:
        return ""
    shown = "".join(
        f'<div class="em-variant"><h4>{say(f"register.{variant.register_}", language)}</h4>'
        f"<p>{_lines(variant.message)}</p>{copy_button(variant.message, language)}</div>"
        for variant in others
    )
    title = say("feedback.variants", language)
    return f"<details><summary>{title}</summary>{shown}</details>"


def _original(original: str, flags: list[Flag], language: Language) -> str:
    """The writer's own words with the spans that stayed out, and why."""
    if not original or not flags:
        return ""
    lines = (f"<b>{escaped(flag.span)}</b> · {escaped(flag.why)}" for flag in flags)
    reasons = listed(lines, "em-list em-reasons")
    return (
        f"<details open><summary>{say('feedback.original', language)}</summary>"
        f'<p class="em-original">{marked(original, flags)}</p>{reasons}</details>'
    )


def marked(original: str, flags: list[Flag]) -> str:
    """The words as HTML with each flagged span marked; where spans overlap the first wins."""
    spans = sorted({flag.span for flag in flags if flag.span.strip()}, key=len, reverse=True)
    if not spans:
        return _lines(original)
    pieces = re.split("(" + "|".join(re.escape(span) for span in spans) + ")", original)
    odd = (f'<mark class="em-flag">{_lines(piece)}</mark>' for piece in pieces[1::2])
    even = (_lines(piece) for piece in pieces[::2])
    woven = [piece for pair in zip(even, chain(odd, ("",)), strict=False) for piece in pair]
    return "".join(woven)


def _core(answer: FeedbackAnswer, language: Language) -> str:
    """The check of the core message: what every wording must still hold, and what it lost."""
    kept = listed((escaped(line) for line in answer.kept), "em-list em-kept")
    lost = listed((escaped(line) for line in answer.lost), "em-list em-lost")
    if not kept and not lost:
        return ""
    mark = say("feedback.lost", language) if lost else say("feedback.nothing-lost", language)
    return (
        f"<details{' open' if lost else ''}><summary>{say('feedback.core', language)}: {mark}"
        f"</summary>{_titled('feedback.kept', kept, language)}"
        f"{_titled('feedback.lost', lost, language)}</details>"
    )


def _titled(key: str, body: str, language: Language) -> str:
    return f"<h4>{escaped(text(f'web.{key}', language))}</h4>{body}" if body else ""


def _lines(words: str) -> str:
    return escaped(words).replace("\n", "<br>")
