"""What speaks against a refined agenda: more than wording and order changed, or changed badly."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.checks.blame import stings
from assistant.checks.findings import Finding
from assistant.checks.invention import invented
from assistant.checks.tongue import foreign, strange_address
from assistant.jobs.agenda.contract import AgendaAnswer, AgendaItem
from assistant.jobs.agenda.record import share_of
from assistant.retrieval.terms import word_stems
from assistant.texts import Language

LONGEST = 24
"""Words of one question."""
KEPT = 0.5
"""Share of the meaningful words of a question that its new wording has to keep."""


def objections(language: Language, draft: AgendaAnswer, refined: AgendaAnswer) -> list[Finding]:
    """Everything that the refinement did wrong."""
    before = {item.title: item for item in draft.items}
    found = list(_frame(draft, refined))
    for item in refined.items:
        if item.title in before:
            found += _wording(before[item.title], item, language)
    return found


def _frame(draft: AgendaAnswer, refined: AgendaAnswer) -> Iterator[Finding]:
    """Points, minutes and sources must be the draft's."""
    if sorted(map(_fixed, draft.items)) != sorted(map(_fixed, refined.items)):
        yield Finding("agenda.objection.points")
    if [i.title for i in (draft.items[0], draft.items[-1])] != [
        i.title for i in (refined.items[0], refined.items[-1])
    ]:
        yield Finding("agenda.objection.frame")


def _fixed(item: AgendaItem) -> tuple[str, int, str, str]:
    return item.title, item.minutes, item.purpose, item.source.model_dump_json()


def _wording(before: AgendaItem, after: AgendaItem, language: Language) -> Iterator[Finding]:
    """Each reworded line is one open question in the right tongue, with nothing new in it."""
    if len(before.questions) != len(after.questions):
        yield Finding("agenda.objection.points", after.title)
        return
    for old, new in zip(before.questions, after.questions, strict=True):
        if new == old:
            continue
        if not new.endswith("?") or new.count("?") > 1 or len(new.split()) > LONGEST:
            yield Finding("agenda.objection.question", new)
        asked = old.rpartition(": ")[2]
        if list(word_stems(asked)) and share_of(asked, new) < KEPT:
            yield Finding("agenda.objection.lost", old)
        for span in invented(new, [old, before.title, before.source.quote]):
            yield Finding("agenda.objection.invention", span.span)
        if _stinging(new) - _stinging(f"{old}\n{before.title}"):
            yield Finding("agenda.objection.sting", new)
        yield from foreign(new, language)
        yield from strange_address(old, new)


def _stinging(words: str) -> set[str]:
    return {sting.span.lower() for sting in stings(words) if not sting.weak}
