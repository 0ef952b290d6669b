"""What can be done on the page of people: promises, goals, moods, and the people themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, get_args

from assistant.jobs.agenda.keeping import covered
from assistant.memory.relation import Relation
from assistant.texts import Language, text
from assistant.web.acting import Deed

if TYPE_CHECKING:
    from assistant.memory.store import Memory

Done = tuple[str, str]
"""Whose page is shown next (an id, empty for everybody), and what is said."""


def carry_out(memory: Memory, deed: Deed, language: Language) -> Done:
    """Do it. Raises UnknownName, EmptyInput or StorageError."""
    if deed.do == "enter":
        return deed.id, ""
    do = DEEDS.get(deed.do)
    if do is None:
        return deed.value("person"), ""
    shown = do(memory, deed)
    return shown, text(f"places.people.done.{deed.do}", language)


def _keep_promise(memory: Memory, deed: Deed) -> str:
    memory.promises.close(deed.id)
    return deed.value("person")


def _postpone(memory: Memory, deed: Deed) -> str:
    memory.promises.postpone(deed.id, date.fromisoformat(deed.value("until")))
    return deed.value("person")


def _drop(memory: Memory, deed: Deed) -> str:
    memory.promises.drop(deed.id, deed.value("reason"))
    return deed.value("person")


def _step(memory: Memory, deed: Deed) -> str:
    goal, _, position = deed.id.partition("/")
    memory.goals.step_done(goal, int(position))
    return deed.value("person")


def _mood(memory: Memory, deed: Deed) -> str:
    person = memory.people.get(deed.value("person"))
    memory.moods.add(int(deed.value("score")), deed.value("word"), person=person)
    return person.id


def _promise(memory: Memory, deed: Deed) -> str:
    person = memory.people.get(deed.value("person"))
    due = deed.value("due")
    memory.promises.add(
        deed.value("task"),
        person=person,
        owner=deed.value("owner") or "me",
        due=date.fromisoformat(due) if due else None,
    )
    return person.id


def _covered(memory: Memory, deed: Deed) -> str:
    """The session took place; the points that stay ticked were talked about."""
    session = memory.sessions.get(deed.id)
    ticked = [title for n, title in enumerate(session.agenda) if deed.value(f"point-{n}")]
    covered(memory, session, ticked)
    memory.sessions.hold(session.id, on=min(session.on, memory.desk.today))
    return deed.value("person")


def _save(memory: Memory, deed: Deed) -> str:
    given = deed.value("relation")
    relation = next((each for each in get_args(Relation) if each == given), None)
    person = memory.people.save(
        deed.value("name"),
        relation=relation,
        address=deed.value("address") or None,
        matters=deed.value("matters") or None,
        careful=deed.value("careful") or None,
    )
    if deed.value("cadence"):
        memory.series.save(person, cadence_days=int(deed.value("cadence")))
    return person.id


DEEDS: dict[str, Callable[..., str]] = {
    "keep": _keep_promise,
    "postpone": _postpone,
    "drop": _drop,
    "step": _step,
    "mood": _mood,
    "covered": _covered,
    "promise": _promise,
    "save": _save,
}
