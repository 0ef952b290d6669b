"""Sayings that count for themselves: those that ask for a question, and those that need none.

The lists are `data/sayings.yaml`. They mend what the heads get wrong on either side: a plain word
about not wanting to live raises at least a doubt, and a doubt that rests on an ordinary quarrel
alone falls. They stop coaching only where the heads doubt the same or the words leave nothing to
ask, and never take back a stop.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant.checks.limits.rules import QUOTED, bounded, is_negated, level, loaded, signs
from assistant.checks.limits.windows import sentences
from assistant.checks.verdict import Route

NEAR = 120
"""Characters between the two halves of a saying."""
UNREAL = frozenset({"fiction", "game"})
NOT_SAID = UNREAL | {"training", "rules-question", "quoted-rule", "past-and-settled", "laughter"}
"""Around a wish to die these leave it to the heads."""
QUOTED_FROM = frozenset({"fiction", "training", "quoted-rule", "rules-question"})
"""What people quote from without telling of themselves."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One entry: `routes` it speaks for, or whose doubts it carries.

    `certain`: it leaves nothing to ask, and stops coaching by itself.
    """

    routes: frozenset[Route]
    words: re.Pattern[str]
    beside: re.Pattern[str] | None
    example: str
    certain: bool = False

    @property
    def route(self) -> Route:
        """Of a saying that speaks for one route alone."""
        (route,) = self.routes
        return route


def outright(text: str) -> Saying | None:
    """The saying in `text` that plainly asks for help; the gravest stand first in the list."""
    words = level(text)
    for saying in outright_sayings():
        if _stands(saying, words) and not any(s.kind in UNREAL for s in signs(text)):
            return saying
    return None


def names_death_wish(text: str) -> bool:
    """Whether wanting to die or to hurt oneself is said in plain words, and not of a film.

    The heads weigh whole messages, and a short one ("I want to die") has little else to weigh.
    """
    kinds = {sign.kind for sign in signs(text)}
    return f"{Route.SELF_HARM}/plain" in kinds and not kinds & NOT_SAID


def beside_a_quotation(text: str) -> str | None:
    """What stands around the quotations of a rule, a lesson or a work of art in `text`.

    None where nothing is quoted, or where nothing says that it is such a quotation.
    """
    if not any(sign.kind in QUOTED_FROM for sign in signs(text)):
        return None
    words = level(text)
    around = QUOTED.sub(" ", words)
    return around.strip() if around != words else None


def without_everyday(text: str, route: Route) -> str | None:
    """`text` without the sentences in which an everyday saying stands that may carry `route`.

    None where there is no such saying, or where alarming words stand around it.
    """
    sayings = [saying for saying in everyday_sayings() if route in saying.routes]
    bare = level(text)
    for saying in sayings:
        bare = saying.words.sub(" _ ", bare)
    if bare == level(text) or _alarming(bare, route):
        return None
    pieces = (text[start:end] for start, end in sentences(text))
    return " ".join(p for p in pieces if not any(s.words.search(level(p)) for s in sayings))


@cache
def outright_sayings() -> tuple[Saying, ...]:
    """Every saying that raises a doubt, in the order of the list."""
    listed: dict[str, list[dict[str, str]]] = loaded("sayings")["outright"]
    return tuple(_saying(entry, [route]) for route, entries in listed.items() for entry in entries)


@cache
def everyday_sayings() -> tuple[Saying, ...]:
    """Every saying that may carry a doubt."""
    return tuple(_saying(entry, entry["routes"]) for entry in loaded("sayings")["everyday"])


def _stands(saying: Saying, words: str) -> bool:
    for match in saying.words.finditer(words):
        if is_negated(words, match.start()):
            continue
        near = words[max(0, match.start() - NEAR) : match.end() + NEAR]
        if saying.beside is None or saying.beside.search(near):
            return True
    return False


def _alarming(words: str, route: Route) -> bool:
    """Whether anything is said outright, or hinted at about `route`."""
    return any(s.kind.endswith("/plain") or s.kind == f"{route}/hint" for s in signs(words))


def _saying(entry: dict[str, Any], routes: list[str]) -> Saying:
    beside = entry.get("beside")
    return Saying(
        frozenset(map(Route, routes)),
        re.compile(bounded(entry["words"])),
        re.compile(bounded(beside)) if beside else None,
        entry["example"],
        certain=bool(entry.get("certain", False)),
    )
