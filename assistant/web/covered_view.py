"""Planned against covered: a session that was prepared, ticked off in one tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.texts import Language, text
from assistant.texts.days import say_day
from assistant.web.pieces import card, submit
from assistant.web.sanitise import escaped

if TYPE_CHECKING:
    from assistant.memory.people import Person
    from assistant.memory.sessions import Session
    from assistant.memory.store import Memory


def planned(memory: Memory, person: Person, language: Language) -> str:
    """A form for each session with points that is still to come or not yet ticked off."""
    waiting = [each for each in memory.sessions.planned(person) if each.agenda]
    return "".join(_form(session, person, language) for session in waiting)


def _form(session: Session, person: Person, language: Language) -> str:
    """All points are ticked: what was not talked about is unticked and comes back."""
    points = "".join(
        f'<label class="em-take"><input type="checkbox" name="point-{n}" value="1" checked> '
        f"{escaped(title)}</label>"
        for n, title in enumerate(session.agenda)
    )
    title = text("places.people.planned", language, day=say_day(session.on, language))
    return card(
        title,
        f'<form data-do="covered" data-id="{escaped(session.id)}" class="em-fields">'
        f'<input type="hidden" name="person" value="{escaped(person.id)}">{points}'
        f"{submit(text('places.people.covered', language))}</form>",
    )
