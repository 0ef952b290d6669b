"""Who met, where only the heading of a note says so: "tom 1:1 notes", "Sam / Priya 1:1"."""

from __future__ import annotations

import re

from assistant.jobs.recap.words import spotter
from assistant.language.people import is_common, is_title, untitled

LONGEST = 8
"""Words of a heading that names who met."""
WORD = re.compile(r"[^\W\d_][\w'’]*")
WITH = re.compile(r"\b(?:with|w/|sama|sm|dengan|dgn|bareng|ketemu)\s", re.IGNORECASE)
AND = re.compile(r"\w\s*(?:/|&|\+|<>|\bx\b|\band\b|\bdan\b)\s*\w", re.IGNORECASE)
SHORTEST, MOST = 3, 2


def met(notes: str, me: str | None) -> tuple[str, ...]:
    """The names in the first line of a note, `me` left out; at most two, in their order.

    Only a line that says in words that two people met counts: a one-on-one, "with", "A / B".
    """
    heading = notes.strip().partition("\n")[0].strip(" #*_-")
    if len(heading.split()) > LONGEST or not _says_met(heading):
        return ()
    words = WORD.findall(spotter("meeting").sub(" ", heading))
    names = [w for w in words if not is_common(w) and not is_title(w) and len(w) >= SHORTEST]
    if heading != heading.lower():
        names = [name for name in names if name[0].isupper()]
    mine = untitled(me).lower().split() if me else []
    others = tuple(name.title() for name in names if name.lower() not in mine)
    return others if len(others) <= MOST else ()


def _says_met(heading: str) -> bool:
    pair = spotter("pair").search(heading) or AND.search(heading)
    return bool(spotter("meeting").search(heading) and (pair or WITH.search(heading)))
