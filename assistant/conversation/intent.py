"""Which job a message asks for.

A ridge classifier on the sentence embedding, trained on the examples in `data/intents.yaml`
(`python -m assistant.conversation.training`). Pasted notes are recognised by their shape. A second
one, trained on `data/followup_examples.yaml`, hears which change a message asks for.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from assistant.language.lexicon import load_yaml
from assistant.language.segments import segments

if TYPE_CHECKING:
    from assistant.language.embedding import Encoder, Vectors

FILE, CHANGES = "data/intents.npz", "data/followups.npz"
NONE = "none"
"""What a message is that changes nothing."""
LEAST_LEAD = 0.1
"""How far a change has to lie above `NONE`."""
READ = 400
"""Characters of a message that tell its intent; the rest is material."""
NOTES_LINES = 4


@dataclass(frozen=True, slots=True)
class Intent:
    """A job, `advice` (a question to the practice library) or `chat`.

    `score` is about 1 for what the examples say, `margin` how far it lies above the second best:
    near 0 is a toss-up.
    """

    name: str
    margin: float
    score: float = 1.0


@dataclass(frozen=True)
class Weights:
    """The trained classifier: `matrix` is (features, intents); `digest` names its examples."""

    names: tuple[str, ...]
    matrix: Vectors
    digest: str


class IntentReader:
    """Reads intents in Indonesian and English."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def read(self, message: str) -> Intent:
        """The intent of a message."""
        if looks_like_notes(message):
            return Intent("recap", 1.0)
        row = features([message], self._encoder)[0]
        scores = row @ self._weights.matrix
        best, second = np.argsort(scores)[::-1][:2]
        margin = float(scores[best] - scores[second])
        return Intent(self._weights.names[best], margin, float(scores[best]))

    def change(self, message: str, kinds: Collection[str]) -> str | None:
        """Which of these changes to the last answer a message asks for, if any."""
        scores = features([message], self._encoder)[0] @ self._changes.matrix
        by_kind = dict(zip(self._changes.names, map(float, scores), strict=True))
        best = max(kinds, key=lambda kind: by_kind.get(kind, -1.0))
        return best if by_kind.get(best, -1.0) - by_kind[NONE] >= LEAST_LEAD else None

    @cached_property
    def _weights(self) -> Weights:
        return load_weights(FILE)

    @cached_property
    def _changes(self) -> Weights:
        return load_weights(CHANGES)


def load_weights(name: str) -> Weights:
    """A classifier that travels with the package."""
    with (
        files("assistant.conversation").joinpath(name).open("rb") as file,
        np.load(file, allow_pickle=False) as archive,
    ):
        names = tuple(str(name) for name in archive["names"])
        return Weights(names, archive["matrix"].astype(np.float32), str(archive["digest"]))


def features(messages: list[str], encoder: Encoder) -> Vectors:
    """Shape (n, 384 + cues + 1): the embedding, which cues occur, and a constant."""
    read = [read_out(message[:READ]) for message in messages]
    vectors = encoder.encode(read)
    cues = np.array([_cues(message) for message in read], np.float32)
    return np.hstack([vectors, cues, np.ones((len(messages), 1), np.float32)])


def read_out(message: str) -> str:
    """The message with the short spellings of chats written out."""
    spellings: dict[str, str] = load_yaml("assistant.conversation", "spellings")
    return re.sub(r"[^\s,.?!]+", lambda word: spellings.get(word[0].lower(), word[0]), message)


def looks_like_notes(message: str) -> bool:
    """Whether a message is pasted material: several lines with bullets, boxes or speakers."""
    lines = segments(message)
    if len(lines) < NOTES_LINES:
        return False
    marked = sum(
        1
        for line in lines
        if line.speaker or line.done is not None or line.cells or _bulleted(message, line.start)
    )
    return marked * 2 >= len(lines)


def _cues(message: str) -> list[float]:
    """How strongly each list of `data/cues.yaml` is there, between 0 and its `weight`."""
    lists: dict[str, dict[str, object]] = load_yaml("assistant.conversation", "cues")
    words = set(re.findall(r"[\w']+|\?", message.lower()))
    return [
        float(cue["weight"]) if words & set(cue["words"]) else 0.0  # pyright: ignore[reportArgumentType]
        for cue in lists.values()
    ]


def _bulleted(message: str, start: int) -> bool:
    line_start = message.rfind("\n", 0, start) + 1
    return bool(message[line_start:start].strip())
