"""The agenda without a model: gather, choose, share out the minutes, word, copy twice."""

from __future__ import annotations

from assistant.jobs.agenda.asking import with_questions
from assistant.jobs.agenda.brief import brief
from assistant.jobs.agenda.choice import chosen
from assistant.jobs.agenda.contract import AgendaAnswer, AgendaItem, AgendaRequest
from assistant.jobs.agenda.copies import private_copy, shareable_copy
from assistant.jobs.agenda.material import Material, gather
from assistant.jobs.agenda.minutes import shared_out
from assistant.jobs.agenda.points import Point
from assistant.jobs.contract import Context, Source


def draft(request: AgendaRequest, context: Context) -> AgendaAnswer:
    """The whole answer; five reads at most."""
    return prepared(gather(request, context), context)


def prepared(material: Material, context: Context) -> AgendaAnswer:
    """The answer for material that is at hand."""
    points, later = chosen(material)
    items = _items(points, material)
    answer = AgendaAnswer(
        language=material.language,
        items=items,
        brief=brief(material),
        sources=_sources(points),
    )
    hidden = {point.title for point in points if point.hidden}
    answer.shareable = shareable_copy(items, hidden, material)
    answer.private = private_copy(answer, [point.title for point in later], material)
    return answer


def _items(points: list[Point], material: Material) -> list[AgendaItem]:
    minutes = shared_out(material.request.minutes, [point.share for point in points])
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
