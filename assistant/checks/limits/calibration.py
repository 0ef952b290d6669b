"""From which probability on to doubt, and from which to stop: read off harmless texts.

A message is held against harmless messages and short ordinary texts. A long text has many windows
and each could be wrong, so its cuts are read off whole texts, by the gravest window of each. A
false stop costs trust and a missed danger to life costs more, so routes of danger have a lower
doubt cut of their own: a doubt is one gentle question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.checks.limits.labels import Labelled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]
    Mask = NDArray[np.bool_]

CLEAR_MESSAGES, DOUBTED_MESSAGES = 0.02, 0.12
"""Shares of the harmless messages that may be called clear or asked about."""
CLEAR_TEXTS, DOUBTED_TEXTS = 0.02, 0.1
"""The same of whole ordinary texts, short ones and long ones."""
GRAVE_DOUBTS = 0.015
"""Further doubts, as a share, that the routes of danger to life may raise."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What is said of texts not learnt from: the alarm, and whether it is of danger to life."""

    alarm: Floats
    grave: Mask

    def of(self, rows: Mask) -> Heard:
        """Only these rows."""
        return Heard(self.alarm[rows], self.grave[rows])

    def together(self, other: Heard) -> Heard:
        """These rows and then the other's."""
        return Heard(
            np.concatenate([self.alarm, other.alarm]), np.concatenate([self.grave, other.grave])
        )


@dataclass(frozen=True, slots=True)
class Cuts:
    """Doubt from `doubt` on (from `grave` on where life is in danger), stop from `clear` on."""

    doubt: float
    clear: float
    grave: float

    def found(self, said: Heard) -> Mask:
        """Which of the texts are asked about or stopped at."""
        return said.alarm >= np.where(said.grave, min(self.grave, self.doubt), self.doubt)

    def at_least(self, other: Cuts) -> Cuts:
        """The surer of both, cut by cut."""
        pairs = zip(self.row(), other.row(), strict=True)
        return Cuts(*(max(mine, its) for mine, its in pairs))

    def row(self) -> tuple[float, float, float]:
        """As kept with the weights."""
        return self.doubt, self.clear, self.grave


def message_cuts(messages: Heard, short: Heard) -> Cuts:
    """For what is judged in one window: harmless messages, and short ordinary texts."""
    return _cuts(messages, DOUBTED_MESSAGES, CLEAR_MESSAGES).at_least(
        _cuts(short, DOUBTED_TEXTS, CLEAR_TEXTS)
    )


def text_cuts(long: Heard) -> Cuts:
    """For the windows of a long text; `long` has a row a text."""
    return _cuts(long, DOUBTED_TEXTS, CLEAR_TEXTS)


def by_text(labelled: Sequence[Labelled], heard: Heard) -> tuple[Heard, Heard]:
    """Ordinary texts of one window, and those of several by their gravest window."""
    short, long = [], []
    for rows in _texts(labelled):
        (short if len(rows) == 1 else long).append(_gravest(heard, rows))
    return _stacked(short), _stacked(long)


def _texts(labelled: Sequence[Labelled]) -> Iterator[list[int]]:
    rows: dict[str, list[int]] = {}
    for row, window in enumerate(labelled):
        if window.whole:
            rows.setdefault(window.whole, []).append(row)
    yield from rows.values()


def _gravest(heard: Heard, rows: list[int]) -> tuple[float, bool]:
    top = rows[int(np.argmax(heard.alarm[rows]))]
    return float(heard.alarm[top]), bool(heard.grave[top])


def _stacked(texts: list[tuple[float, bool]]) -> Heard:
    return Heard(
        np.array([alarm for alarm, _ in texts], np.float32),
        np.array([grave for _, grave in texts], bool),
    )


def _cuts(harmless: Heard, doubts: float, clear: float) -> Cuts:
    stop = float(np.quantile(harmless.alarm, 1 - clear))
    doubt = float(np.quantile(harmless.alarm, 1 - clear - doubts))
    return Cuts(doubt, stop, _grave_cut(harmless, doubt))


def _grave_cut(harmless: Heard, doubt: float) -> float:
    """Where the share GRAVE_DOUBTS of the texts is asked about beside those doubted anyway."""
    quiet = np.sort(harmless.alarm[harmless.grave & (harmless.alarm < doubt)])[::-1]
    further = int(GRAVE_DOUBTS * len(harmless.alarm))
    return float(quiet[further]) if further < len(quiet) else doubt
