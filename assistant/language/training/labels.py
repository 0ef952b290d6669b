"""Labelled texts, and the same view of them that a reader of fresh text has.

The guide for labellers is `knowledge/labels/ear/GUIDE.md`. `apart.jsonl` holds the voices that
judge; nothing is trained or chosen on them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.language.clauses import Role
from assistant.language.features import Kind

LABELS = Path(__file__).resolve().parents[3] / "knowledge" / "labels" / "ear"
APART = "apart.jsonl"


@dataclass(frozen=True, slots=True)
class LabelledClause:
    """A clause, its span in the text, and its roles, the main one first."""

    text: str
    start: int
    end: int
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text by one voice. `language` is "id", "en", or "mix" for Indonesian mixed with English."""

    name: str
    voice: str
    language: str
    kind: Kind
    text: str
    clauses: tuple[LabelledClause, ...]

    @property
    def group(self) -> str:
        """The language whose figures this text counts for: mixed talk counts as Indonesian."""
        return "en" if self.language == "en" else "id"


def training_texts(folder: Path = LABELS) -> list[LabelledText]:
    """All texts that may be trained on, in a fixed order."""
    return [
        text
        for path in sorted(folder.glob("*.jsonl"))
        if path.name != APART
        for text in read_labels(path)
    ]


def apart_texts(folder: Path = LABELS) -> list[LabelledText]:
    """The texts that judge."""
    return list(read_labels(folder / APART))


def read_labels(path: Path) -> Iterator[LabelledText]:
    """The texts of one file. Raises ValueError where a clause does not stand in its text."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            yield LabelledText(
                name=entry["id"],
                voice=entry["voice"],
                language=entry["lang"],
                kind=entry["kind"],
                text=entry["text"],
                clauses=tuple(_clauses(entry)),
            )


def _clauses(entry: dict[str, Any]) -> Iterator[LabelledClause]:
    position = 0
    for clause in entry["clauses"]:
        start = entry["text"].find(clause["text"], position)
        if start < 0:
            raise ValueError(f"{entry['id']}: not in its text: {clause['text']!r}")
        position = start + len(clause["text"])
        yield LabelledClause(clause["text"], start, position, tuple(map(Role, clause["roles"])))
