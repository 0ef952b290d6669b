"""The agenda without a model: gather, choose, share out the minutes, word, copy twice."""

from __future__ import annotations

from assistant.checks.limits.help import help_for
from assistant.jobs.agenda.asking import with_questions
from assistant.jobs.agenda.brief import brief
from assistant.jobs.agenda.calendar import busy_then, manners
from assistant.jobs.agenda.choice import chosen, named
from assistant.jobs.agenda.contract import AgendaAnswer, AgendaItem, AgendaRequest
from assistant.jobs.agenda.copies import private_copy, shareable_copy
from assistant.jobs.agenda.hints import hints
from assistant.jobs.agenda.material import Material, gather
from assistant.jobs.agenda.minutes import shared_out
from assistant.jobs.agenda.point import FEEDBACK, Point
from assistant.jobs.contract import Context, Source


def draft(request: AgendaRequest, context: Context) -> AgendaAnswer:
    """The whole answer; five reads at most."""
    return prepared(gather(request, context), context)


def prepared(material: Material, context: Context) -> AgendaAnswer:
    """The answer for material that is at hand."""
    points, later = chosen(material)
    items = _items(points, material)
    hidden = {point.title for point in points if point.hidden}
    known = brief(material)
    return AgendaAnswer(
        language=material.language,
        warnings=[*_limits(context), *_day(points, material)],
        items=items,
        brief=known,
        shareable=shareable_copy(items, hidden, material),
        private=private_copy(known, items, named(later), hints(material, points), material),
        sources=_sources(points),
    )


def _items(points: list[Point], material: Material) -> list[AgendaItem]:
    minutes = shared_out(material.minutes, [point.share for point in points])
    spoken = with_questions(points, material)
    return [
        AgendaItem(
            minutes=part,
            title=point.title,
            purpose=point.purpose,
            questions=lines,
            source=point.source,
        )
        for part, point, lines in zip(minutes, points, spoken, strict=True)
    ]


def _sources(points: list[Point]) -> list[Source]:
    found = [source for point in points for source in (point.source, *point.more)]
    return list({(s.kind, s.id, s.quote): s for s in found}.values())


def _day(points: list[Point], material: Material) -> list[str]:
    """What the calendar says against the day, where the user has settled one."""
    settled = material.usual_at
    hour = settled.hour if settled else None
    heavy = any(point.hidden or point.rank == FEEDBACK for point in points)
    asked = material.request.date or material.request.at
    if material.on == material.today and asked is None:
        return []
    told = manners(material.on, hour, heavy, material.language)
    if settled is None or not material.unavailable:
        return told
    hours, language = material.unavailable, material.language
    return [*told, *busy_then(material.on, settled, material.minutes, hours, language)]


def _limits(context: Context) -> list[str]:
    """Where coaching stops or might: what to say and whom to turn to, or one gentle question."""
    helped = help_for(context.verdict, context.language, context.organisation)
    if not context.verdict.stops:
        return [helped.question] if helped.question else []
    people = [f"- {person.name} ({person.purpose}): {person.how}" for person in helped.people]
    return ["\n".join([helped.message, "", *people])]
