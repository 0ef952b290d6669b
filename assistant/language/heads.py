"""The learned part of the ear: which roles each clause of a text has.

Two experts listen to a clause: one to its words in their context (`attention.py`), one to its
wording (n-grams). A judge, a small network, weighs what they say of the clause and of its
neighbours beside cues and layout. Its probabilities are calibrated for each role and language.
Where the encoder's layers cannot be read, a linear map of the clause's embedding stands in for
the first expert, with judges of its own (`senses.py`).

Numpy only. The weights are trained by `assistant.language.training` from `knowledge/labels/ear`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.language.attention import Attention, Listener
from assistant.language.clauses import Role, RoleGuess
from assistant.language.features import ClauseContext, ngrams, signs
from assistant.language.layers import Layers, log_softmax, shifted, to_odds
from assistant.language.tuned_layers import Move, Moves
from assistant.texts import LANGUAGES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.floating[Any]]
    Arrays = Mapping[str, NDArray[Any]]

ROLES: tuple[Role, ...] = tuple(Role)
"""The columns of every matrix of scores."""
FAINTEST = 0.05
"""Roles with a smaller probability are not reported."""
IN_CONTEXT, UNTUNED, ALONE = "roles.npz", "roles-untuned.npz", "roles-alone.npz"
"""The files of the heads that hear clauses in context, by tuned layers and by the layers as they
are carried, and of those that stand in for both."""
NEIGHBOURS = (1, -1, 2, -2)
"""Which clauses around one the judge asks the experts about: one and two before and after."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A linear map from the embedding: `w` (384, roles), `b` (roles,)."""

    w: Matrix
    b: Matrix

    def scores(self, vectors: Matrix) -> Matrix:
        """From (n, 384) to (n, roles)."""
        return vectors @ self.w + self.b


@dataclass(frozen=True, slots=True)
class Wording:
    """A linear map from n-gram buckets; one byte a weight.

    `w` (BUCKETS, roles) int8, `scale` and `b` (roles,), `rarity` (BUCKETS,).
    """

    w: NDArray[np.int8]
    scale: Matrix
    b: Matrix
    rarity: Matrix

    def scores(self, texts: Sequence[str]) -> Matrix:
        """Shape (len(texts), roles)."""
        return self.scores_of([ngrams(text) for text in texts])

    def scores_of(self, grams: Sequence[NDArray[np.int64]]) -> Matrix:
        """The same from the buckets of each text."""
        return np.stack([self._scores(buckets) for buckets in grams])

    def _scores(self, buckets: NDArray[np.int64]) -> Matrix:
        rarity = self.rarity[buckets]
        strength = rarity / (np.linalg.norm(rarity) + 1e-9)
        return (strength @ self.w[buckets]) * self.scale + self.b


@dataclass(frozen=True, slots=True)
class Calibration:
    """From the judge's log-odds to probabilities: slope and offset, (languages, roles)."""

    slope: Matrix
    offset: Matrix

    def probabilities(self, odds: Matrix, languages: Sequence[int]) -> Matrix:
        """Shape of `odds`, (n, roles); `languages` are places in LANGUAGES."""
        rows = np.asarray(languages, np.int64)
        return 1 / (1 + np.exp(-(odds * self.slope[rows] + self.offset[rows])))


@dataclass(frozen=True, slots=True)
class Heads:
    """Clauses of one text to roles with calibrated probabilities.

    `first` is the expert beside the wording; `senses.py` puts it to work.
    """

    first: Meaning | Listener
    wording: Wording
    judges: tuple[Layers, ...]
    calibration: Calibration
    cues: tuple[str, ...]

    @staticmethod
    @cache
    def load(name: str = IN_CONTEXT) -> Heads:
        """Heads that the package ships."""
        source = files("assistant.language").joinpath("data", "heads", name)
        with as_file(source) as path:
            return Heads.read(path)

    @staticmethod
    def read(path: Path) -> Heads:
        """Heads from a file of arrays; nothing in it can run."""
        with np.load(path, allow_pickle=False) as stored:
            arrays = {name: _widened(stored[name]) for name in stored.files}
        return Heads(
            first=_first(arrays),
            wording=Wording(*(arrays[f"wording_{n}"] for n in ("w", "scale", "b", "rarity"))),
            judges=tuple(_judges(arrays)),
            calibration=Calibration(arrays["calibration_slope"], arrays["calibration_offset"]),
            cues=tuple(str(cue) for cue in arrays["cues"]),
        )

    def probabilities(self, clauses: Sequence[ClauseContext], first: Matrix) -> Matrix:
        """Of the clauses of ONE text, shape (len(clauses), len(ROLES)), columns as in ROLES.

        `first`: what the first expert says of them, of the same shape.
        """
        if not clauses:
            return np.empty((0, len(ROLES)), np.float32)
        inputs = evidence(
            first,
            self.wording.scores([clause.text for clause in clauses]),
            all_signs(clauses, self.cues),
        )
        languages = [LANGUAGES.index(clause.language) for clause in clauses]
        return self.calibration.probabilities(verdict(self.judges, inputs), languages)


def evidence(first: Matrix, wording: Matrix, heard: Matrix) -> Matrix:
    """What the judge sees of the clauses of one text: (n, roles), (n, roles), (n, signs) in."""
    by_first, by_wording = log_softmax(first), log_softmax(wording)
    likely = np.sqrt(np.exp(log_softmax(by_first + by_wording)))
    around = [shifted(likely, by) for by in NEIGHBOURS]
    whole = np.broadcast_to((likely**2).mean(axis=0), likely.shape)
    beside = [heard, shifted(heard, 1), shifted(heard, -1)]
    return np.hstack([likely, by_first / 3, wording / 3, *around, whole, *beside])


def verdict(judges: Sequence[Layers], inputs: Matrix) -> Matrix:
    """The judges' common log-odds for each role, (n, roles)."""
    agreed = sum(log_softmax(judge.scores(inputs)) for judge in judges) / len(judges)
    return to_odds(log_softmax(np.asarray(agreed, np.float32)))


def all_signs(clauses: Sequence[ClauseContext], cues: Sequence[str]) -> Matrix:
    """The signs of the clauses of one text, (n, signs), with these cues as first columns."""
    columns = {cue: column for column, cue in enumerate(cues)}
    among = len(clauses)
    return np.stack([signs(clause, columns, i, among) for i, clause in enumerate(clauses)])


def guesses(row: Matrix) -> tuple[RoleGuess, ...]:
    """The roles worth reporting of one clause's probabilities, main role first."""
    order = np.argsort(-row, kind="stable")
    heard = [RoleGuess(ROLES[i], float(row[i])) for i in order if row[i] >= FAINTEST]
    return tuple(heard) or (RoleGuess(ROLES[order[0]], float(row[order[0]])),)


def _first(arrays: Arrays) -> Meaning | Listener:
    if "meaning_w" in arrays:
        return Meaning(arrays["meaning_w"], arrays["meaning_b"])
    parts = [arrays[f"attention_{field.name}"] for field in fields(Attention)]
    networks = tuple(Attention(*(part[i] for part in parts)) for i in range(len(parts[0])))
    return Listener(networks, _moves(arrays))


def _moves(arrays: Arrays) -> Moves:
    """Layers are numbered; within one, the arrays of a layer in their order. None, where nothing
    is tuned."""
    layers = int(arrays.get("moved_layers", 0))
    each = len([name for name in arrays if name.startswith("moved_0_steps_")])
    return tuple(
        tuple(
            Move(arrays[f"moved_{layer}_steps_{n}"], arrays[f"moved_{layer}_size_{n}"])
            for n in range(each)
        )
        for layer in range(layers)
    )


def _judges(arrays: Arrays) -> list[Layers]:
    parts = [arrays[f"judge_{n}"] for n in ("inner_w", "inner_b", "outer_w", "outer_b")]
    return [Layers(*(part[i] for part in parts)) for i in range(len(parts[0]))]


def _widened(array: NDArray[Any]) -> NDArray[Any]:
    return array.astype(np.float32) if array.dtype == np.float16 else array
