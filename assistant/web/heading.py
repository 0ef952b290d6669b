"""The line above a talk: whom it is about, and on a phone the way to the two sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import UnknownName
from assistant.texts import Language, text
from assistant.texts.numbers import say_rhythm
from assistant.web.pieces import menu, say
from assistant.web.sanitise import escaped

if TYPE_CHECKING:
    from assistant.assembly import House


def top(house: House, person: str, language: Language) -> str:
    """The line above the talk: whom it is about, and on a phone the two sheets."""
    about = ""
    known = house.memory.people.find(person) if person else None
    if known:
        series = house.memory.series.of(known)
        relation = text(f"web.relation.{known.relation}", language) if known.relation else ""
        rhythm = say_rhythm(series.cadence_days, language) if series else ""
        about = " · ".join(part for part in (relation, rhythm) if part)
    title = escaped(known.name) if known else say("top.nobody", language)
    clear = (
        '<button type="button" class="em-button em-plain" data-do="meet" data-id=""'
        f' aria-label="{say("top.clear", language)}"><span class="em-wide">'
        f"{say('top.clear', language)}</span>"
        '<span class="em-narrow" aria-hidden="true">✕</span></button>'
        if known
        else ""
    )
    fresh = say("top.fresh", language)
    return (
        f'<div class="em-topline">{menu(language)}'
        f'<div class="em-about"><h1>{title}</h1><p>{escaped(about)}</p></div>{clear}'
        f'<button type="button" class="em-button" data-do="fresh"'
        f' aria-label="{fresh}"><span class="em-wide">{fresh}</span>'
        f'<span class="em-narrow" aria-hidden="true">+</span></button>'
        f'<button type="button" class="em-button em-phone" data-sheet="right"'
        f' aria-expanded="false">{say("top.sources", language)}</button></div>'
    )


def person_named(house: House, name: str) -> str:
    """The person of that name as memory writes it; empty for nobody."""
    try:
        known = house.memory.people.find(name) if name else None
    except UnknownName:
        known = None
    return known.name if known else ""
