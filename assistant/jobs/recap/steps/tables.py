"""Tables: a row with a task and somebody to do it."""

from __future__ import annotations

from assistant.jobs.recap.layout import Column, columns, row_cells
from assistant.jobs.recap.steps.taken import as_a_task, taken_at
from assistant.jobs.recap.words import level, load
from assistant.jobs.recap.work import Note, Work
from assistant.language.clauses import Clause, Segment
from assistant.language.dates import due_date
from assistant.language.people import mentions, untitled
from assistant.language.status import cues

OVER = frozenset({"done", "cancelled", "habitual"})
"""Cues of a row whose day is past or comes back."""
Cells = dict[Column, str]


def tabled(note: Note, work: tuple[Work, ...]) -> tuple[Work, ...]:
    """The rows of tables that assign work."""
    head: tuple[Column | None, ...] | None = None
    found: list[Work] = []
    for i, clause in enumerate(note.clauses):
        segment = note.segment(i)
        if not segment.cells:
            head = None
            continue
        heading = columns(note.text, segment)
        if heading:
            head = heading
        elif head and i not in note.closed:
            item = _row(note, i, clause, _cells(note.text, segment, head))
            found += [item] if item else []
        elif not head and note.readable(i) and (item := taken_at(note, i)):
            found.append(item)
    return (*work, *found)


def _cells(text: str, segment: Segment, head: tuple[Column | None, ...]) -> Cells:
    """The cells that say something, by column."""
    return {
        column: cell
        for column, cell in zip(head, row_cells(text, segment), strict=False)
        if column and not _empty(cell)
    }


def _row(note: Note, i: int, clause: Clause, cells: Cells) -> Work | None:
    task, owner = cells.get("task") or cells.get("topic"), cells.get("owner")
    if not task or not owner or _settled(cells):
        return None
    dated = "due" in cells and due_date(cells["due"], note.day(i)) is not None
    if not dated and as_a_task(clause) < note.scales.taken:
        return None
    if dated and cues(clause.text) & OVER and as_a_task(clause) < note.scales.doubt:
        return None
    topic = cells.get("topic") if cells.get("task") else None
    when = cells.get("due")
    mention = due_date(when, note.day(i)) if when else None
    return Work(
        told=(i,),
        start=clause.start,
        end=clause.end,
        said=task,
        owner=_person(note, owner) or clause.agent,
        due=mention.due if mention else None,
        due_text=when if mention else None,
        topic=topic or "",
    )


def _person(note: Note, cell: str) -> str | None:
    """The person a cell names, as known, else its first word or words in capitals."""
    for word in cell.replace(",", " ").replace("(", " ").split():
        if name := note.party.resolve(word):
            return name
    pointed = next(iter(mentions(cell, note.party)), None)
    if pointed and pointed.kind != "stranger":
        return pointed.who
    return untitled(cell.split("(")[0].split(",")[0]) or None


def _empty(cell: str) -> bool:
    return not cell or level(cell) in {str(word) for word in load("words")["empty_cell"]}


def _settled(cells: Cells) -> bool:
    """Whether any short cell says that no work is left, or on what it hangs."""
    if any("conditional" in cues(cells[column]) for column in ("status", "due") if column in cells):
        return True
    words = load("words")["settled_cell"]
    over = {str(word) for word in (*words["done"], *words["dropped"])}
    return any(level(cells[column]) in over for column in ("status", "due") if column in cells)
