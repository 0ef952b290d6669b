"""The learned part of the limits: is help of another kind due, whose, and for whom.

Three things are weighed: likeness in meaning to messages that people have labelled (a kernel on
what `hearing` hears), likeness in wording (hashed n-grams) and the signs of `rules`. Numpy only;
`assistant.checks.limits.training` makes the weights from `knowledge/labels/limits`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import numpy as np

from assistant.checks.limits.agents import agents
from assistant.checks.limits.passages import joined, passage_words
from assistant.checks.limits.rules import columns, measure
from assistant.checks.limits.windows import Form
from assistant.checks.verdict import About, Route
from assistant.language.features import ngrams
from assistant.texts import LANGUAGES, Language

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

ROUTES: tuple[Route, ...] = tuple(Route)
ABOUTS: tuple[About, ...] = get_args(About)
FORMS: tuple[Form, ...] = get_args(Form)
GRAVE_ROUTES = (Route.SELF_HARM, Route.VIOLENCE)
"""Missing these is worst, so a lower probability already makes a doubt of them."""
NONE = 0
"""The column of the first question that says: coaching may go on."""
ROUTE = slice(1, 1 + len(ROUTES))
ABOUT = slice(1 + len(ROUTES), 1 + len(ROUTES) + len(ABOUTS))
QUESTIONS = ABOUT.stop
"""Columns of a score: none, each route, each about."""
SIGN_SHARE = 0.05
"""How much a shared sign counts beside meaning and wording, which count at most 1 each."""
PROBE = "Besok pagi kita cek lagi, ya? See you at 9."
"""Its n-grams are kept with the weights; if they come out otherwise, the weights are stale."""
IN_CONTEXT, AS_A_WHOLE = "heads", "heads-whole"
"""The files of weights: for words in their context, and for the embedding of a whole window."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the heads think of one window; probabilities from 0 to 1 in the order of their tuple."""

    alarm: float
    routes: tuple[float, ...]
    abouts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities of an alarm: a doubt from `doubt` on, coaching stops from `clear` on.

    For `GRAVE_ROUTES` a doubt begins at `grave`.
    """

    doubt: float
    clear: float
    grave: float

    def doubted_from(self, route: Route) -> float:
        """Where a doubt about `route` begins."""
        return min(self.grave, self.doubt) if route in GRAVE_ROUTES else self.doubt


class Heads:
    """Windows with their embeddings to opinions. Weights never change after loading."""

    def __init__(self, weights: dict[str, NDArray[np.generic]]) -> None:
        self._wording_w = weights["wording"].astype(np.int8)
        self._weights = {
            name: values.astype(np.float32)
            for name, values in weights.items()
            if name not in ("anchors", "axes", "wording", "probe")
        }
        self._probe = np.sort(weights["probe"])
        self._anchors = _lengthened(weights["anchors"].astype(np.float32))
        self._axes = weights["axes"].astype(np.float32) if "axes" in weights else None

    @staticmethod
    @cache
    def load(name: str = IN_CONTEXT) -> Heads:
        """Heads that the package ships."""
        source = files("assistant.checks.limits").joinpath("data", f"{name}.npz")
        with as_file(source) as path:
            return Heads.read(path)

    @staticmethod
    def read(path: Path) -> Heads:
        """Heads from a file of arrays; nothing in it can run."""
        with np.load(path, allow_pickle=False) as arrays:
            return Heads({name: arrays[name] for name in arrays.files})

    def fits(self) -> bool:
        """Whether the n-grams and signs are still those that the weights were trained on."""
        probe = np.array_equal(self._probe, np.sort(ngrams(PROBE)))
        return probe and len(self._weights["signs"]) == len(columns())

    def thresholds(self, language: Language, form: Form) -> Thresholds:
        """From which probability on a text is a doubt, and from which it is clear."""
        row = self._weights["thresholds"][LANGUAGES.index(language), FORMS.index(form)]
        return Thresholds(*map(float, row))

    def opinions(
        self, words: Sequence[str], heard: Sequence[Floats], language: Language
    ) -> list[Opinion]:
        """One opinion a window; `heard` is what `hearing` makes of each."""
        if not words:
            return []
        w = self._weights
        found = np.stack([measure(text) for text in words])
        spoken_of = np.stack([agents(text) for text in words])
        told = evidence(self._scores(words, heard, found), found, spoken_of)
        alarms = _sigmoid(np.sum(in_tongue(told.alarm, language) * w["alarm_w"], 1) + w["alarm_b"])
        routes = _softmax(told.route @ w["route_w"] + w["route_b"])
        abouts = _softmax(told.about @ w["about_w"] + w["about_b"])
        return [
            Opinion(float(a), tuple(map(float, r)), tuple(map(float, b)))
            for a, r, b in zip(alarms, routes, abouts, strict=True)
        ]

    def gravity(self, words: Sequence[str]) -> Floats:
        """How grave each window sounds by wording and signs alone: cheap, for choosing."""
        return margin(self._worded(words, np.stack([measure(text) for text in words])))

    def _scores(self, words: Sequence[str], heard: Sequence[Floats], signs: Floats) -> Floats:
        """A row of QUESTIONS a window, its passages weighed in."""
        w = self._weights
        near = likeness(
            self._placed(np.concatenate(heard)), self._anchors, float(w["narrowness"][0])
        )
        meaning = np.split(near @ w["meaning"], np.cumsum([len(rows) for rows in heard])[:-1])
        wholes = np.stack([rows[0] for rows in meaning]) + self._worded(words, signs)
        return np.stack(
            [
                self._weighed_in(whole, rows[1:], text)
                for whole, rows, text in zip(wholes, meaning, words, strict=True)
            ]
        )

    def _weighed_in(self, whole: Floats, meaning: Floats, text: str) -> Floats:
        """`whole` with the gravest passage, if `meaning` has a row for each passage of `text`."""
        if not len(meaning):
            return whole
        parts = passage_words(text)
        scores = meaning + np.stack([self._wording(part) for part in parts])
        gravest = int(np.argmax(margin(scores)))
        return joined(whole, scores[gravest] + measure(parts[gravest]) @ self._weights["signs"])

    def _placed(self, vectors: Floats) -> Floats:
        """Where windows lie among the labelled ones: rows of length 1."""
        if self._axes is None:
            return vectors
        return placed(vectors, self._weights["centre"], self._axes)

    def _worded(self, words: Sequence[str], signs: Floats) -> Floats:
        """The part of the scores that needs no embedding."""
        return np.stack([self._wording(text) for text in words]) + signs @ self._weights["signs"]

    def _wording(self, text: str) -> Floats:
        w = self._weights
        buckets = ngrams(text)
        return weighed(buckets, w["rarity"]) @ (self._wording_w[buckets] * w["wording_scale"])


@dataclass(frozen=True, slots=True)
class Evidence:
    """The three listeners side by side, for each of the three questions; a row a window."""

    alarm: Floats
    route: Floats
    about: Floats


def evidence(scores: Floats, signs: Floats, spoken_of: Floats) -> Evidence:
    """What the last layer weighs. `scores` has QUESTIONS columns; all have a row a window."""
    best = np.sort(scores[:, ROUTE], axis=1)[:, ::-1]
    margins = np.column_stack([best[:, 0] - scores[:, NONE], -scores[:, NONE], best[:, 1]])
    return Evidence(
        np.hstack([margins, signs]),
        np.hstack([scores[:, ROUTE], signs]),
        np.hstack([scores[:, ABOUT], signs, spoken_of]),
    )


def margin(scores: Floats) -> Floats:
    """By how much the likeliest route leads over none, a number a row."""
    return scores[:, ROUTE].max(axis=1) - scores[:, NONE]


def in_tongue(heard: Floats, language: Language) -> Floats:
    """The evidence on the alarm with what holds for one language only: its level, its scale."""
    english = np.full((len(heard), 1), float(language == "en"), np.float32)
    return np.hstack([heard, english, heard[:, :1] * english])


def likeness(vectors: Floats, to: Floats, narrowness: float) -> Floats:
    """Shape (len(vectors), len(to)), 1 for the same meaning. Both have rows of length 1.

    It fades with the distance: exp(-narrowness * distance squared).
    """
    return np.exp(np.float32(-narrowness) * (2 - 2 * vectors @ to.T))


def placed(vectors: Floats, centre: Floats, axes: Floats) -> Floats:
    """Along the directions in which labelled windows differ: (n, d) to (n, axes.shape[1])."""
    return _lengthened((vectors - centre) @ axes)


def _lengthened(rows: Floats) -> Floats:
    """Each row with length 1."""
    return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + np.float32(1e-9))


def weighed(buckets: NDArray[np.int64], rarity: Floats) -> Floats:
    """The strengths of the n-grams of one text: rare ones count more, the length does not."""
    strength = rarity[buckets]
    return strength / (np.linalg.norm(strength) + 1e-9)


def _sigmoid(scores: Floats) -> Floats:
    return 1 / (1 + np.exp(-scores))


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)
