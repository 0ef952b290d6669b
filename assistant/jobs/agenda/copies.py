"""The two copies of an agenda: one for the user's eyes, one that may be sent."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.checks.leak import leaks
from assistant.jobs.agenda.contract import AgendaItem
from assistant.jobs.agenda.material import Material
from assistant.jobs.feedback.person import said_to
from assistant.texts import Language, text
from assistant.texts.days import say_day

CITED = ("promise", "note")


def private_copy(
    brief: str,
    items: Sequence[AgendaItem],
    later: Sequence[str],
    hints: Sequence[str],
    material: Material,
) -> str:
    """Brief, points with what to say and what they rest on, what waits, and hints."""
    language = material.language
    points = [point_words(number, item, language) for number, item in enumerate(items, 1)]
    parts = [heading("heading", material), brief, *points]
    if later:
        parts.append(text("agenda.later", language, points=", ".join(later)))
    if hints:
        parts.append("\n".join(f"- {hint}" for hint in hints))
    return "\n\n".join(part for part in parts if part)


def shareable_copy(items: Sequence[AgendaItem], hidden: Collection[str], material: Material) -> str:
    """Points and minutes; what is private shows only as time set aside."""
    private = [*hidden, *private_words(material)]
    lines = [
        f"{number}. {_shown(item, hidden, private, material)} ({item.minutes}')"
        for number, item in enumerate(items, 1)
    ]
    return "\n".join([heading("shared", material), "", *lines, "", material.voice.line("yours")])


def private_words(material: Material) -> list[str]:
    """What must not be repeated to the other."""
    view = material.overview
    careful = [view.person.careful] if view.person and view.person.careful else []
    matters = (*view.topics, *view.goals, *view.wins)
    return [*careful, *(m.text for m in matters if m.sensitive), *(f.text for f in view.feedback)]


def heading(key: str, material: Material) -> str:
    """Who, when and how long."""
    day = say_day(material.on, material.language)
    values = {"name": material.name, "day": day, "minutes": material.minutes}
    return text(f"agenda.{key}", material.language, **values)


def point_words(number: int, item: AgendaItem, language: Language) -> str:
    """One point as the user reads it."""
    purpose = text(f"agenda.purpose.{item.purpose}", language)
    lines = [f"{number}. **{item.title}** ({item.minutes}') · {purpose}"]
    lines += [f"   - {line}" for line in item.questions]
    if item.source.kind in CITED and item.source.quote != item.title:
        kind = text(f"agenda.source.{item.source.kind}", language)
        lines.append(f"   - *{kind}: “{item.source.quote}”*")
    return "\n".join(lines)


def _shown(
    item: AgendaItem, hidden: Collection[str], private: Sequence[str], material: Material
) -> str:
    here = [material.name.lower()]
    if item.title in hidden or leaks(item.title, private=private, present=here):
        return text("agenda.set-aside", material.language)
    if item.source.kind != "wish":
        return item.title
    (said,) = said_to([item.title], material.language, material.voice.you, None)
    return said
