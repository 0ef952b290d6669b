"""The learned part of the limits: is help of another kind due, whose, and for whom.

Three listeners are weighed against each other: likeness to messages that people have labelled
(a kernel machine on embeddings), wording (hashed n-grams) and the signs of `rules`. Numpy only;
`assistant.checks.limits.training` makes the weights from `knowledge/labels/limits`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import numpy as np

from assistant.checks.limits.rules import measure
from assistant.checks.verdict import About, Route
from assistant.language.features import ngrams
from assistant.texts import LANGUAGES, Language

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

ROUTES: tuple[Route, ...] = tuple(Route)
ABOUTS: tuple[About, ...] = get_args(About)
QUESTIONS = 1 + len(ROUTES) + len(ABOUTS)
"""What each listener answers for a message: alarm or not, which route, about whom."""
ALARM = slice(0, 1)
ROUTE = slice(1, 1 + len(ROUTES))
ABOUT = slice(1 + len(ROUTES), QUESTIONS)
NARROWNESS = 6.0
"""How fast likeness fades with distance: exp(-NARROWNESS * |a - b|^2), chosen by cross-validation."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the heads think of one window; probabilities from 0 to 1 in the order of their tuple."""

    alarm: float
    routes: tuple[float, ...]
    abouts: tuple[float, ...]


class Heads:
    """Windows with their embeddings to opinions. Weights never change after loading."""

    def __init__(self, weights: dict[str, NDArray[np.generic]]) -> None:
        self._weights = weights

    @staticmethod
    @cache
    def load() -> Heads:
        """The heads that the package ships."""
        source = files("assistant.checks.limits").joinpath("data", "heads.npz")
        with as_file(source) as path:
            return Heads.read(path)

    @staticmethod
    def read(path: Path) -> Heads:
        """Heads from a file of arrays; nothing in it can run."""
        with np.load(path, allow_pickle=False) as arrays:
            return Heads({name: arrays[name] for name in arrays.files})

    def thresholds(self, language: Language) -> tuple[float, float]:
        """From which probability on a message is a doubt, and from which it is clear."""
        doubt, clear = self._weights["thresholds"][LANGUAGES.index(language)]
        return float(doubt), float(clear)

    def opinions(self, words: Sequence[str], vectors: Floats, language: Language) -> list[Opinion]:
        """One opinion a window; `vectors` are their query embeddings, (len(words), 384)."""
        if not words:
            return []
        w = self._weights
        heard = evidence(
            likeness(vectors, anchors(w)) @ w["meaning"].astype(np.float32),
            np.stack([self._wording(text) for text in words]),
            np.stack([measure(text) for text in words]),
        )
        alarms = _sigmoid(np.sum(in_tongue(heard.alarm, language) * w["alarm_w"], 1) + w["alarm_b"])
        routes = _softmax(heard.route @ w["route_w"] + w["route_b"])
        abouts = _softmax(heard.about @ w["about_w"] + w["about_b"])
        return [
            Opinion(float(a), tuple(map(float, r)), tuple(map(float, b)))
            for a, r, b in zip(alarms, routes, abouts, strict=True)
        ]

    def _wording(self, text: str) -> Floats:
        w = self._weights
        buckets = ngrams(text)
        strength = weighed(buckets, w["rarity"].astype(np.float32))
        return strength @ (w["wording"][buckets] * w["wording_scale"]) + w["wording_b"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The three listeners side by side, for each of the three questions; a row a window."""

    alarm: Floats
    route: Floats
    about: Floats


def evidence(meaning: Floats, wording: Floats, signs: Floats) -> Evidence:
    """What the last layer weighs. All arguments have a row a window."""
    return Evidence(
        np.hstack([meaning[:, ALARM], wording[:, ALARM], signs]),
        np.hstack([meaning[:, ROUTE], wording[:, ROUTE], signs]),
        np.hstack([meaning[:, ABOUT], wording[:, ABOUT], signs]),
    )


def in_tongue(heard: Floats, language: Language) -> Floats:
    """The evidence on the alarm with what holds for one language only: its level, its scale."""
    english = np.full((len(heard), 1), float(language == "en"), np.float32)
    return np.hstack([heard, english, heard[:, :2] * english])


def likeness(vectors: Floats, to: Floats) -> Floats:
    """Shape (len(vectors), len(to)), 1 for the same meaning. Both have rows of length 1."""
    return np.exp(-NARROWNESS * (2 - 2 * vectors @ to.T))


def anchors(weights: dict[str, NDArray[np.generic]]) -> Floats:
    """The embeddings of the labelled messages, which are kept in one byte a number."""
    rows = weights["anchors"].astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def weighed(buckets: NDArray[np.int64], rarity: Floats) -> Floats:
    """The strengths of the n-grams of one text: rare ones count more, the length does not."""
    strength = rarity[buckets]
    return strength / (np.linalg.norm(strength) + 1e-9)


def _sigmoid(scores: Floats) -> Floats:
    return 1 / (1 + np.exp(-scores))


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)
