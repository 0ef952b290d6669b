"""From a text to the verdicts on its windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.checks.limits.heads import ABOUTS, ROUTES, Heads, Opinion, Thresholds
from assistant.checks.limits.rules import signs
from assistant.checks.limits.windows import Window, form_of, windows
from assistant.checks.verdict import Verdict
from assistant.texts import Language

if TYPE_CHECKING:
    from assistant.language.embedding import Encoder

FEWEST_WORDS = 3
MOST_WINDOWS = 40
"""Windows of one text that are embedded at most, for time: those with the gravest wording."""


def judged(text: str, language: Language, encoder: Encoder) -> list[Verdict]:
    """A verdict for each window of `text`, in order."""
    heads = Heads.load()
    pieces = _gravest([piece for piece in windows(text) if not _says_nothing(piece)], heads)
    if not pieces:
        return []
    vectors = encoder.encode([piece.words for piece in pieces])
    opinions = heads.opinions([piece.words for piece in pieces], vectors, language)
    cuts = heads.thresholds(language, form_of(pieces))
    return [verdict(p, o, cuts) for p, o in zip(pieces, opinions, strict=True)]


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
