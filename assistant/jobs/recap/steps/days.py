"""Days: by when, from the work's own words or from the words right behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.jobs.recap.topics import says_nothing
from assistant.jobs.recap.work import Note, Work
from assistant.language.dates import DateMention, due_date, find_dates


def dated(note: Note, work: tuple[Work, ...]) -> tuple[Work, ...]:
    """`work` with its days; a clause that only names a day belongs to the work before it."""
    return tuple(_dated(note, item) for item in work)


def _dated(note: Note, item: Work) -> Work:
    if item.due:
        return item
    own = [due for i in item.told if (due := _due(note, i))]
    if own:
        best = next((m for m in reversed(own) if m.due), own[-1])
        return replace(item, due=best.due, due_text=best.text)
    after = item.told[-1] + 1
    if item.due_text or not _belongs(note, item, after):
        return item
    mention = _due(note, after)
    if mention is None:
        return item
    return replace(
        item,
        told=(*item.told, after),
        end=note.clauses[after].end,
        due=mention.due,
        due_text=mention.text,
    )


def _due(note: Note, i: int) -> DateMention | None:
    return due_date(note.clauses[i].text, note.on, _earlier(note, i))


def _belongs(note: Note, item: Work, after: int) -> bool:
    """Whether clause `after` says nothing but when, in the same line."""
    return (
        after < len(note.clauses)
        and after not in note.closed
        and note.same_line(item.told[-1], after)
        and says_nothing(note.topics.of_clause[after])
    )


def _earlier(note: Note, i: int) -> date | None:
    """The last day named before clause `i` in its line: what "the same date" points back to."""
    start = note.segment(i).start
    said = note.text[start : note.clauses[i].start]
    days = [mention.due for mention in find_dates(said, note.on) if mention.due]
    return days[-1] if days else None
