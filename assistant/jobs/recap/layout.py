"""What the layout says: which heading a line stands under, and what the columns of a table hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, cast

from assistant.jobs.recap.words import level, load
from assistant.language.clauses import Segment

Section = Literal["actions", "done", "dropped", "decisions", "questions", "private", "ideas"]
Column = Literal["owner", "due", "task", "topic", "status", "number"]
LONGEST_HEADING = 5
"""Words in a line that may be a heading without being marked as one."""


def sections(text: str, segments: Sequence[Segment]) -> tuple[Section | None, ...]:
    """For each segment the kind of heading it stands under, or None.

    A heading holds until the next one, or until plain lines follow its list after a blank line.
    """
    result: list[Section | None] = []
    current: Section | None = None
    listed = False
    for number, segment in enumerate(segments):
        words = text[segment.start : segment.end]
        if is_heading(text, segment):
            current, listed = _section(words), False
            result.append(current)
            continue
        at_once = _section(words.partition(":")[0]) if ":" in words else None
        if at_once:
            result.append(at_once)
            continue
        bullet = _bulleted(text, segment)
        if current and listed and not bullet and _after_blank(text, segments, number):
            current = None
        listed = listed or bullet
        result.append(current)
    return tuple(result)


def is_heading(text: str, segment: Segment) -> bool:
    """Whether a segment is a heading, marked as such or known by its words."""
    words = text[segment.start : segment.end]
    short = len(words.split()) <= LONGEST_HEADING and not segment.cells and not segment.speaker
    named = short and _section(words) is not None and not words.rstrip().endswith(("?", "."))
    return segment.heading or named


def _section(words: str) -> Section | None:
    name = level(re.sub(r"[^\w\s'-]", " ", words)).strip()
    return _section_names().get(name)


def _bulleted(text: str, segment: Segment) -> bool:
    line = text.rfind("\n", 0, segment.start) + 1
    return bool(text[line : segment.start].strip()) or segment.done is not None


def _after_blank(text: str, segments: Sequence[Segment], number: int) -> bool:
    before = segments[number - 1].end if number else 0
    return text[before : segments[number].start].count("\n") > 1


def row_cells(text: str, segment: Segment) -> tuple[str, ...]:
    """The cells of a table row, empty ones included, so that they stand under their columns."""
    start = text.rfind("\n", 0, segment.start) + 1
    end = text.find("\n", segment.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    return tuple(cell.strip() for cell in line.removeprefix("|").removesuffix("|").split("|"))


def columns(text: str, segment: Segment) -> tuple[Column | None, ...] | None:
    """What each column holds, if `segment` is the heading row of a table with an owner or task."""
    if not segment.cells:
        return None
    found: tuple[Column | None, ...] = tuple(_column(cell) for cell in row_cells(text, segment))
    known = [column for column in found if column]
    return found if len(known) >= 2 and {"owner", "task"} & set(known) else None


def _column(words: str) -> Column | None:
    return _column_names().get(level(words.strip("*_ :")))


@cache
def _section_names() -> dict[str, Section]:
    return {
        name: cast(Section, kind)
        for kind, names in load("words")["sections"].items()
        for name in names
    }


@cache
def _column_names() -> dict[str, Column]:
    return {
        str(name): cast(Column, kind)
        for kind, names in load("words")["columns"].items()
        for name in names
    }
