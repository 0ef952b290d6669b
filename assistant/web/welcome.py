"""How a talk opens: what today asks for, and six ways to begin, each shown by an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.memory.day import look_ahead
from assistant.texts import Language, text
from assistant.texts.days import say_day, say_hour
from assistant.texts.numbers import counted
from assistant.web import invented
from assistant.web.pieces import say
from assistant.web.sanitise import escaped

if TYPE_CHECKING:
    from assistant.memory.store import Memory

BEGINNINGS = ("agenda", "feedback", "tension", "recap", "ask", "rehearse")


def welcome(memory: Memory, language: Language) -> str:
    """The opening article."""
    return (
        f'<article class="em-welcome"><h2>{say("welcome", language)}</h2>'
        f"{_next(memory, language)}{_examples(memory, language)}"
        f"{invented.offer(memory, language)}</article>"
    )


def _next(memory: Memory, language: Language) -> str:
    """One sentence about what is nearest, mine first."""
    day = look_ahead(memory.desk)
    said: list[str] = []
    if day.next:
        first = day.next[0]
        now = first.on == day.today
        when = text("web.today.now", language) if now else say_day(first.on, language)
        when += f", {say_hour(first.at, language)}" if first.at else ""
        said.append(text("web.today.next", language, person=first.person.name, when=when))
    if day.mine:
        said.append(counted("web.today.owed", len(day.mine), language, task=day.mine[0].task))
    return f'<p class="em-lead">{escaped(" ".join(said))}</p>' if said else ""


def _examples(memory: Memory, language: Language) -> str:
    coming = look_ahead(memory.desk).next
    name = coming[0].person.name if coming else text("web.somebody", language)
    cards = "".join(_example(which, name, language) for which in BEGINNINGS)
    return f'<div class="em-examples">{cards}</div>'


def _example(which: str, name: str, language: Language) -> str:
    words = text(f"web.example.{which}", language, person=name)
    return (
        f'<button type="button" class="em-example" data-example="{escaped(words)}">'
        f"<b>{say(f'begin.{which}', language)}</b><span>{escaped(words)}</span></button>"
    )
