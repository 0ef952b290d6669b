"""The three questions after an agenda, one at a time; each can be answered in a word, or not.

The agenda stands before the first of them. Whoever has had enough says so, or simply goes on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from assistant.conversation.phrases import says, says_only
from assistant.conversation.state import State
from assistant.jobs.agenda.calendar import say_begin
from assistant.language.lexicon import load_yaml
from assistant.texts import Language, text
from assistant.texts.days import say_day

QUESTIONS = ("focus", "theirs", "want")
LONGEST = 14
"""Words of an answer; more are a matter of their own."""


def preparing(state: State) -> bool:
    """Whether one of the questions stands open."""
    return state.asked in QUESTIONS and state.topic.job == "agenda"


def first_question(fields: Mapping[str, Any]) -> str | None:
    """What to ask under a new agenda."""
    return _next(fields, QUESTIONS)


def question_after(asked: str, fields: Mapping[str, Any]) -> str | None:
    """What to ask after the question that stands open."""
    return _next(fields, QUESTIONS[QUESTIONS.index(asked) + 1 :])


def _next(fields: Mapping[str, Any], questions: Sequence[str]) -> str | None:
    """What the user hopes for is asked about a focus only."""
    for question in questions:
        if not fields.get(question) and (question != "want" or fields.get("focus")):
            return question
    return None


def worded(question: str, fields: Mapping[str, Any], language: Language) -> str:
    """The question for this session."""
    focus, name = str(fields.get("focus") or ""), str(fields.get("person") or "")
    return text(f"conversation.preparing.{question}", language, name=name, focus=focus)


def known_so_far(fields: Mapping[str, Any], language: Language) -> str:
    """Length, day and hour of a session whose person is still to be named; maybe nothing."""
    minutes, on, at = (fields.get(name) for name in ("minutes", "date", "at"))
    told = [text("conversation.minutes", language, count=minutes)] if minutes else []
    told += [say_day(date.fromisoformat(str(on)), language)] if on else []
    told += [say_begin(time.fromisoformat(str(at)), fields.get("zone"), language)] if at else []
    return ", ".join(told)


def answered(state: State, asked: str, message: str) -> State | None:
    """The request with the answer in it; None where the message is none."""
    words = message.strip().strip(".!")
    if asked == "want":
        want = _want(words)
        return state.with_fields(want=want) if want else None
    if not words or "?" in words or "\n" in words or len(words.split()) > LONGEST:
        return None
    if asked == "theirs" and len(words.split()) <= 2 and (want := _want(words)):
        return state.with_fields(want=want)
    return state.with_fields(**{asked: _bare(words)})


def passed(message: str) -> bool:
    """Whether the user leaves one question out."""
    return says_only(message, "pass")


def enough(message: str) -> bool:
    """Whether the user has had enough of questions, said once or in several ways."""
    parts = [part for part in re.split(r"[,.;!]", message) if part.strip()]
    kinds = ("stop", "enough", "cancel")
    return bool(parts) and all(any(says_only(p, kind) for kind in kinds) for p in parts)


def ending(message: str) -> str | None:
    """What is said to somebody for whom the agenda will do, or who wants it saved."""
    if enough(message):
        return "prepared"
    return "saving" if says(message, "save") else None


def _want(words: str) -> str | None:
    spoken = words.lower()
    wants: dict[str, list[str]] = load_yaml("assistant.conversation", "preparing")["want"]
    for want, signs in wants.items():
        if any(re.search(rf"(?<!\w){re.escape(sign)}", spoken) for sign in signs):
            return want
    return None


def _bare(words: str) -> str:
    """An answer without the small words before and behind it: "kayaknya soal cuti deh"."""
    data = load_yaml("assistant.conversation", "preparing")
    before, behind = (_any(data[name]) for name in ("before", "behind"))
    bare = re.sub(rf"^(?:(?:{before})[\s,]+)+", "", words, flags=re.IGNORECASE)
    return re.sub(rf"(?:[\s,]+(?:{behind}))+$", "", bare, flags=re.IGNORECASE) or words


def _any(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
