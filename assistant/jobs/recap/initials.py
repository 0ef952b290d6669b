"""People by their initials, "W. sends it", and pronouns typed in haste: "she said shell ring"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.jobs.recap.words import load
from assistant.language.people import Mention, Party, mentions, untitled

INITIALS = re.compile(r"(?<![\w.'’])(?:(?:[A-Z]\.){1,3}(?=\s)|[A-Z]{2,3}(?![\w'’-]|\.\w))")
"""Letters with stops, or two or three capitals alone."""
SAID = re.compile(r"\b(?:said|says|that|told \w+)\s+(?P<word>[a-z]{2,6})\b(?=\s\w)", re.IGNORECASE)


def people_in(text: str, who: Party, speaker: str | None) -> list[Mention]:
    """Everybody a clause points at, the two of the talk by their initials too, in order."""
    found = mentions(text, who, speaker)
    taken = [(each.start, each.end) for each in found]
    found += _without_apostrophe(text, who, speaker)
    for match in INITIALS.finditer(text):
        name = _whose(match.group().replace(".", ""), who)
        if name and all(match.end() <= start or end <= match.start() for start, end in taken):
            found.append(Mention(*match.span(), "name", name, match.group()))
    return sorted(found, key=lambda each: each.start)


def _without_apostrophe(text: str, who: Party, speaker: str | None) -> Iterator[Mention]:
    """Pronouns typed in haste behind what was said: "she said shell ring, i said id ask"."""
    for match in SAID.finditer(text):
        meant = load("words")["without_apostrophe"].get(match["word"].lower())
        if meant:
            mine = meant.startswith("i'")
            name = who.writer(speaker) if mine else None
            kind = "speaker" if mine else "absent"
            yield Mention(*match.span("word"), kind, name, meant)


def _whose(letters: str, who: Party) -> str | None:
    """The one of the two whose name has these initials."""
    two = [untitled(name) for name in (who.me, who.other) if name]
    fits = [name for name in two if _initials(name).startswith(letters)]
    return fits[0] if len(fits) == 1 and len(letters) <= len(_initials(fits[0])) else None


def _initials(name: str) -> str:
    return "".join(part[0].upper() for part in re.split(r"[\s-]+", name) if part)
