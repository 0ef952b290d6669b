"""What to know before the session, in three lines: what I owe, what they owe, what was left."""

from __future__ import annotations

from assistant.jobs.agenda.material import Material
from assistant.jobs.agenda.sensitive import is_private
from assistant.jobs.capitals import small
from assistant.memory.promises import BOTH, ME, Promise
from assistant.texts import Language, text
from assistant.texts.days import say_day

TWICE = 2


def brief(material: Material) -> str:
    """Three lines at most; one for somebody who is not known yet."""
    view, language = material.overview, material.language
    if not view.sessions and not view.promises:
        key = "unknown" if material.occasion == "first" else "unnoted"
        return text(f"agenda.brief.{key}", language, name=material.name)
    still = [p for p in view.promises if p.id not in material.kept]
    joint = [p for p in still if p.owner == BOTH]
    mine = _owing("mine", [p for p in still if p.owner == ME], material)
    theirs = _owing("theirs", [p for p in still if not (p.mine or material.third(p))], material)
    both = _owing("joint", joint, material) if joint else ""
    others = _others(still, material)
    lines = [f"{mine} {_kept(material)}", f"{theirs} {both} {others}", _last(material)]
    lines = [" ".join(line.split()) for line in lines]
    return "\n".join(line for line in lines if line)


def _kept(material: Material) -> str:
    """What the notes tell as kept while it is still on the books."""
    done = [p for p in material.overview.promises if p.id in material.kept]
    tasks = "; ".join(small(material.thing(p).rstrip(" .")) for p in done)
    return text("agenda.brief.kept", material.language, tasks=tasks) if done else ""


def _owing(whose: str, promises: list[Promise], material: Material) -> str:
    language, name = material.language, material.name
    if not promises:
        return text(f"agenda.brief.{whose}-none", language, name=name)
    told = "; ".join(_told(promise, material) for promise in promises)
    return text(f"agenda.brief.{whose}", language, name=name, count=len(promises), tasks=told)


def _others(promises: list[Promise], material: Material) -> str:
    """What somebody else has promised, under their own name."""
    told = [
        text("agenda.brief.other", material.language, name=p.owner, tasks=_told(p, material))
        for p in promises
        if material.third(p)
    ]
    return " ".join(told)


def _told(promise: Promise, material: Material) -> str:
    task = small(material.thing(promise).rstrip(" ."))
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
    left = ", ".join(_times(point, material) for point in material.left_over)
    told = text("agenda.brief.last", language, ago=ago, left=left or _nothing(language))
    sensitive = "; ".join(
        small(t.text.rstrip(" ."))
        for t in view.topics
        if t.sensitive and not is_private(t, material) and not material.settled(t)
    )
    if not sensitive:
        return told
    return f"{told} {text('agenda.brief.sensitive', language, topics=sensitive)}"


def _times(point: str, material: Material) -> str:
    """A point that was left over, with how often where it was more than once."""
    count = material.times_put_off(point)
    if count < TWICE:
        return point
    return f"{point} ({text('agenda.brief.times', material.language, times=material.times(count))})"


def _nothing(language: Language) -> str:
    return text("agenda.brief.nothing", language)


def ago_words(days: int, material: Material) -> str:
    """How long ago, in days or weeks."""
    if days < 2:
        return text(f"agenda.ago.{'today' if days < 1 else 'yesterday'}", material.language)
    if days < 14:
        return text("agenda.ago.days", material.language, count=days)
    return text("agenda.ago.weeks", material.language, count=round(days / 7))
