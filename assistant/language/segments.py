"""The layout of a text: lines, bullets, checkboxes, table rows, chat messages, speaker labels.

A segment encloses content only; bullets, times, labels and table bars stay outside, so every
span can be shown to the writer as their own words. Plain-text conventions of minutes and Markdown
are known here, those of chats and transcripts in `messages`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.language.clauses import Segment
from assistant.language.messages import LABEL, STAMP, Messages, messages

NOT_A_BULLET = r"\w\s\"'“”‘’«»()\[\]{}@#/\\.,!?…:;$€£|&"
BULLET = re.compile(
    rf"\s*(?:[^{NOT_A_BULLET}]{{1,3}}\s+|[-–•](?=[^\W\d_])|»\s*"
    r"|\(?\d{1,2}[.)]\s+(?!\d)|\(?[a-hj-z][.)]\s+|\([ivx]{1,5}\)\s+)"
)
CHECKBOX = re.compile(r"\s*(?:[-*+•]\s*)?\[(?P<mark>[^\]\n]{0,2})\]\s*|\s*(?P<sign>[☐☑☒✅✔✓✗✘])\s*")
DONE_MARKS = frozenset("xXvV✓✔☑✅")
ORDINAL = re.compile(
    r"\s*(?:(?:item|pt|poin|point|butir|no|nomor|n\.º|baris|row|agenda|aob|task|pasal)\b\.?\s*)?"
    r"\(?(?:(?P<number>\d{1,2}(?:\.\d{1,2})?|[ivx]{1,5}|[a-z])(?P<after>\s?[.):=/|–-])"
    r"|(?P<bare>\d{1,2}(?:\.\d{1,2})?|o))\s+(?=\S)",
    re.IGNORECASE,
)
"""A number or letter that opens a line: a bullet only where most lines open in the same way."""
TABLE_RULE = re.compile(r"\s*\|?[\s:|+=–-]{3,}\|?\s*$")
HEADING = re.compile(r"\s*#{1,6}\s+|\s*(?P<bold>\*\*[^*\n]+\*\*:?)\s*$")
LONGEST_LEAD = 60
"""Characters at the start of a line in which marks and labels are looked for."""
INITIALS = "A:"
"""The shape of "a: milk" as of "K: I told the supplier"."""
FEWEST_ORDINALS = 3
LEAST_ORDINAL_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class _Habits:
    """What the lines of one text have in common."""

    talk: Messages
    ordinals: frozenset[str]


def segments(text: str) -> tuple[Segment, ...]:
    """The segments of `text` in order; blank lines, table rules and lines that only say who speaks
    are passed over."""
    lines = list(_lines(text))
    heads = [text[start : min(end, start + LONGEST_LEAD)] for start, end in lines]
    habits = _Habits(messages(heads), _ordinals(heads))
    return tuple(_said(text, lines, habits))


def _said(text: str, lines: Sequence[tuple[int, int]], habits: _Habits) -> Iterator[Segment]:
    """The segments of `lines`, each with the speaker of its message."""
    speaker: str | None = None
    before = 0
    for start, end in lines:
        after_blank, before = text.count("\n", before, start) > 1, end
        line = text[start:end]
        if head := habits.talk.head(line):
            speaker = head
            continue
        segment = None if habits.talk.is_empty(line) else _segment(text, start, end, habits)
        if segment is None or habits.talk.is_by_program(text[segment.start : segment.end]):
            continue
        if segment.speaker is None and speaker and not segment.heading:
            goes_on = habits.talk.goes_on(line, after_blank)
            segment = replace(segment, speaker=speaker) if goes_on else segment
        speaker = segment.speaker
        yield segment


def _lines(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for line in re.split(r"(?<=\n)|(?<=\r)(?!\n)", text):
        body = line.rstrip("\r\n")
        if body.strip():
            yield position, position + len(body)
        position += len(line)


def _segment(text: str, start: int, end: int, habits: _Habits) -> Segment | None:
    line = text[start:end]
    if TABLE_RULE.fullmatch(line):
        return None
    if line.count("|") >= 2 or line.lstrip().startswith("|"):
        return _row(text, start, end)
    heading = HEADING.match(line)
    if heading and not heading["bold"]:
        return _trimmed(text, start + heading.end(), end, heading=True)
    position, done, listed = _past_marks(line, habits)
    stamp = STAMP.match(line, position)
    position = stamp.end() if stamp else position
    label = LABEL.match(line, position)
    speaker = None
    if label and _speaks(label, bool(stamp), listed, habits):
        speaker, position = label["name"], label.end()
    return _trimmed(text, start + position, end, speaker=speaker, done=done, heading=bool(heading))


def _speaks(label: re.Match[str], stamped: bool, listed: bool, habits: _Habits) -> bool:
    """A label is a person talking; in a list it is a topic or an owner and stays in the clause."""
    if stamped or label["time"]:
        return True
    return not listed and label["name"].lower() in habits.talk.labels


def _past_marks(line: str, habits: _Habits) -> tuple[int, bool | None, bool]:
    """Where the content begins, what a checkbox says, and whether the line is in a list."""
    box = CHECKBOX.match(line)
    if box:
        mark = box["mark"] if box["mark"] is not None else box["sign"]
        return box.end(), bool(mark) and mark in DONE_MARKS, True
    stamp = STAMP.match(line)
    if stamp and LABEL.match(line, stamp.end()):
        return 0, None, False
    ordinal = ORDINAL.match(line)
    if ordinal and _shape(ordinal) in habits.ordinals:
        return ordinal.end(), None, True
    bullet = BULLET.match(line)
    return (bullet.end() if bullet else 0), None, bool(bullet)


def _row(text: str, start: int, end: int) -> Segment | None:
    """The cells of a table row; a leading cell that only numbers the row is passed over."""
    cells: list[tuple[int, int]] = []
    position = start
    for cell in text[start:end].split("|"):
        inner = _strip(text, position, position + len(cell))
        if inner[0] < inner[1]:
            cells.append(inner)
        position += len(cell) + 1
    if len(cells) > 1 and re.fullmatch(r"\W*(?:\d{1,3}|\w)\W*", text[slice(*cells[0])]):
        cells = cells[1:]
    if not cells:
        return None
    return Segment(cells[0][0], cells[-1][1], cells=tuple(cells))


def _trimmed(
    text: str,
    start: int,
    end: int,
    speaker: str | None = None,
    done: bool | None = None,
    heading: bool = False,
) -> Segment | None:
    start, end = _strip(text, start, end)
    return Segment(start, end, speaker, done, heading) if start < end else None


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _ordinals(heads: list[str]) -> frozenset[str]:
    """The ways of numbering that so many lines share that they are layout; letters that come back
    are the initials of people who talk."""
    opening = [found for head in heads if (found := ORDINAL.match(head))]
    counts = Counter(map(_shape, opening))
    least = max(FEWEST_ORDINALS, LEAST_ORDINAL_SHARE * len(heads))
    return frozenset(
        shape
        for shape, count in counts.items()
        if count >= least and not (shape == INITIALS and _come_back(opening))
    )


def _come_back(opening: Sequence[re.Match[str]]) -> bool:
    letters = [found["number"] for found in opening if _shape(found) == INITIALS]
    return len(set(letters)) < len(letters) and all(letter.isupper() for letter in letters)


def _shape(ordinal: re.Match[str]) -> str:
    number = ordinal["number"] or ordinal["bare"]
    kind = "9" if number[0].isdigit() else "o" if number == "o" else "A"
    return kind + ("." if "." in number else "") + (ordinal["after"] or "").strip()
