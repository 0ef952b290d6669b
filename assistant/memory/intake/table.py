"""CSV tables of action items: headings in both languages, commas, semicolons or tabs."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from datetime import date

from assistant.memory.frontmatter import as_date
from assistant.memory.intake.draft import Draft, Task, Unreadable
from assistant.memory.intake.words import words

_NUMBERS = re.compile(r"^\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{2,4})\s*$")


def read_table(source: str) -> Draft:
    """The tasks of a table; the table itself is the note. Raises Unreadable without headings."""
    try:
        rows = [row for row in csv.reader(source.splitlines(), _dialect(source)) if any(row)]
    except csv.Error as error:
        raise Unreadable("damaged") from error
    columns = _columns(rows[0]) if rows else {}
    if "task" not in columns:
        raise Unreadable("no-task-column")
    month_first = _month_first(rows[1:], columns)
    tasks = [_task(row, columns, month_first) for row in rows[1:]]
    return Draft(text=source, tasks=tuple(task for task in tasks if task.task))


def _dialect(source: str) -> type[csv.Dialect]:
    try:
        return csv.Sniffer().sniff(source[:4_000], delimiters=",;\t|")
    except csv.Error:
        return csv.excel


def _columns(headings: Sequence[str]) -> dict[str, int]:
    """Which column holds what; the first fitting heading wins."""
    known = {name: kind for kind, names in words().columns.items() for name in names}
    columns: dict[str, int] = {}
    for position, heading in enumerate(headings):
        kind = known.get(" ".join(heading.lower().replace("_", " ").split()).strip(" :*"))
        if kind:
            columns.setdefault(kind, position)
    return columns


def _task(row: Sequence[str], columns: dict[str, int], month_first: bool) -> Task:
    cells = {
        kind: row[position].strip() if position < len(row) else ""
        for kind, position in columns.items()
    }
    return Task(
        task=cells["task"],
        evidence=" | ".join(cell.strip() for cell in row if cell.strip()),
        owner=words().owner(cells.get("owner", "")),
        person=cells.get("person") or None,
        due=_due(cells.get("due", ""), month_first),
        done=cells.get("status", "").lower() in words().done,
    )


def _month_first(rows: Sequence[Sequence[str]], columns: dict[str, int]) -> bool:
    """Whether the column of dates writes the month before the day: one number over 12 tells."""
    position = columns.get("due")
    if position is None:
        return False
    found = [_NUMBERS.match(row[position]) for row in rows if position < len(row)]
    pairs = [(int(match[1]), int(match[2])) for match in found if match]
    return any(b > 12 for _, b in pairs) and not any(a > 12 for a, _ in pairs)


def _due(value: str, month_first: bool) -> date | None:
    match = _NUMBERS.match(value)
    if not match:
        return as_date(value)
    first, second, year = (int(part) for part in match.groups())
    day, month = (second, first) if month_first else (first, second)
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
