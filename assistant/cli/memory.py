"""Commands that look at what is remembered: people, promises, sessions, timeline, today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import keeping
from assistant.cli.showing import Home, Json, Lang, day, print_json, section, show, speaker
from assistant.errors import InvalidRequest, Problem, UnknownName
from assistant.texts import Language, text

if TYPE_CHECKING:
    from assistant.memory.day import Upcoming
    from assistant.memory.people import Person
    from assistant.memory.promises import Promise, PromiseChange
    from assistant.memory.store import Memory

Who = Annotated[str | None, typer.Option("--person", help="only with this person")]
Id = Annotated[str | None, typer.Option(metavar="ID")]
Words = Annotated[str | None, typer.Option()]


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    for command in (people, promises, sessions, timeline, today):
        app.command()(command)
    keeping.register(app)


def people(
    name: Annotated[str | None, typer.Argument(help="one person; with options: save them")] = None,
    relation: Annotated[str | None, typer.Option(help="peer, manager, report, ...")] = None,
    language: Annotated[str | None, typer.Option(help="id or en")] = None,
    register: Annotated[str | None, typer.Option(help="santai, netral or formal")] = None,
    address: Annotated[str | None, typer.Option(help="kamu, Anda, Bu, Mas, ...")] = None,
    alias: Annotated[list[str] | None, typer.Option(help="a nickname")] = None,
    matters: Annotated[str | None, typer.Option(help="what matters to them")] = None,
    careful: Annotated[str | None, typer.Option(help="what to handle with care")] = None,
    home: Home = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """List the people you meet, or show and save one.

    Example: empatmata people Rina --relation peer --address kamu
    """
    tongue, memory = speaker(lang, home)
    if name is None:
        found = memory.people.all()
        empty = text("memory.nobody", tongue)
        show(found, as_json, lambda: [_person_line(each, tongue) for each in found] or [empty])
        return
    given = {
        "relation": _one_of("relation", relation),
        "language": _one_of("language", language),
        "register": _one_of("register", register),
        "address": address,
        "aliases": alias or None,
        "matters": matters,
        "careful": careful,
    }
    kept = {field: value for field, value in given.items() if value is not None}
    person = memory.people.save(name, **kept) if kept else _known(memory, name)
    show(person, as_json, lambda: _person_page(memory, person, tongue))


def promises(
    person: Who = None,
    everything: Annotated[bool, typer.Option("--all", help="kept and dropped ones too")] = False,
    add: Annotated[str | None, typer.Option(metavar="TASK", help="enter a promise")] = None,
    owner: Annotated[str, typer.Option(help="me, them, both or a name")] = "me",
    due: Annotated[str | None, typer.Option(metavar="DATE", help="2026-11-19")] = None,
    done: Id = None,
    postpone: Id = None,
    drop: Id = None,
    reason: Words = None,
    history: Id = None,
    home: Home = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """List open promises, yours first; enter, close, postpone or drop one.

    Example: empatmata promises --add "kirim notulen" --person Rina --due 2026-11-27
    """
    tongue, memory = speaker(lang, home)
    until = day("due", due)
    if history:
        entries = memory.promises.history(history)
        show(entries, as_json, lambda: [_entry(each, tongue) for each in entries])
        return
    if add:
        changed = memory.promises.add(add, person=person, owner=owner, due=until)
    elif done:
        changed = memory.promises.close(done)
    elif drop:
        changed = memory.promises.drop(drop, reason or "")
    elif postpone and until is None:
        raise InvalidRequest(field="--due", problem=Problem("new-date"))
    elif postpone and until:
        changed = memory.promises.postpone(postpone, until, reason or "")
    else:
        found = memory.promises.all(person) if everything else memory.promises.open(person)
        _show_promises(memory, found, tongue, as_json)
        return
    _show_promises(memory, [changed], tongue, as_json)


def sessions(
    person: Who = None,
    every: Annotated[int | None, typer.Option(metavar="DAYS", min=1, help="set the rhythm")] = None,
    minutes: Annotated[int | None, typer.Option(min=5, max=240)] = None,
    home: Home = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """List sessions, newest first; with --person and --every set how often you meet.

    Example: empatmata sessions --person Rina --every 14 --minutes 30
    """
    tongue, memory = speaker(lang, home)
    if person and (every or minutes):
        series = memory.series.save(person, cadence_days=every, minutes=minutes)
        values = {"days": series.cadence_days, "minutes": series.minutes}
        show(series, as_json, lambda: [text("memory.series", tongue, **values)])
        return
    names = {each.id: each.name for each in memory.people.all()}
    found = memory.sessions.all(person)

    def lines() -> Iterator[str]:
        for each in found:
            points = ", ".join(each.covered or each.agenda) or each.reason
            status = text(f"memory.status.{each.status}", tongue)
            yield f"{each.on}  {names[each.person_id]} ({status})  {points}".rstrip()
        if not found:
            yield text("memory.no-sessions", tongue)

    show(found, as_json, lines)


def timeline(
    person: Annotated[str, typer.Argument(help="a name")],
    home: Home = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Show all that happened with a person, newest first.

    Example: empatmata timeline Rina
    """
    from assistant.memory.portrait import timeline as events_with

    tongue, memory = speaker(lang, home)
    events = events_with(memory.desk, _known(memory, person), tongue)

    def lines() -> Iterator[str]:
        for event in events:
            kind = text(f"memory.kind.{event.kind}", tongue)
            status = f" ({text(f'memory.status.{event.status}', tongue)})" if event.status else ""
            yield f"{event.on}  {kind}{status}  {event.text}"

    show(events, as_json, lines)


def today(home: Home = None, lang: Lang = None, as_json: Json = False) -> None:
    """Show the next sessions, what was let slide, and promises due, yours first.

    Example: empatmata today
    """
    from assistant.memory.day import look_ahead

    tongue, memory = speaker(lang, home)
    ahead = look_ahead(memory.desk)
    if as_json:
        print_json(ahead)
        return

    def coming(each: Upcoming) -> str:
        late = each.late_by(ahead.today)
        if not late:
            return f"{each.on}  {each.person.name}, {each.minutes}'"
        since = text("memory.day.since", tongue, date=each.on, days=late)
        return f"{each.person.name}: {since}"

    def owed(promise: Promise) -> str:
        return _promise_line(promise, ahead.people, tongue, ahead.today)

    lines = [
        *section("memory.day.next", tongue, map(coming, ahead.next)),
        *section("memory.day.mine", tongue, map(owed, ahead.mine)),
        *section("memory.day.theirs", tongue, map(owed, ahead.theirs)),
        *section("memory.day.late", tongue, map(coming, ahead.late)),
    ]
    typer.echo("\n".join(lines).strip() or text("memory.day.nothing", tongue))


def _known(memory: Memory, name: str) -> Person:
    person = memory.people.find(name)
    if person is None:
        raise UnknownName(name=name)
    return person


def _one_of(field: str, value: str | None) -> str | None:
    """The value if it is one of those that the field knows. Raises InvalidRequest."""
    from typing import get_args

    from assistant.language.clauses import Register
    from assistant.memory.relation import Relation

    known = {"relation": get_args(Relation), "language": get_args(Language)}
    allowed = known.get(field, get_args(Register))
    if value is not None and value not in allowed:
        raise InvalidRequest(field=field, problem=Problem("one-of", ", ".join(allowed)))
    return value


def _person_line(person: Person, tongue: Language) -> str:
    relation = text(f"memory.relation.{person.relation}", tongue) if person.relation else ""
    return f"{person.name}  {relation}".rstrip()


def _person_page(memory: Memory, person: Person, tongue: Language) -> list[str]:
    from assistant.memory.portrait import portrait

    return portrait(memory.desk, person, tongue).splitlines()


def _show_promises(memory: Memory, found: list[Promise], tongue: Language, as_json: bool) -> None:
    known = {person.id: person for person in memory.people.all()}
    now = memory.desk.today
    empty = text("memory.no-promises", tongue)
    show(
        found,
        as_json,
        lambda: [f"{p.id}  {_promise_line(p, known, tongue, now)}" for p in found] or [empty],
    )


def _promise_line(promise: Promise, known: dict[str, Person], tongue: Language, now: date) -> str:
    """`aku -> Rina: kirim notulen (2026-11-20, telat 3 hari)`."""
    who = promise.owner
    if who in ("me", "them", "both"):
        who = text(f"memory.owner.{who}", tongue)
    other = known.get(promise.person_id or "")
    when = str(promise.due) if promise.due else text("memory.day.no-date", tongue)
    if promise.due and promise.overdue(now):
        days = (now - promise.due).days
        key = "memory.day.late-by-one" if days == 1 else "memory.day.late-by"
        when += ", " + text(key, tongue, days=days)
    if promise.status != "open":
        when += ", " + text(f"memory.status.{promise.status}", tongue)
    return f"{other.name if other else '-'} · {who}: {promise.task} ({when})"


def _entry(entry: PromiseChange, tongue: Language) -> str:
    change = text(f"memory.change.{entry.change}", tongue)
    parts = [f"{entry.at.astimezone():%Y-%m-%d}", change, str(entry.due or ""), entry.reason]
    return "  ".join(part for part in parts if part)
