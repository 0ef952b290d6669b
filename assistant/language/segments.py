"""The layout of a text: lines, bullets, checkboxes, table rows, chat messages, speaker labels.

A segment encloses content only; bullets, times, labels and table bars stay outside, so every
span can be shown to the writer as their own words. Plain-text conventions of WhatsApp exports
(Android and iOS), Slack, minutes and Markdown are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.clauses import Segment

BULLET = re.compile(r"\s*(?:[-*+•●▪◦·–—»>]+\s+|\(?\d{1,2}[.)]\s+|\(?[a-z][.)]\s+|[→⇒]\s*|->\s*)")
CHECKBOX = re.compile(r"\s*(?:[-*+•]\s*)?\[(?P<mark>[ xX✓✔vV~\-_.?]?)\]\s*|\s*(?P<sign>[☐☑☒✅✔✓])\s*")
DONE_MARKS = frozenset("xXvV✓✔☑✅")
STAMP = re.compile(
    r"\s*(?:\[(?P<a>[^\]\n]{3,24}\d[^\]\n]{0,12})\]"
    r"|(?P<b>\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},?\s+\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s*[APap]\.?[Mm]\.?)?)\s*[-–]"
    r"|(?P<c>\d{1,2}[.:]\d{2})(?:\s*[-–:]|\s))\s*"
)
LABEL = re.compile(
    r"(?P<name>(?:(?:Pak|Bu|Bpk\.?|Ibu|Bapak|Mas|Mbak|Kak|Bang|Kang|Teh|Dr\.?|Mr\.?|Mrs\.?|Ms\.?|Prof\.?|Sdri?\.?)\s+)?"
    r"[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){0,2})(?:\s*\([^)\n]{1,20}\))?\s*(?P<mark>[:：])\s+(?=\S)"
)
TABLE_RULE = re.compile(r"\s*\|?[\s:|+=-]{3,}\|?\s*$")
HEADING = re.compile(r"\s*#{1,6}\s+|\s*(?P<bold>\*\*[^*\n]+\*\*:?)\s*$")
MOST_SPEAKER_SHARE = 0.4


def segments(text: str) -> tuple[Segment, ...]:
    """The segments of `text` in order; blank lines and table rules are passed over."""
    lines = list(_lines(text))
    speakers = _speakers(text, lines)
    return tuple(s for start, end in lines if (s := _segment(text, start, end, speakers)))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for line in re.split(r"(?<=\n)|(?<=\r)(?!\n)", text):
        body = line.rstrip("\r\n")
        if body.strip():
            yield position, position + len(body)
        position += len(line)


def _segment(text: str, start: int, end: int, speakers: frozenset[str]) -> Segment | None:
    line = text[start:end]
    if TABLE_RULE.fullmatch(line) and not re.search(r"\w", line):
        return None
    if line.count("|") >= 2 or line.lstrip().startswith("|"):
        return _row(text, start, end)
    heading = HEADING.match(line)
    if heading and not heading["bold"]:
        return _trimmed(text, start + heading.end(), end, heading=True)
    position, done = _past_marks(line)
    stamp = STAMP.match(line, position)
    position = stamp.end() if stamp else position
    label = LABEL.match(line, position)
    speaker = None
    if label and (stamp or label["name"].lower() in speakers):
        speaker, position = label["name"], label.end()
    return _trimmed(
        text, start + position, end, speaker=speaker, done=done, heading=bool(heading)
    )


def _past_marks(line: str) -> tuple[int, bool | None]:
    box = CHECKBOX.match(line)
    if box:
        mark = box["mark"] if box["mark"] is not None else box["sign"]
        return box.end(), bool(mark) and mark in DONE_MARKS
    bullet = BULLET.match(line)
    return (bullet.end() if bullet else 0), None


def _row(text: str, start: int, end: int) -> Segment | None:
    cells: list[tuple[int, int]] = []
    position = start
    for cell in text[start:end].split("|"):
        inner = _strip(text, position, position + len(cell))
        if inner[0] < inner[1]:
            cells.append(inner)
        position += len(cell) + 1
    if not cells:
        return None
    return Segment(cells[0][0], cells[-1][1], cells=tuple(cells))


def _trimmed(text: str, start: int, end: int, **kinds: object) -> Segment | None:
    start, end = _strip(text, start, end)
    return Segment(start, end, **kinds) if start < end else None  # pyright: ignore[reportArgumentType]


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _speakers(text: str, lines: list[tuple[int, int]]) -> frozenset[str]:
    """Labels that are people talking rather than topics: few, and they come back."""
    counts: dict[str, int] = {}
    labelled = 0
    for start, end in lines:
        line = text[start:end]
        label = LABEL.match(line, _past_marks(line)[0])
        if label:
            labelled += 1
            counts[label["name"].lower()] = counts.get(label["name"].lower(), 0) + 1
    talk = len(lines) >= 3 and labelled >= len(lines) * 0.6 and len(counts) <= max(
        2, int(labelled * MOST_SPEAKER_SHARE)
    )
    return frozenset(counts) if talk else frozenset(n for n, c in counts.items() if c >= 3)
