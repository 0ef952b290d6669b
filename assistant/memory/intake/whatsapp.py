"""Chats exported by WhatsApp, from Android and iOS, with Indonesian and English dates.

    12/11/26 14.05 - Rina: sudah sampai        Android, Indonesian
    11/12/26, 2:05 PM - Rina: I'm here         Android, American
    [12/11/26 14.05.33] Rina: sudah sampai     iOS

A chat becomes a note a day. Which number is the day is told by all lines together: one number
over 12 settles it, else AM and PM mean that the month comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from assistant.memory.intake.draft import Draft
from assistant.memory.intake.words import words

_LINE = re.compile(
    r"""^\[?(?P<a>\d{1,4})[/.\-](?P<b>\d{1,2})[/.\-](?P<c>\d{2,4}),?\s+
        (?:pukul\s+)?(?P<time>\d{1,2}[.:]\d{2})(?:[.:]\d{2})?\s?(?P<half>[AaPp]\.?[Mm]\.?)?
        (?:\]\s|\s-\s)(?P<rest>.*)$""",
    re.VERBOSE,
)
_SAID = re.compile(r"^(?P<who>[^:]{1,60}):\s(?P<what>.*)$", re.DOTALL)
_INVISIBLE = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202c\ufeff"))
_EDITED = re.compile(r"\s*<(?:This message was edited|Pesan ini diedit)>$", re.IGNORECASE)
LOOKED_AT = 30
"""Lines in which a chat must show itself."""


@dataclass(frozen=True, slots=True)
class _Message:
    numbers: tuple[int, int, int]
    half: bool
    time: str
    who: str
    what: str


def is_whatsapp(text: str) -> bool:
    """Whether at least half of the first lines that begin anything begin a chat message."""
    lines = [line for line in text.translate(_INVISIBLE).splitlines()[:LOOKED_AT] if line.strip()]
    fitting = sum(1 for line in lines if _LINE.match(_tidy(line)))
    return fitting >= 2 and 2 * fitting >= min(len(lines), 8)


def read_whatsapp(text: str, file_name: str, me: str | None = None) -> list[Draft]:
    """A note for each day of the chat. The other is named by the file or by who is not `me`."""
    messages = list(_messages(text))
    if not messages:
        return []
    order = _order(messages)
    other = _other(messages, file_name, me)
    notes: list[Draft] = []
    for day, said in groupby(messages, key=lambda message: _date(message.numbers, order)):
        if day is not None:
            lines = [f"{message.time} {message.who}: {message.what}" for message in said]
            notes.append(
                Draft(
                    text="\n".join(lines),
                    key=day.isoformat(),
                    title=f"WhatsApp {other or ''}".strip() + f", {day.isoformat()}",
                    date=day,
                    person=other,
                )
            )
    return _one_a_day(notes)


def _messages(text: str) -> Iterator[_Message]:
    """What people said; the app's own lines and what is no text are passed over."""
    for stamp, rest in _entries(text):
        said = _SAID.match(rest)
        what = _EDITED.sub("", said["what"]).strip() if said else ""
        if said and what and what.lower() not in words().chat_noise:
            numbers = (int(stamp["a"]), int(stamp["b"]), int(stamp["c"]))
            time = stamp["time"] + (f" {stamp['half']}" if stamp["half"] else "")
            yield _Message(numbers, bool(stamp["half"]), time, said["who"].strip(" ~"), what)


def _entries(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each stamped line with the unstamped ones that follow it."""
    stamp: re.Match[str] | None = None
    rest: list[str] = []
    for line in text.translate(_INVISIBLE).splitlines():
        found = _LINE.match(_tidy(line))
        if found:
            if stamp:
                yield stamp, "\n".join(rest)
            stamp, rest = found, [found["rest"]]
        elif stamp:
            rest.append(line)
    if stamp:
        yield stamp, "\n".join(rest)


def _tidy(line: str) -> str:
    return line.replace("\u202f", " ").replace("\xa0", " ")


def _order(messages: Iterable[_Message]) -> str:
    """`ymd`, `dmy` or `mdy`."""
    numbers = [message.numbers for message in messages]
    if any(a > 31 for a, _, _ in numbers):
        return "ymd"
    if any(a > 12 for a, _, _ in numbers):
        return "dmy"
    if any(b > 12 for _, b, _ in numbers):
        return "mdy"
    return "mdy" if any(message.half for message in messages) else "dmy"


def _date(numbers: tuple[int, int, int], order: str) -> date | None:
    named = dict(zip(order, numbers, strict=True))
    year = named["y"] + 2000 if named["y"] < 100 else named["y"]
    try:
        return date(year, named["m"], named["d"])
    except ValueError:
        return None


def _other(messages: Iterable[_Message], file_name: str, me: str | None) -> str | None:
    stem = file_name.rsplit(".", 1)[0]
    for start in words().chat_files:
        if stem.lower().startswith(start):
            return stem[len(start) :].strip(" -_") or None
    speakers = list(dict.fromkeys(message.who for message in messages))
    others = [who for who in speakers if not me or who.lower() != me.lower()]
    return others[0] if len(others) == 1 else None


def _one_a_day(notes: list[Draft]) -> list[Draft]:
    """Days that come up twice, because a phone's clock jumped, put together."""
    days: dict[str, Draft] = {}
    for note in notes:
        former = days.get(note.key)
        text = f"{former.text}\n{note.text}" if former else note.text
        days[note.key] = Draft(text, note.key, note.title, note.date, note.person)
    return list(days.values())
