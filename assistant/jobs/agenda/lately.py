"""How the other was at the last session, by its notes: a heavy load, a worry."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.jobs.agenda.record import Told, note_lines
from assistant.language.lexicon import from_words, load_yaml
from assistant.memory.sessions import Session

LONGEST = 9
"""Words of a worry that is said back; a longer one is only alluded to."""


@dataclass(frozen=True, slots=True)
class Worry:
    """What somebody was afraid of: a thing ("the audit"), or words of theirs ("afraid that")."""

    words: str
    thing: bool


def told_lately(sign: str, last: Session | None) -> Told | None:
    """The line of the last notes with such a sign, about the other and not denied."""
    heavy, own, denied = _beginning(sign), _beginning("myself"), _denied()
    for line in note_lines(last) if last else ():
        found = heavy.search(line)
        before = line[: found.start()] if found else ""
        if last and found and not own.search(before) and not denied.search(before):
            return Told(last, line)
    return None


def worry_in(line: str) -> Worry | None:
    """What the worry of a line is about, where it can be said back to whom it belongs.

    A thing can: "worried about the audit". A clause can where the other said it themselves.
    """
    for thing, pattern in ((True, _about_a_thing()), (False, _in_own_words())):
        found = pattern.search(line)
        if found and len(found["what"].split()) <= LONGEST:
            return Worry(found["what"].strip(), thing)
    return None


@from_words
def _beginning(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(name)})", re.IGNORECASE)


@from_words
def _denied() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{_any('denied')})\s+$")


@from_words
def _about_a_thing() -> re.Pattern[str]:
    fear, about = _any("fear"), _any("fear_about")
    return re.compile(rf"(?i)(?<!\w)(?:{fear}) (?:{about}) (?P<what>[^.;,!?()]+)")


@from_words
def _in_own_words() -> re.Pattern[str]:
    said, fear = _any("said_so"), _any("fear")
    return re.compile(rf"(?i)(?<!\w)(?:{said}) (?:[\w']+ ){{0,3}}?(?P<what>(?:{fear}) [^.;,!?()]+)")


def _any(name: str) -> str:
    return "|".join(map(re.escape, load_yaml("assistant.jobs.agenda", "signs")[name]))
