"""Who says what in a chat or a transcript: stamps, labels, and names on a line of their own.

Exports of WhatsApp (Android and iOS), Slack, Discord, Teams and Zoom are known, subtitles too. A
line without a label goes on with the message above it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from assistant.language.lexicon import from_words, load_data
from assistant.language.people import may_speak

TIME = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:[.,]\d{3})?(?:\s*[APap]\.?[Mm]\.?)?"
MONTH = (
    r"(?i:jan|feb|mar|apr|mei|may|jun|jul|agu|agt|ags|aug|sep|okt|oct|nov|nop|des|dec)[a-z]{0,6}"
)
DAY = rf"(?:\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{1,2}}\s+{MONTH}\.?(?:\s+\d{{4}})?)"
STAMP = re.compile(
    rf"\s*(?:\[(?P<a>[^\]\n]{{3,24}}\d[^\]\n]{{0,12}})\]|\((?P<e>{TIME})\)"
    rf"|(?P<b>{DAY},?\s+{TIME})(?:\s*[-–]|\s)"
    rf"|(?P<c>{TIME})(?:\s*[-–:]|\s))\s*"
)
TITLE = (
    r"Pak|Bu|Bpk\.?|Ibu|Bapak|Mas|Mbak|Kak|Bang|Kang|Teh|Dr\.?|Mr\.?|Mrs\.?|Ms\.?|Prof\.?|Sdri?\.?"
)
NAME = rf"(?:(?:{TITLE})\s+)?[^\W\d_][\w.'’-]*(?:\s(?!to\s)[^\W\d_][\w.'’-]*){{0,2}}"
LABEL = re.compile(
    rf"(?:From\s+)?[@~]?\s?(?P<name>{NAME})(?:\s+to\s+\w+)?"
    rf"(?:\s*\([^)\n]{{1,20}}\))?(?P<time>\s+\(?{TIME}\)?)?\s*[:：]\s+(?=\S)"
)
HEAD = re.compile(
    rf"\s*[@~]?\s?(?P<name>{NAME})(?:\s*\((?:you|kamu|anda)\))?"
    r"\s*(?P<open>,?\s*[\[(]|[—–-]\s|,\s|\s)\s*"
    rf"(?:(?:today|yesterday|hari ini|kemarin)(?:\s+(?:at|pukul|jam))?,?\s+|{DAY},?\s+)?"
    rf"(?P<time>{TIME})\s*[\])]?\s*(?:\((?:edited|diedit)\))?\s*",
    re.IGNORECASE,
)
HANDLE = re.compile(rf"\s*@?[^\W\d_][\w.-]*\s{{2,}}\[?{TIME}\]?\s*$")
"""A name of one word, two blanks and a time, as Slack copies them: "sanjay  9:41 AM"."""
SUBTITLE = re.compile(r"\s*(?:\d{2}:)?\d{2}:\d{2}[.,]\d{3}\s+-->.*|\s*WEBVTT.*|\s*\d{1,4}\s*")
"""The lines of a subtitle file that hold no words."""
MOST_SPEAKER_SHARE = 0.4
LEAST_LABELLED_SHARE = 0.6
LONGEST_NAME = 40
LONGEST_PAUSE = 12
"""Minutes between two messages that stand under a name and a time without any other mark."""
BULLET = re.compile(r"\s*(?:[-–•*+☐☑✅]|\d{1,2}[.)])\s*")


@dataclass(frozen=True, slots=True)
class Messages:
    """How the lines of one text say who speaks.

    `labels`: names in front of a message, in small letters; `heads`: names above one, likewise;
    `exported`: a program has written them, so every line belongs to the message above.
    """

    labels: frozenset[str]
    heads: frozenset[str]
    exported: bool
    subtitles: bool

    def head(self, line: str) -> str | None:
        """The name on a line that says only who speaks, and when."""
        name = head_name(line)
        return name if name and name.lower() in self.heads else None

    def goes_on(self, line: str, after_blank: bool) -> bool:
        """Whether a line without a label belongs to the message above it."""
        if LABEL.match(line):
            return False
        written_on = line[:1].isspace() or line.lstrip()[:1].islower()
        return self.exported or (bool(self.labels) and written_on and not after_blank)

    def is_empty(self, line: str) -> bool:
        """Whether a line is the clockwork of a subtitle file."""
        return self.subtitles and bool(SUBTITLE.fullmatch(line))

    def is_by_program(self, words: str) -> bool:
        """Whether a message is one that the chat program writes by itself."""
        return self.exported and bool(_by_program().fullmatch(words.strip("\u200e\u200f ")))


def messages(lines: Sequence[str]) -> Messages:
    """What the lines of a text, or their beginnings, have in common."""
    subtitles = any("-->" in line for line in lines)
    said = [line for line in lines if not (subtitles and SUBTITLE.fullmatch(line))]
    labels, stamped = _labels(said)
    heads = _heads(said)
    return Messages(labels, heads, bool(heads) or stamped >= 2, subtitles)


def head_name(line: str) -> str | None:
    """The name on a line that holds nothing else but a time."""
    if len(line) > 2 * LONGEST_NAME:
        return None
    match = HEAD.fullmatch(line)
    stamp = None if match else STAMP.match(line + " ")
    name = match["name"] if match else line[stamp.end() if stamp else 0 :].strip()
    handle = match is not None and HANDLE.match(line) is not None
    return name if _is_name(name, handle) else None


def _is_name(words: str, handle: bool) -> bool:
    """Whether `words` are a name; that of a `handle` may be written small."""
    if not re.fullmatch(NAME, words) or len(words) > LONGEST_NAME:
        return False
    return may_speak(words) and (handle or all(part[0].isupper() for part in words.split()))


def _labels(lines: Sequence[str]) -> tuple[frozenset[str], int]:
    """Labels that are people talking rather than topics: few, and they come back."""
    counts: Counter[str] = Counter()
    stamped = 0
    for line in lines:
        stamp = STAMP.match(line)
        label = LABEL.match(line, stamp.end() if stamp else 0)
        if label and (stamp or label["time"]):
            stamped += 1
        elif label:
            counts[label["name"].lower()] += 1
    for name in [name for name, count in counts.items() if count == 1 and not may_speak(name)]:
        del counts[name]
    labelled = counts.total()
    few = len(counts) <= max(2, int(labelled * MOST_SPEAKER_SHARE))
    if len(lines) >= 3 and labelled >= len(lines) * LEAST_LABELLED_SHARE and few:
        return frozenset(counts), stamped
    return frozenset(name for name, count in counts.items() if count >= 3), stamped


def _heads(lines: Sequence[str]) -> frozenset[str]:
    """Names above messages: they come back, or a program has put their times there."""
    counts: Counter[str] = Counter()
    times: list[int] = []
    marked = 0
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        name = head_name(line)
        if not name or not following or head_name(following):
            continue
        timed = HEAD.fullmatch(line)
        if timed is None and not STAMP.match(line) and BULLET.match(following):
            continue
        counts[name.lower()] += 1
        if timed:
            marked += bool(timed["open"].strip() or timed["time"][-1] in "mM")
            times.append(_minutes(timed["time"]))
    comes_back = counts.total() >= 3 and len(counts) < counts.total()
    return frozenset(counts) if marked >= 2 or comes_back or _close(times) else frozenset()


def _minutes(time: str) -> int:
    hour, minute = re.findall(r"\d+", time)[:2]
    return 60 * int(hour) + int(minute)


def _close(times: Sequence[int]) -> bool:
    """Whether times are those of messages rather than of appointments."""
    return len(times) >= 2 and all(0 <= b - a <= LONGEST_PAUSE for a, b in pairwise(times))


@from_words
def _by_program() -> re.Pattern[str]:
    lines = "|".join(f"(?:{line})" for line in load_data("messages")["program"])
    return re.compile(lines, re.IGNORECASE)
