"""People as HTML: the list of everybody, and one person's page. Never a score of the other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

from assistant.errors import UnknownName
from assistant.memory.day import look_ahead
from assistant.memory.portrait import Event, timeline
from assistant.memory.relation import Relation
from assistant.texts import Language, text
from assistant.texts.days import say_day, say_moment
from assistant.texts.numbers import counted, say_rhythm
from assistant.web.covered_view import planned
from assistant.web.pieces import card, choice, empty, field, listed, submit, told
from assistant.web.sanitise import escaped

if TYPE_CHECKING:
    from assistant.memory.matters import Matter
    from assistant.memory.people import Person
    from assistant.memory.promises import Promise
    from assistant.memory.store import Memory

CADENCES = (7, 14, 21, 28, 30, 60, 90)
LONGEST_STORY = 60
FIELD = "places.people.field"
TO_TELL = frozenset({"feedback", "win"})


def say(key: str, language: Language, **values: object) -> str:
    """A text of this place, escaped."""
    return escaped(text(f"places.people.{key}", language, **values))


def person_with(memory: Memory, identity: str) -> Person | None:
    """The person with that id; None for nobody."""
    try:
        return memory.people.get(identity) if identity else None
    except UnknownName:
        return None


def everybody(memory: Memory, language: Language, said: str) -> str:
    """A box for each person, and a form for a new one."""
    day = look_ahead(memory.desk)
    coming = {each.person.id: each for each in (*day.next, *day.late)}
    boxes = []
    for person in memory.people.all():
        next_one = coming.get(person.id)
        when = (
            say_moment(next_one.on, next_one.at, language)
            if next_one
            else text("places.people.no-date", language)
        )
        owed = counted("web.today.promises", len(memory.promises.open(person)), language)
        boxes.append(
            f'<a class="em-box" href="#people/{escaped(person.id)}"><b>{escaped(person.name)}</b>'
            f"<span>{_relation(person, language)}</span>"
            f"<small>{say('next', language, when=when)}<br>{escaped(owed)}"
            "</small></a>"
        )
    shown = (
        f'<div class="em-boxes">{"".join(boxes)}</div>'
        if boxes
        else empty(text("places.people.empty", language))
    )
    return (
        f"<h1>{say('title', language)}</h1>{told(said)}{shown}"
        f"<details><summary>{say('new', language)}</summary>{_form(None, language)}</details>"
    )


def head(memory: Memory, person: Person, language: Language, said: str) -> str:
    """Name, promises both ways, goals, what is open; then the pictures follow."""
    series = memory.series.of(person)
    every = say_rhythm(series.cadence_days, language) if series else ""
    about = " · ".join(part for part in (_relation(person, language), escaped(every)) if part)
    promises = memory.promises.open(person)
    mine = [each for each in promises if each.mine]
    theirs = [each for each in promises if not each.mine]
    return (
        f'<p><a href="#people">{say("back", language)}</a></p><h1>{escaped(person.name)}</h1>'
        f'<p class="em-soft">{about}</p>{told(said)}{_cares(person, language)}'
        f"{planned(memory, person, language)}"
        f"{_ledger('mine', mine, person, language)}{_ledger('theirs', theirs, person, language)}"
        f"<details><summary>{say('add-promise', language)}</summary>"
        f"{_promise_form(person, language)}</details>"
        f"{_goals(memory.goals.all(person), person, language)}"
        f"{_matters('topics', memory.topics.open(person), language)}"
        f"{_matters('feedback', memory.feedback.open(person), language)}"
        f"{_matters('wins', memory.wins.open(person), language)}"
        f"<details><summary>{say('add-mood', language)}</summary>{_mood_form(person, language)}"
        "</details>"
    )


def story(memory: Memory, person: Person, language: Language) -> str:
    """The pictures' tables stand above; here all that happened, newest first, and the form."""
    from assistant.web.pictures import tables

    events = timeline(memory.desk, person, language)[:LONGEST_STORY]
    lines = listed((_event(event, language) for event in events), "em-list em-story")
    return (
        f"{tables(memory, person, language)}<h2>{say('story', language)}</h2>"
        f"{lines or empty(text('places.people.no-story', language))}"
        f"<details><summary>{say('edit', language)}</summary>{_form(person, language)}</details>"
    )


def _relation(person: Person, language: Language) -> str:
    return escaped(text(f"web.relation.{person.relation}", language)) if person.relation else ""


def _cares(person: Person, language: Language) -> str:
    parts = [
        f"<p><b>{say(name, language)}</b> {escaped(words)}</p>"
        for name, words in (("matters", person.matters), ("careful", person.careful))
        if words
    ]
    return "".join(parts)


def _ledger(whose: str, promises: list[Promise], person: Person, language: Language) -> str:
    title = text(f"places.people.{whose}", language)
    if not promises:
        return card(title, f'<p class="em-soft">{say("nothing-open", language)}</p>')
    return card(title, listed(_promise(each, person, language) for each in promises))


def _promise(promise: Promise, person: Person, language: Language) -> str:
    """The words, the proof, and what can become of it."""
    due = say_day(promise.due, language) if promise.due else ""
    proof = f'<br><q class="em-soft">{escaped(promise.evidence)}</q>' if promise.evidence else ""
    hidden = f'<input type="hidden" name="person" value="{escaped(person.id)}">'
    label = escaped(promise.task)
    kept = (
        f'<form data-do="keep" data-id="{escaped(promise.id)}">{hidden}<button type="submit"'
        f' class="em-button" aria-label="{say("keep", language)}: {label}">{say("keep", language)}'
        "</button></form>"
    )
    later = (
        f'<form data-do="postpone" data-id="{escaped(promise.id)}" class="em-fields">{hidden}'
        f"{field('until', text('places.people.until', language), '', 'date', needed=True)}"
        f"{submit(text('places.people.postpone', language))}</form>"
        f'<form data-do="drop" data-id="{escaped(promise.id)}" class="em-fields">{hidden}'
        f"{field('reason', text('places.people.reason', language))}"
        f"{submit(text('places.people.drop', language))}</form>"
    )
    return (
        f'<div class="em-promise"><div><b>{label}</b> <small class="em-when">{escaped(due)}</small>'
        f"{proof}</div>{kept}</div><details><summary>{say('else', language)}</summary>{later}"
        "</details>"
    )


def _promise_form(person: Person, language: Language) -> str:
    owners = [(who, text(f"web.recap.owner.{who}", language)) for who in ("me", "them", "both")]
    return (
        '<form data-do="promise" class="em-fields">'
        f'<input type="hidden" name="person" value="{escaped(person.id)}">'
        f"{field('task', text('web.recap.what', language), needed=True)}"
        f"{choice('owner', text('web.recap.who', language), owners)}"
        f"{field('due', text('web.recap.by', language), '', 'date')}"
        f"{submit(text('places.people.add', language))}</form>"
    )


def _goals(goals: list[Matter], person: Person, language: Language) -> str:
    if not goals:
        return ""
    hidden = f'<input type="hidden" name="person" value="{escaped(person.id)}">'
    shown = []
    for goal in goals:
        steps = "".join(
            f"<li>✓ {escaped(step.text)}</li>"
            if step.done_on
            else f'<li><form data-do="step" data-id="{escaped(goal.id)}/{n}">{hidden}'
            f'{escaped(step.text)} <button type="submit" class="em-button">'
            f"{say('step', language)}</button></form></li>"
            for n, step in enumerate(goal.steps)
        )
        shown.append(f'<b>{escaped(goal.text)}</b><ul class="em-list">{steps}</ul>')
    return card(text("places.people.goals", language), "".join(shown))


def _matters(name: str, matters: list[Matter], language: Language) -> str:
    if not matters:
        return ""
    return card(
        text(f"places.people.{name}", language), listed(escaped(each.text) for each in matters)
    )


def _mood_form(person: Person, language: Language) -> str:
    scores = [(str(n), text(f"places.people.score.{n}", language)) for n in range(1, 6)]
    return (
        '<form data-do="mood" class="em-fields">'
        f'<input type="hidden" name="person" value="{escaped(person.id)}">'
        f"{choice('score', text('places.people.how', language), scores, '3')}"
        f"{field('word', text('places.people.word', language))}"
        f"{submit(text('places.people.add', language))}</form>"
    )


def _form(person: Person | None, language: Language) -> str:
    relations = [("", "–")] + [
        (each, text(f"web.relation.{each}", language)) for each in get_args(Relation)
    ]
    relation = (person.relation if person else None) or ""
    rhythms = [("", "–")] + [(str(days), say_rhythm(days, language)) for days in CADENCES]

    def line(name: str, value: str | None) -> str:
        words = text(f"{FIELD}.{name}", language)
        return field(name, words, value or "", needed=name == "name")

    return (
        '<form data-do="save" class="em-fields">'
        f"{line('name', person.name if person else '')}"
        f"{choice('relation', text(f'{FIELD}.relation', language), relations, relation)}"
        f"{line('address', person.address if person else '')}"
        f"{choice('cadence', text(f'{FIELD}.cadence', language), rhythms)}"
        f"{line('matters', person.matters if person else '')}"
        f"{line('careful', person.careful if person else '')}"
        f"{submit(text('places.people.save', language))}</form>"
    )


def _event(event: Event, language: Language) -> str:
    kind = text(f"places.people.kind.{event.kind}", language)
    status = _status(event, language) if event.status else ""
    mark = f' <span class="em-chip">{escaped(status)}</span>' if status else ""
    when = say_day(event.on, language, year=True)
    return (
        f'<small class="em-when">{escaped(when)}</small> <span class="em-chip">{escaped(kind)}'
        f"</span>{mark} {escaped(_in_words(event, language))}"
    )


def _status(event: Event, language: Language) -> str:
    """How it stands; of what is to be told, whether it was."""
    told = event.kind in TO_TELL and event.status in ("open", "done")
    return text(f"places.people.{'said' if told else 'status'}.{event.status}", language)


def _in_words(event: Event, language: Language) -> str:
    """The event's text; the day by which a promise is due reads as all days do."""
    if event.kind != "promise":
        return event.text
    words, _, day = event.text.rpartition(" (")
    try:
        due = date.fromisoformat(day.rstrip(")"))
    except ValueError:
        return event.text
    return f"{words} ({say_day(due, language, year=True)})"
