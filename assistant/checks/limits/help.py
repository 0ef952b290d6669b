"""What is said when coaching stops, or when it might have to: written answers, never generated.

The words live in `texts/limits.*.yaml`, the people in `knowledge/contacts.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.checks.limits.contacts import Contact, contacts_for, stale_contacts
from assistant.checks.verdict import Route, Verdict
from assistant.texts import Language, text

__all__ = ["Help", "Person", "dismissal", "doubt_reply", "help_for", "not_done", "stale_contacts"]

FACTS = ("when", "where", "what", "who")
CARE_FIRST: dict[Route, tuple[str, ...]] = {
    Route.SELF_HARM: ("safe",),
    Route.MEDICAL: ("signs", "safe"),
}
"""Here somebody needs company or a doctor before anything is written down."""
THEN: dict[Route, tuple[str, ...]] = {
    Route.HARASSMENT: ("again", "kept", "told"),
    Route.DISCRIMINATION: ("compared", "kept", "told"),
    Route.VIOLENCE: ("again", "kept", "told"),
    Route.RETALIATION: ("after", "kept", "told"),
    Route.FRAUD: ("record", "kept", "told"),
    Route.SAFETY_HAZARD: ("place", "again", "told"),
}
"""What the fact log asks besides when, where, what and who."""

NAMED_AT_ONCE = frozenset({Route.SELF_HARM, Route.VIOLENCE, Route.HARASSMENT})
"""Here even a doubt names people: not everybody answers a question that comes too close."""
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to turn to: who, how to reach them, and what for."""

    name: str
    how: str
    purpose: str

    def line(self) -> str:
        """The person in one line."""
        return f"{self.name}: {self.how} ({self.purpose})"


@dataclass(frozen=True, slots=True)
class Help:
    """What to say, the one gentle question (empty where it is clear), people, what to note."""

    message: str
    question: str
    people: tuple[Person, ...]
    fact_log: tuple[str, ...]

    def lines(self) -> list[str]:
        """What another job says above its answer: the question, or the answer and whom to turn to.

        Where coaching stops the answer comes first, then a line for each of the people.
        """
        if self.question:
            return [self.question]
        return [self.message, *(person.line() for person in self.people)] if self.message else []


NO_HELP = Help("", "", (), ())


def help_for(verdict: Verdict, language: Language, organisation: Path | None = None) -> Help:
    """The help that fits `verdict`; nothing where no route is due."""
    route = verdict.route
    if route is None:
        return NO_HELP
    people = tuple(_person(c, language) for c in contacts_for(route, language, organisation))
    log = tuple(text(f"limits.log.{ask}", language) for ask in _asked(route))
    if verdict.doubtful:
        question = text(f"limits.question.{route}", language)
        if route in NAMED_AT_ONCE:
            question = f"{question} {_named(people, language)}"
        return Help(text("limits.doubt", language), question, people, log)
    answer = text(f"limits.answer.{route}.{verdict.about}", language)
    return Help(f"{answer}\n\n{dismissal(language)}", "", people, log)


def dismissal(language: Language) -> str:
    """How to say that this was a false alarm, and that nothing is reported."""
    return text("limits.dismissal", language)


def doubt_reply(language: Language) -> str:
    """How to answer the gentle question of a doubt, and that nothing is reported."""
    return text("limits.doubt-reply", language)


def not_done(language: Language) -> str:
    """What the app does not do."""
    return text("limits.not-done", language)


def _named(people: tuple[Person, ...], language: Language) -> str:
    """Whom to turn to, in half a line: whoever says no has not much to read."""
    names = "; ".join(person.name for person in people[:MOST_NAMED])
    return f"{text('limits.people-title', language)}: {names}."


def _asked(route: Route) -> tuple[str, ...]:
    return (*CARE_FIRST.get(route, ()), *FACTS, *THEN.get(route, ()))


def _person(contact: Contact, language: Language) -> Person:
    checked = text("limits.checked", language, date=contact.checked.isoformat())
    notes = [checked] if contact.certain else [checked, text("limits.uncertain", language)]
    near = contact.where == "inside"
    how = contact.how.said(language)
    return Person(
        name=contact.name.said(language),
        how=how if near else f"{how} ({', '.join(notes)})",
        purpose=contact.purpose.said(language),
    )
