"""From which probability on to doubt, and from which to stop: read off harmless texts.

A message, an account and a page are held against their like. A page has many windows and each could
be wrong, so it counts once, by its gravest. A false stop costs trust and a missed danger to life
costs more, so routes of danger have a lower doubt cut of their own: a doubt is one gentle question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.checks.limits.labels import Labelled
from assistant.checks.limits.windows import MESSAGE, Form

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]
    Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Shares:
    """Of the harmless texts, how many may be stopped and how many asked about, from 0 to 1.

    `grave`: how many more where the suspicion is of danger to life.
    """

    stopped: float
    doubted: float
    grave: float = 0.01


SHARES: dict[Form, Shares] = {
    "message": Shares(stopped=0.008, doubted=0.115),
    "account": Shares(stopped=0.01, doubted=0.12),
    "page": Shares(stopped=0.01, doubted=0.1),
}
"""Harmless messages here are the hard ones, with alarming words and no harm: few are like them."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What is said of texts not learnt from: the alarm, and whether it is of danger to life."""

    alarm: Floats
    grave: Mask

    def of(self, rows: Mask | list[int]) -> Heard:
        """Only these rows."""
        return Heard(self.alarm[rows], self.grave[rows])


@dataclass(frozen=True, slots=True)
class Cuts:
    """Doubt from `doubt` on (from `grave` on where life is in danger), stop from `clear` on."""

    doubt: float
    clear: float
    grave: float

    def found(self, said: Heard) -> Mask:
        """Which of the texts are asked about or stopped at."""
        return said.alarm >= np.where(said.grave, min(self.grave, self.doubt), self.doubt)

    def row(self) -> tuple[float, float, float]:
        """As kept with the weights."""
        return self.doubt, self.clear, self.grave


def harmless(labelled: Sequence[Labelled], said: Heard) -> dict[Form, Heard]:
    """What each form of text is held against: hard harmless messages, and ordinary texts.

    Accounts are half ordinary ones, half long harmless messages, which are told with more heat.
    """
    rows: dict[Form, list[int]] = {"message": [], "account": [], "page": []}
    heated: list[int] = []
    for row, message in enumerate(labelled):
        if message.route is None and not message.whole:
            rows["message"] += [row] if message.hard else []
            heated += [row] if len(message.text) > MESSAGE else []
    for windows in _texts(labelled):
        top = windows[int(np.argmax(said.alarm[windows]))]
        rows[_form(labelled, windows)].append(top)
    if heated:
        rows["account"] += heated * -(-len(rows["account"]) // len(heated))
    return {form: said.of(held) for form, held in rows.items()}


def _texts(labelled: Sequence[Labelled]) -> Iterator[list[int]]:
    """The rows of the windows of each ordinary text."""
    rows: dict[str, list[int]] = {}
    for row, window in enumerate(labelled):
        if window.whole:
            rows.setdefault(window.whole, []).append(row)
    yield from rows.values()


def _form(labelled: Sequence[Labelled], windows: list[int]) -> Form:
    if len(windows) > 1:
        return "page"
    return "message" if len(labelled[windows[0]].text) <= MESSAGE else "account"


def cuts_at(harmless: Heard, shares: Shares) -> Cuts:
    """The cuts at which these shares of the harmless texts are stopped and doubted."""
    stop = float(np.quantile(harmless.alarm, 1 - shares.stopped))
    doubt = float(np.quantile(harmless.alarm, 1 - shares.stopped - shares.doubted))
    return Cuts(doubt, stop, _grave_cut(harmless, doubt, shares.grave))


def no_sooner(cuts: Cuts, than: Cuts) -> Cuts:
    """These cuts, stopping no sooner than others do: what is told at length often sounds graver."""
    return replace(cuts, clear=max(cuts.clear, than.clear))


def _grave_cut(harmless: Heard, doubt: float, share: float) -> float:
    """Where `share` of the texts is asked about beside those doubted anyway."""
    quiet = np.sort(harmless.alarm[harmless.grave & (harmless.alarm < doubt)])[::-1]
    further = int(share * len(harmless.alarm))
    return float(quiet[further]) if further < len(quiet) else doubt
