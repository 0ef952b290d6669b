"""The fair witness: an account taken apart into what a camera saw and the story told about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.jobs.tension.sides import (
    FRAME,
    OPENER,
    SHORTEST,
    Piece,
    Side,
    charge,
    only_a_reason,
    sided,
)
from assistant.language.clauses import Reading

SENTENCE_END = re.compile(r"[.!?…][\"”»)]?\s*$")


@dataclass(frozen=True)
class Account:
    """A reading with its pieces, in order."""

    reading: Reading
    pieces: tuple[Piece, ...]

    @cached_property
    def facts(self) -> list[str]:
        """Spans that a camera would have caught; neighbours in one sentence are one span."""
        return _distinct(_trimmed(span) for span in _joined(self.reading.text, self.pieces))

    @cached_property
    def stories(self) -> list[str]:
        """Spans that tell what the other thinks, wants or is."""
        return _distinct(_trimmed(p.text) for p in self.pieces if p.side == "story")

    @cached_property
    def surest_story(self) -> str | None:
        """The story that the ear is surest of."""
        told = self.of("story")
        surest = _trimmed(max(told, key=lambda p: charge(p.clause)).text) if told else None
        return FRAME.sub("", surest) if surest else None

    def of(self, *sides: Side) -> list[Piece]:
        """The pieces on these sides."""
        return [piece for piece in self.pieces if piece.side in sides]


def witness(reading: Reading) -> Account:
    """The account as a fair witness hears it."""
    pieces: list[Piece] = []
    for piece in sided(reading.clauses):
        if pieces and pieces[-1].side == "story" and only_a_reason(piece.text):
            pieces[-1] = _with_reason(pieces[-1], piece, reading.text)
        else:
            pieces.append(piece)
    return Account(reading, tuple(pieces))


def _with_reason(story: Piece, reason: Piece, text: str) -> Piece:
    return replace(story, end=reason.end, text=text[story.start : reason.end])


def _joined(text: str, pieces: Sequence[Piece]) -> Iterator[str]:
    start: int | None = None
    end = 0
    for piece in pieces:
        if piece.side != "fact":
            if start is not None:
                yield text[start:end]
            start = None
            continue
        if start is not None and _ends(text[start:end], piece.text):
            yield text[start:end]
            start = None
        start = piece.start if start is None else start
        end = piece.end
    if start is not None:
        yield text[start:end]


def _ends(span: str, following: str) -> bool:
    """Whether a sentence ends here; "9 p.m. for her" goes on."""
    return bool(SENTENCE_END.search(span)) and not following.lstrip()[:1].islower()


def _trimmed(span: str) -> str:
    """Without connectors in front and stops behind."""
    bare = OPENER.sub("", span).rstrip(" ,;:—–-\n")
    return bare[:-1].rstrip() if re.search(r"(?<!\.)[.]$", bare) else bare


def _distinct(spans: Iterator[str] | Sequence[str]) -> list[str]:
    return [s for s in dict.fromkeys(spans) if len(s.split()) >= SHORTEST]
