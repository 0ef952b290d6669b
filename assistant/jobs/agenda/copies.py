"""The two copies of an agenda: one for the user's eyes, one that may be sent."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.checks.leak import leaks
from assistant.jobs.agenda.contract import AgendaAnswer, AgendaItem
from assistant.jobs.agenda.material import Material
from assistant.texts import Language, text
from assistant.texts.days import say_day


def private_copy(answer: AgendaAnswer, later: Sequence[str], material: Material) -> str:
    """Brief, points with what to say, and what waits for another time."""
    language = material.language
    parts = [answer.brief, *(_told(i, item, language) for i, item in enumerate(answer.items, 1))]
    if later:
        parts.append(text("agenda.later", language, points=", ".join(later)))
    return "\n\n".join([heading(material), *parts])


def shareable_copy(items: Sequence[AgendaItem], hidden: Collection[str], material: Material) -> str:
    """Points and minutes; what is private shows only as time set aside."""
    language = material.language
    private = [*hidden, *private_words(material)]
    lines = [
        f"{number}. {_shown(item, hidden, private, material)} ({item.minutes}')"
        for number, item in enumerate(items, 1)
    ]
    return "\n".join([heading(material), "", *lines, "", text("agenda.add-yours", language)])


def private_words(material: Material) -> list[str]:
    """What must not be repeated to the other."""
    view = material.overview
    careful = [view.person.careful] if view.person and view.person.careful else []
    matters = (*view.topics, *view.goals, *view.wins)
    return [*careful, *(m.text for m in matters if m.sensitive), *(f.text for f in view.feedback)]


def heading(material: Material) -> str:
    """Who, when and how long."""
    return text(
        "agenda.heading",
        material.language,
        name=material.name,
        day=say_day(material.on, material.language),
        minutes=material.request.minutes,
    )


def _shown(
    item: AgendaItem, hidden: Collection[str], private: Sequence[str], material: Material
) -> str:
    here = [material.name.lower()]
    if item.title in hidden or leaks(item.title, private=private, present=here):
        return text("agenda.set-aside", material.language)
    return item.title


def _told(number: int, item: AgendaItem, language: Language) -> str:
    purpose = text(f"agenda.purpose.{item.purpose}", language)
    head = f"{number}. **{item.title}** ({item.minutes}') · {purpose}"
    return "\n".join([head, *(f'   "{line}"' for line in item.questions)])
