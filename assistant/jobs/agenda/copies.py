"""The two copies of an agenda: one for the user's eyes, one that may be sent."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.checks.leak import leaks
from assistant.jobs.addressing import said_to
from assistant.jobs.agenda.calendar import say_begin
from assistant.jobs.agenda.contract import AgendaAnswer, AgendaItem
from assistant.jobs.agenda.material import Material
from assistant.jobs.agenda.record import share_of, telling
from assistant.jobs.agenda.voice import HONOURED
from assistant.texts import Language, text
from assistant.texts.days import say_day

CITED = ("promise", "note")
SAID, PROMISED = 0.75, 0.45
"""Shares of a quote's words in title and lines from which it tells nothing more: of a note, and of
a promise, whose task is the title.
"""
MOST_NAMED = 3
"""Points without room that are named."""
_SHOWN = re.compile(r"\d+\. (.+) \(\d+'\)")
_OWN = re.compile(r"\d+\. \*\*")


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
        parts.append(text("agenda.later", language, points=_waiting(later, language)))
    if hints:
        parts.append("\n".join(f"- {hint}" for hint in hints))
    return "\n\n".join(part for part in parts if part)


def _waiting(titles: Sequence[str], language: Language) -> str:
    """What there was no room for: the first few by name, the rest counted."""
    told, rest = ", ".join(titles[:MOST_NAMED]), len(titles) - MOST_NAMED
    return text("agenda.later-more", language, points=told, count=rest) if rest > 0 else told


def shareable_copy(items: Sequence[AgendaItem], hidden: Collection[str], material: Material) -> str:
    """Points and minutes; what is private shows only as time set aside."""
    private = [*hidden, *private_words(material)]
    lines = [
        f"{number}. {_shown(item, hidden, private, material)} ({item.minutes}')"
        for number, item in enumerate(items, 1)
    ]
    return "\n".join([heading("shared", material), "", *lines, "", material.voice.line("yours")])


@dataclass(frozen=True, slots=True)
class Copies:
    """The two copies taken apart, so that they can be written anew for other points."""

    head: str
    shown: tuple[str, ...]
    tail: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @staticmethod
    def of(answer: AgendaAnswer) -> Copies:
        """What stands around the points of both copies, and how each point is shown."""
        lines = answer.shareable.splitlines()
        points = [i for i, line in enumerate(lines) if _SHOWN.fullmatch(line)]
        blocks = answer.private.split("\n\n")
        own = [i for i, block in enumerate(blocks) if _OWN.match(block)]
        first, last = (points[0], points[-1] + 1) if points else (len(lines), len(lines))
        start, end = (own[0], own[-1] + 1) if own else (len(blocks), len(blocks))
        return Copies(
            "\n".join(lines[:first]),
            tuple(_SHOWN.sub(r"\1", lines[i]) for i in points),
            "\n".join(lines[last:]),
            tuple(blocks[:start]),
            tuple(blocks[end:]),
        )

    def reordered(self, order: Sequence[int]) -> Copies:
        """The same with other points shown."""
        return replace(self, shown=tuple(self.shown[i] for i in order))

    def shareable(self, items: Sequence[AgendaItem]) -> str:
        """The copy to send, for these points."""
        lines = [
            f"{number}. {shown} ({item.minutes}')"
            for number, (shown, item) in enumerate(zip(self.shown, items, strict=True), 1)
        ]
        return "\n".join([self.head, *lines, self.tail])

    def private(self, items: Sequence[AgendaItem], language: Language, hint: str = "") -> str:
        """The user's own copy, for these points, with one more hint at its head."""
        points = [point_words(number, item, language) for number, item in enumerate(items, 1)]
        head = [*self.before, hint] if hint else [*self.before]
        return "\n\n".join([*head, *points, *self.after])


def private_words(material: Material) -> list[str]:
    """What must not be repeated to the other."""
    view = material.overview
    careful = [view.person.careful] if view.person and view.person.careful else []
    matters = (*view.topics, *view.goals, *view.wins)
    return [*careful, *(m.text for m in matters if m.sensitive), *(f.text for f in view.feedback)]


def heading(key: str, material: Material) -> str:
    """Who, when and how long."""
    day = say_day(material.on, material.language)
    if material.at:
        day = f"{day} {say_begin(material.at, material.request.zone, material.language)}"
    values = {"name": material.name, "day": day, "minutes": material.minutes}
    manner = "polite" if material.voice.you in HONOURED else "plain"
    return text(f"agenda.{key}.{manner}", material.language, **values)


def point_words(number: int, item: AgendaItem, language: Language) -> str:
    """One point as the user reads it."""
    purpose = text(f"agenda.purpose.{item.purpose}", language)
    lines = [f"{number}. **{item.title}** ({item.minutes}') · {purpose}"]
    if item.source.kind in CITED and _adds(item):
        kind = text(f"agenda.source.{item.source.kind}", language)
        lines.append(f"   - *{kind}: “{item.source.quote}”*")
    return "\n".join([*lines, *(f"   - {line}" for line in item.questions)])


def _adds(item: AgendaItem) -> bool:
    """Whether the quote tells more than title and lines do."""
    said, quote = (item.title, *item.questions), item.source.quote
    told = any(quote in line for line in said) or not telling(quote)
    least = SAID if item.source.kind == "note" else PROMISED
    return not told and share_of(quote, "\n".join(said)) < least


def _shown(
    item: AgendaItem, hidden: Collection[str], private: Sequence[str], material: Material
) -> str:
    here = [material.name.lower()]
    if item.title in hidden or leaks(item.title, private=private, present=here):
        return text("agenda.set-aside", material.language)
    if item.source.kind == "promise":
        return material.to_them(item.title)
    if item.source.kind != "wish":
        return item.title
    (said,) = said_to([item.title], material.language, material.voice.you, None)
    return said
