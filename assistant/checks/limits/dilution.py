"""Serious messages amid ordinary sentences: how a grave line stands in an account or in notes.

People seldom write a serious line alone. It stands between a missed deadline and an apology, and
the window that holds it sounds half ordinary. The heads learn from such windows too; they are made
from the labelled messages and from the sentences of the ordinary texts, with a fixed seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from assistant.checks.limits.labels import Labelled
from assistant.checks.limits.windows import WIDEST, sentences
from assistant.texts import LANGUAGES, Language

SEED = 7
SHORT = 200
"""Characters up to which a message leaves room for sentences around it."""
MOST_AROUND = 2
SHORTEST = 25
"""Characters of a sentence that says enough to stand beside a message."""


def diluted(
    messages: Sequence[Labelled], ordinary: Sequence[Labelled], most: int
) -> list[Labelled]:
    """`most` of the serious messages, each with ordinary sentences before or after it.

    A diluted message keeps the batch of its message, so that both fall into one fold.
    """
    random = Random(SEED)
    around = {language: _sentences(ordinary, language) for language in LANGUAGES}
    serious = [m for m in messages if m.route is not None and len(m.text) <= SHORT]
    chosen = random.sample(serious, min(most, len(serious)))
    return [
        replace(m, id=f"{m.id}~", text=_amid(m.text, around[m.language], random), amid=True)
        for m in chosen
    ]


def _sentences(texts: Sequence[Labelled], language: Language) -> list[str]:
    return [
        piece
        for text in texts
        if text.language == language
        for start, end in sentences(text.text)
        if len(piece := text.text[start:end]) >= SHORTEST
    ]


def _amid(message: str, around: Sequence[str], random: Random) -> str:
    """The message with one to `MOST_AROUND` sentences at its sides, as far as a window reaches."""
    pieces = [message]
    for _ in range(random.randint(1, MOST_AROUND)):
        coming = random.choice(around)
        if sum(map(len, pieces)) + len(coming) > WIDEST:
            break
        pieces.insert(random.choice((0, len(pieces))), coming)
    return " ".join(pieces)
