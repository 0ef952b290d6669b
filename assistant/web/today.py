"""The left column: what today asks for, the people with their open promises, and the places."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assistant.memory.day import Day, Upcoming, look_ahead
from assistant.texts import Language, text
from assistant.texts.days import say_day, say_hour, say_moment
from assistant.texts.numbers import counted
from assistant.web.pieces import say
from assistant.web.sanitise import escaped

if TYPE_CHECKING:
    from assistant.assembly import House
    from assistant.engines.state import State
    from assistant.memory.promises import Promise
    from assistant.memory.store import Memory

PLACES = ("talk", "people", "notes", "library", "trust", "quality")
SHOWN = 3
SHOWN_PROMISES = 2


def column(house: House, language: Language) -> str:
    """All of it as HTML that acts."""
    memory = house.memory
    day = look_ahead(memory.desk)
    return (
        f"{_skip(language)}{brand(language)}{_places(language)}{_today(day, language)}"
        f"{_people(memory, day, language)}"
        f"{_engine(house.engines.state(), language)}{_foot(language)}"
    )


def brand(language: Language) -> str:
    """The name and what it is for."""
    return f'<header class="em-brand"><b>Empat Mata</b><p>{say("tagline", language)}</p></header>'


def _skip(language: Language) -> str:
    """For the keyboard: past the left column, straight to where one writes."""
    label = say("skip", language)
    return f'<button type="button" class="em-button em-skip" data-write>{label}</button>'


def _places(language: Language) -> str:
    links = "".join(
        f'<li><a href="#{name}" data-nav="{name}">{say(f"place.{name}", language)}</a></li>'
        for name in PLACES
    )
    return f'<nav aria-label="{say("places", language)}"><ul class="em-nav">{links}</ul></nav>'


def _today(day: Day, language: Language) -> str:
    lines = [_session(coming, day, language) for coming in (*day.late, *day.next)[:SHOWN]]
    lines += [_promise(promise, day, language) for promise in day.mine[:SHOWN_PROMISES]]
    if len(day.mine) > SHOWN_PROMISES:
        more = escaped(counted("web.today.more", len(day.mine) - SHOWN_PROMISES, language))
        lines.append(f'<a class="em-row em-soft" href="#people">{more}</a>')
    body = "".join(f"<li>{line}</li>" for line in lines)
    if not body:
        body = f'<li class="em-soft">{say("today.nothing", language)}</li>'
    return (
        f'<section><h2>{say("today.title", language)}</h2><ul class="em-day">{body}</ul></section>'
    )


def _session(coming: Upcoming, day: Day, language: Language) -> str:
    late = coming.late_by(day.today)
    when = counted("web.today.late", late, language) if late else _moment(coming, day, language)
    kind = " em-late" if late else ""
    name = escaped(coming.person.name)
    return (
        f'<button type="button" class="em-row" data-do="meet" data-id="{name}" data-closes'
        f' data-person="{escaped(coming.person.id)}">'
        f'<span>{name}</span><small class="em-when{kind}">{escaped(when)}</small></button>'
    )


def _moment(coming: Upcoming, day: Day, language: Language) -> str:
    """The day and the hour; of today the hour alone, where it is known."""
    if coming.on != day.today:
        return say_moment(coming.on, coming.at, language)
    return say_hour(coming.at, language) if coming.at else text("web.today.now", language)


def _promise(promise: Promise, day: Day, language: Language) -> str:
    whom = day.people.get(promise.person_id or "")
    due = say_day(promise.due, language) if promise.due else ""
    late = " em-late" if promise.overdue(day.today) else ""
    to = text("web.today.to", language, person=whom.name) if whom else ""
    detail = " · ".join(part for part in (to, due) if part)
    return (
        f'<a class="em-row em-stacked" href="#people/{escaped(whom.id if whom else "")}">'
        f'<span>{escaped(promise.task)}</span><small class="em-when{late}">{escaped(detail)}'
        "</small></a>"
    )


def _people(memory: Memory, day: Day, language: Language) -> str:
    """Everybody; the number is that of open promises, both ways."""
    open_promises = Counter(promise.person_id for promise in memory.promises.open())
    rows = "".join(
        f'<li><button type="button" class="em-row" data-do="meet" data-closes'
        f' data-id="{escaped(person.name)}" data-person="{escaped(person.id)}">'
        f"<span>{escaped(person.name)}</span>"
        f"{_count(open_promises[person.id], language)}</button></li>"
        for person in day.people.values()
    )
    if not rows:
        rows = f'<li class="em-soft">{say("today.nobody", language)}</li>'
    return (
        f'<section><h2>{say("today.people", language)}</h2><ul class="em-day">{rows}</ul></section>'
    )


def _count(number: int, language: Language) -> str:
    if not number:
        return ""
    words = escaped(counted("web.today.promises", number, language))
    return (
        f'<small class="em-count" title="{words}"><span class="em-unseen">{words}</span>'
        f'<span aria-hidden="true">{number}</span></small>'
    )


def _engine(state: State, language: Language) -> str:
    """Who writes the answers, with the way to a model of this machine's own."""
    fetching = state.embedded.fetching
    if state.drafts_only and not fetching:
        more = f'<a href="#trust">{say("today.polish", language)}</a>'
        return f'<p class="em-engine">{say("today.drafts", language)} {more}</p>'
    words = (
        say("today.fetching", language, percent=state.embedded.percent)
        if fetching
        else say("today.refined", language, model=state.refiner)
    )
    return f'<p class="em-engine"><a href="#trust">{words}</a></p>'


def _foot(language: Language) -> str:
    other: Language = "en" if language == "id" else "id"
    return (
        '<footer class="em-foot">'
        f'<a href="/language/{other}" lang="{other}">{escaped(text("web.switch", language))}</a>'
        "</footer>"
    )
