"""A rehearsal at the terminal: turn by turn, with a way back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import typer

from assistant.jobs.contract import Answer
from assistant.jobs.rehearsal.contract import RehearseAnswer
from assistant.texts import LANGUAGES, Language, text

Turns = list[dict[str, str]]
Ask = Callable[[dict[str, Any]], Answer]


def rehearse(
    answer: Ask, fields: dict[str, Any], show: Callable[[Answer], None], as_json: bool
) -> None:
    """Play the given turns; at a terminal go on with typed ones until an empty line.

    With JSON only the last answer is printed, and nothing is asked.
    """
    said = fields.pop("turns", [])
    turns: Turns = []
    last = _reply(answer, fields, turns)
    if not as_json and not said:
        show(last)
    for words in said:
        last = _said(answer, fields, turns, words)
        if not as_json:
            show(last)
    if as_json:
        show(last)
    elif sys.stdin.isatty() and last.reply:
        _typed(answer, fields, turns, show, last.language)


def _typed(
    answer: Ask,
    fields: dict[str, Any],
    turns: Turns,
    show: Callable[[Answer], None],
    language: Language,
) -> None:
    typer.echo(text("rehearsal.begin", language))
    back = {text("rehearsal.back", each) for each in LANGUAGES}
    prompt = text("rehearsal.prompt", language)
    while words := typer.prompt(prompt, default="", show_default=False).strip():
        if words.lower() in back:
            del turns[-2:]
            show(_reply(answer, fields, turns[:-1]))
        else:
            show(_said(answer, fields, turns, words))


def _said(answer: Ask, fields: dict[str, Any], turns: Turns, words: str) -> RehearseAnswer:
    """The reply to what the user says now."""
    turns.append({"role": "me", "text": words})
    return _reply(answer, fields, turns)


def _reply(answer: Ask, fields: dict[str, Any], turns: Turns) -> RehearseAnswer:
    """The other's reply, taken into the turns."""
    result = answer({**fields, "turns": list(turns)})
    assert isinstance(result, RehearseAnswer)
    turns.append({"role": "other", "text": result.reply})
    return result
