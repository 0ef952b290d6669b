"""Passages of a short text of many sentences: what is grave there, heard apart from the rest.

A few notes in a row are judged as one window, and a grave line among them sounds half ordinary. So
each pair of neighbouring sentences is weighed too, as heard in the whole text, and the gravest pair
counts as much as the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.checks.limits.windows import sentences

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

FEWEST_SENTENCES = 4
"""From here on a text has passages; below, the whole says as much."""
LONG = 2
"""Sentences of a passage: a hint often needs its neighbour to be understood."""
SHARE = 0.5
"""How much the gravest passage counts beside the whole."""


def passages(text: str) -> list[tuple[int, int]]:
    """Spans of neighbouring sentences of `text`, in order; none in a text of few sentences."""
    spans = list(sentences(text))
    if len(spans) < FEWEST_SENTENCES:
        return []
    return [(first[0], last[1]) for first, last in zip(spans, spans[LONG - 1 :], strict=False)]


def passage_words(text: str) -> list[str]:
    """The words of each passage of `text`."""
    return [text[start:end] for start, end in passages(text)]


def joined(whole: Floats, gravest: Floats) -> Floats:
    """The scores of a text from those of its whole and of its gravest passage; same shapes."""
    return (1 - SHARE) * whole + SHARE * gravest
