"""Frames: the shape of a clause in words and roles, "{who} <meanwhile>* <promises> <that>?".

A frame is read from left to right. `{who}` is a person in a role of ROLES; the first one in the
frame is whoever does the work. `<name>` is a word or phrase of the list `name` in
`data/frames.yaml`; `<name>?` may be missing, `<name>*` may come any number of times. `!` in front
means that none of these follows, `~` that none of these stands before. `_` is any word, `__`
one of three letters or more, `...` anything at all, `^` the beginning of the clause, `$` its end,
`.` its end or a stop. In a list, `*` stands for letters: "*ing". The rest are words themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.jobs.recap.words import load

ROLES = {
    "who": "ipybn",
    "person": "ipybnu",
    "third": "np",
    "pronoun": "p",
    "i": "i",
    "name": "n",
    "any": "ipybnu",
    "you": "y",
    "both": "b",
    "two": "iy",
    "another": "nyp",
}
"""The letters of the marks (see taking.py) that stand for each role of a frame."""
DOERS = ("who", "person", "third", "i", "name")
"""The roles that may do the work, the surest first."""
WORD = r"(?:(?<![\w'-])\w[\w'-]*(?![\w'-]))"
LONG_WORD = r"(?:(?<![\w'-])\w{3}[\w'-]*(?![\w'-]))"
TOKEN = re.compile(r"(?P<sign>[!~]?)(?P<body>\{\w+\}|<\w+>|\.\.\.|[^?*]+|\?)(?P<times>[?*]?)")
FIXED = {"_": WORD, "__": LONG_WORD, "$": r"\W*$", ".": r"\s*(?:[.,;)]|$)", "...": ".*?"}


@cache
def spelled_out(frame: str) -> re.Pattern[str]:
    """A frame as a pattern over a clause whose people are marks; group `who` is who does it."""
    doer = next((role for role in DOERS if f"{{{role}}}" in frame), None)
    said, glue = "", ""
    for token in frame.split():
        match = TOKEN.fullmatch(token)
        if match is None:
            raise ValueError(f"not a frame: {frame!r} at {token!r}")
        sign, body, times = match.groups()
        pattern = _pattern(body, doer)
        if doer and body == f"{{{doer}}}" and not sign:
            doer = None
        if sign == "!":
            said += rf"(?![\s,]*{pattern})"
        elif sign == "~":
            said += glue + "".join(rf"(?<!{re.escape(word)} )" for word in load_list(body[1:-1]))
            glue = ""
        elif body == "^":
            said += r"^[^\w‹]*"
        elif body in (".", "$"):
            said += pattern
        elif times:
            said += glue + rf"(?:{pattern}\s*){times}"
            glue = ""
        else:
            said += glue + pattern
            glue = r"\s*"
    return re.compile(said)


def load_list(name: str) -> tuple[str, ...]:
    """The words and phrases of a list of `data/frames.yaml`."""
    return tuple(str(word) for word in load("frames")[name])


def _pattern(body: str, doer: str | None) -> str:
    if body in FIXED:
        return FIXED[body]
    if body.startswith("{"):
        role = body[1:-1]
        place = r"(?P<who>\d+)" if role == doer else r"\d+"
        return f"‹[{ROLES[role]}]{place}›"
    if body.startswith("<"):
        return _any(body[1:-1])
    return "" if body == "^" else _whole(body)


@cache
def _any(name: str) -> str:
    """Any entry of a list, the longest first."""
    entries = sorted(load_list(name), key=len, reverse=True)
    return f"(?:{'|'.join(_whole(entry) for entry in entries)})"


def _whole(entry: str) -> str:
    """An entry as a pattern that begins and ends where words do; `*` stands for letters."""
    said = "".join(_letters(entry))
    before = r"(?<![\w'-])" if entry[0].isalnum() or entry[0] in "*'" else ""
    after = r"(?!-?\w)" if entry[-1].isalnum() or entry[-1] == "*" else ""
    return f"{before}{said}{after}"


def _letters(entry: str) -> Iterator[str]:
    for letter in entry:
        yield r"\w+" if letter == "*" else r"\s" if letter == " " else re.escape(letter)
