"""From a text to the verdicts on its windows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from assistant.checks.limits.heads import (
    ABOUTS,
    GRAVE_ROUTES,
    ROUTES,
    Heads,
    Opinion,
    Thresholds,
)
from assistant.checks.limits.rules import signs
from assistant.checks.limits.sayings import (
    beside_a_quotation,
    names_death_wish,
    outright,
    without_everyday,
)
from assistant.checks.limits.windows import Window, form_of, windows
from assistant.checks.verdict import Route, Verdict
from assistant.texts import Language

if TYPE_CHECKING:
    from assistant.checks.limits.hearing import Hearing

FEWEST_WORDS = 3
FEW_WORDS = 6
"""Up to so many a wish to die is all that is said, and too little for the heads to weigh."""
MOST_WINDOWS = 40
"""Windows of one text that are embedded at most, for time: those with the gravest wording."""


def judged(text: str, language: Language, heads: Heads, hearing: Hearing) -> list[Verdict]:
    """A verdict for each window of `text`, in order."""
    pieces = _gravest([piece for piece in windows(text) if not _says_nothing(piece)], heads)
    if not pieces:
        return []
    said = [piece.words for piece in pieces]
    opinions = heads.opinions(said, hearing.heard(said), language)
    cuts = heads.thresholds(language, form_of(pieces))
    found = [verdict(p, o, cuts) for p, o in zip(pieces, opinions, strict=True)]

    def alone(words: str) -> Opinion:
        return heads.opinions([words], hearing.heard([words]), language)[0]

    return [settled(p, v, cuts, alone) for p, v in zip(pieces, found, strict=True)]


def _says_nothing(piece: Window) -> bool:
    """A name or a nod, without any sign: too few words for the heads to weigh."""
    return len(piece.words.split()) < FEWEST_WORDS and not any(
        "/" in sign.kind for sign in signs(piece.words)
    )


def _gravest(pieces: list[Window], heads: Heads) -> list[Window]:
    if len(pieces) <= MOST_WINDOWS:
        return pieces
    grave = heads.gravity([piece.words for piece in pieces])
    chosen = np.argsort(-grave, kind="stable")[:MOST_WINDOWS]
    return [pieces[i] for i in sorted(chosen)]


def verdict(piece: Window, opinion: Opinion, cuts: Thresholds) -> Verdict:
    """The outcome for one window: none below the doubt cut of its route, certain from clear on."""
    about = ABOUTS[int(np.argmax(opinion.abouts))]
    route = ROUTES[int(np.argmax(opinion.routes))]
    if opinion.alarm < cuts.doubted_from(route):
        return Verdict(about=about, p=opinion.alarm)
    return Verdict(
        route=route,
        certain=opinion.alarm >= cuts.clear,
        about=about,
        p=opinion.alarm,
        spans=((piece.start, piece.end),),
    )


def settled(
    piece: Window, found: Verdict, cuts: Thresholds, alone: Callable[[str], Opinion]
) -> Verdict:
    """What the heads found of a window, mended by the sayings; `alone` hears a part by itself."""
    found = _mended(piece, found, cuts, alone)
    if not found.stops or _tells_outside_quotation(piece.words, cuts, alone):
        return found
    return replace(found, certain=False)


def _mended(
    piece: Window, found: Verdict, cuts: Thresholds, alone: Callable[[str], Opinion]
) -> Verdict:
    said = outright(piece.words)
    if said is not None:
        return _raised(piece, found, said.route, certain=said.certain)
    if (
        found.route is None
        and len(piece.words.split()) <= FEW_WORDS
        and names_death_wish(piece.words)
    ):
        return _raised(piece, found, Route.SELF_HARM)
    if found.route is None or found.certain:
        return found
    if found.route is Route.SELF_HARM and names_death_wish(piece.words):
        return replace(found, certain=True)
    rest = without_everyday(piece.words, found.route)
    if rest is None or (_tells(rest) and verdict(piece, alone(rest), cuts).route is not None):
        return found
    return Verdict(about=found.about, p=found.p)


def _tells_outside_quotation(words: str, cuts: Thresholds, alone: Callable[[str], Opinion]) -> bool:
    """Whether more than a quotation from a rule, a lesson or a work of art stops coaching."""
    around = beside_a_quotation(words)
    if around is None or outright(around) is not None:
        return True
    return _tells(around) and alone(around).alarm >= cuts.clear


def _raised(piece: Window, found: Verdict, said: Route, *, certain: bool = False) -> Verdict:
    """At least a doubt of what is said outright, `certain` or where the heads doubt the same.

    Danger to life comes before all else.
    """
    if found.route is said:
        return replace(found, certain=True)
    if said is not Route.SELF_HARM and (
        found.stops or (found.route in GRAVE_ROUTES and not certain)
    ):
        return found
    spans = ((piece.start, piece.end),)
    return Verdict(
        route=said, certain=certain or found.stops, about=found.about, p=found.p, spans=spans
    )


def _tells(words: str) -> bool:
    return len(words.split()) >= FEWEST_WORDS
