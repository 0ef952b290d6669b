"""What to know before the session, in three lines: what I owe, what they owe, what was left."""

from __future__ import annotations

from assistant.jobs.agenda.material import Material
from assistant.jobs.capitals import small
from assistant.memory.promises import BOTH, Promise
from assistant.texts import text
from assistant.texts.days import say_day


def brief(material: Material) -> str:
    """Three lines at most; one for somebody who is not known yet."""
    view, language = material.overview, material.language
    if not view.sessions and not view.promises:
        return text("agenda.brief.unknown", language, name=material.name)
    mine = [p for p in view.promises if p.mine]
    theirs = [p for p in view.promises if not p.mine]
    lines = [
        _owing("mine", mine, material),
        _owing("theirs", theirs, material),
        _last(material),
    ]
    return "\n".join(line for line in lines if line)


def _owing(whose: str, promises: list[Promise], material: Material) -> str:
    language, name = material.language, material.name
    if not promises:
        return text(f"agenda.brief.{whose}-none", language, name=name)
    told = "; ".join(_told(promise, material) for promise in promises)
    return text(f"agenda.brief.{whose}", language, name=name, count=len(promises), tasks=told)


def _told(promise: Promise, material: Material) -> str:
    task = small(material.thing(promise).rstrip(" ."))
    if promise.owner == BOTH:
        task = text("agenda.brief.joint", material.language, task=task)
    if promise.due is None:
        return task
    key = "late" if promise.overdue(material.today) else "due"
    day = say_day(promise.due, material.language)
    return f"{task} ({text(f'agenda.brief.{key}', material.language, day=day)})"


def _last(material: Material) -> str:
    view, language = material.overview, material.language
    if view.last is None:
        return text("agenda.brief.never", language, name=material.name)
    ago = ago_words((material.today - view.last.on).days, material)
    left = ", ".join(material.left_over) or text("agenda.brief.nothing", language)
    return text("agenda.brief.last", language, ago=ago, left=left)


def ago_words(days: int, material: Material) -> str:
    """How long ago, in days or weeks."""
    if days < 2:
        return text(f"agenda.ago.{'today' if days < 1 else 'yesterday'}", material.language)
    if days < 14:
        return text("agenda.ago.days", material.language, count=days)
    return text("agenda.ago.weeks", material.language, count=round(days / 7))
