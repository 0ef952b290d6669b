"""Labelled texts, and the same view of them that a reader of fresh text has.

The guide for labellers is `knowledge/labels/ear/GUIDE.md`. `apart.jsonl` holds the voices that
judge; nothing is trained or chosen on them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.language.clauses import Role
from assistant.language.features import Kind
from assistant.language.people import untitled

LABELS = Path(__file__).resolve().parents[3] / "knowledge" / "labels" / "ear"
APART = "apart.jsonl"
REPLY = "reply"
"""The genre in which `other` writes to `me`."""


@dataclass(frozen=True, slots=True)
class LabelledClause:
    """A clause, its span in the text, and its roles, the main one first.

    `agent`: a name without title, or "both"; `due_text` and `due`: words of a day, the day meant.
    """

    text: str
    start: int
    end: int
    roles: tuple[Role, ...]
    agent: str | None = None
    due_text: str | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text by one voice. `language` is "id", "en", or "mix" for Indonesian mixed with English.

    `writer` and `reader`: by and to whom, or about whom; `on`: the day that days count from.
    """

    name: str
    voice: str
    language: str
    kind: Kind
    text: str
    clauses: tuple[LabelledClause, ...]
    register: str = ""
    writer: str | None = None
    reader: str | None = None
    on: date | None = None

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
            me, other = entry.get("me"), entry.get("other")
            writer, reader = (other, me) if entry.get("genre") == REPLY else (me, other)
            yield LabelledText(
                name=entry["id"],
                voice=entry["voice"],
                language=entry["lang"],
                kind=entry["kind"],
                text=entry["text"],
                clauses=tuple(_clauses(entry)),
                register=entry.get("register", ""),
                writer=writer,
                reader=reader,
                on=_day(entry.get("date")),
            )


def _clauses(entry: dict[str, Any]) -> Iterator[LabelledClause]:
    position = 0
    for clause in entry["clauses"]:
        start = entry["text"].find(clause["text"], position)
        if start < 0:
            raise ValueError(f"{entry['id']}: not in its text: {clause['text']!r}")
        position = start + len(clause["text"])
        yield LabelledClause(
            clause["text"],
            start,
            position,
            tuple(map(Role, clause["roles"])),
            _agent(clause.get("agent"), entry),
            clause.get("due_text"),
            _day(clause.get("due")),
        )


def _agent(agent: str | None, entry: dict[str, Any]) -> str | None:
    """The name of "me" and "other"."""
    name = entry.get(agent) if agent in ("me", "other") else agent
    return untitled(name) if name else None


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
